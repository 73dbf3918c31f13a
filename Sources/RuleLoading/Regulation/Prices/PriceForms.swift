internal import RuleModel
internal import YAMLDocument

/// Reads one form of price. Adding a form is adding such a file and naming it in ``PriceForms``.
protocol PriceDecoder: Sendable {
    /// The key that makes a price one of this form.
    static var form: String { get }
    /// Its other keys.
    static var keys: [String] { get }
    /// The price.
    static func decode(_ fields: Fields, _ context: PriceContext, _ decoder: FileDecoder) -> (any Price)?
}

/// The forms a price may have besides a plain amount.
enum PriceForms {
    /// Every form, in the order messages list them.
    static let all: [any PriceDecoder.Type] = [
        TableDecoder.self, StepDecoder.self, LineDecoder.self, ShareDecoder.self, TakeDecoder.self, ChoiceDecoder.self,
    ]

    /// Every key of a price, each once.
    static let keys: KeySet = {
        var keys: [String] = []
        for key in (all.map { $0.form } + all.flatMap { $0.keys }) where !keys.contains(key) { keys.append(key) }
        return KeySet(keys)
    }()
}

/// What a price stands in.
struct PriceContext {
    /// Whether it is taken or given.
    var direction: Effect.Direction
    /// The rows that are priced; `nil` where they could not be read.
    var shape: RowShape?
    /// What decides which words of a field there are: the filter of the rule.
    var filter: RowFilter
    /// Whether the rule fires once a window, so that there is no row to ask.
    var isByWindow: Bool
    /// The names the regulation has.
    var scope: Scope
}
