internal import RuleModel

/// `{take: superior_score}`: the number is the points.
enum TakeDecoder: PriceDecoder {
    static let form = "take"
    static let keys: [String] = []

    static func decode(_ fields: Fields, _ context: PriceContext, _ decoder: FileDecoder) -> (any Price)? {
        decoder.numberBasis(fields["take"], context).map { TakePrice($0.quantity) }
    }
}
