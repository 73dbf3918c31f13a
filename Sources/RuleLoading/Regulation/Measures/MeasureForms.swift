internal import RuleModel

/// Reads one form of measure. Adding a form is adding such a file and naming it in ``MeasureForms``.
protocol MeasureDecoder: Sendable {
    /// The key that makes a measure one of this form.
    static var form: String { get }
    /// Its other keys, besides those every measure may have.
    static var keys: [String] { get }
    /// Whether its values are shares and whether they are always whole, from what can be seen before anything is decoded.
    static var nature: MeasureNature { get }
    /// The measure, and what it is called where it has no title of its own.
    static func decode(_ fields: Fields, _ scope: Scope, _ decoder: FileDecoder) -> (
        form: any MeasureForm, title: String
    )?
}

/// What the values of a form are.
enum MeasureNature {
    /// Always whole.
    case whole
    /// Numbers that may be broken.
    case broken
    /// Shares.
    case share
    /// As those of the two measures it names.
    case asParents
}

/// The forms a measure may have.
enum MeasureForms {
    /// Every form, in the order messages list them.
    static let all: [any MeasureDecoder.Type] = [
        CountDecoder.self, SumDecoder.self, MeanDecoder.self, DistinctDecoder.self, RatioDecoder.self,
        MinusDecoder.self, StreakDecoder.self, AboveMeanDecoder.self, PeopleDecoder.self, ColumnDecoder.self,
    ]

    /// Keys every measure may have.
    static let common = ["title", "reading", "no_data", "target", "rows_of"]
    /// Keys of forms that look at rows.
    static let selection = ["of", "where", "unless", "on"]

    /// Every key of a measure, each once.
    static let keys: KeySet = {
        var keys: [String] = []
        for key in (all.map { $0.form } + common + all.flatMap { $0.keys }) where !keys.contains(key) {
            keys.append(key)
        }
        return KeySet(keys)
    }()
}
