/// A mapping of the rule language, as a schema has it: its keys, what each means and what it takes.
///
/// Each construct is a static value in a file of its own; ``Definition/all`` lists them. A test holds the keys to those the
/// decoders read.
public struct Construct: Sendable {
    /// Its name among the definitions of a schema.
    public let name: String
    /// What it is, in Chinese.
    public let title: String
    /// What it says, in Chinese.
    public let meaning: String
    /// Its keys, in the order of the documentation.
    public let keys: [Key]
    /// Which keys must be there, besides those that say so themselves.
    public let demands: [Demand]
    /// What further keys take, where the file itself gives names; `nil` where there are no further keys.
    public let others: ValueForm?

    /// What must be written.
    public enum Demand: Sendable, Hashable {
        /// At least one of these keys.
        case anyOf([String])
        /// One of these keys and no second one.
        case oneOf([String])
        /// At most one of these keys.
        case atMostOne([String])
        /// With one key, another.
        case with(String, String)
    }

    /// A construct by its parts.
    public init(
        _ name: String, _ title: String, _ meaning: String, keys: [Key], demands: [Demand] = [],
        others: ValueForm? = nil
    ) {
        self.name = name
        self.title = title
        self.meaning = meaning
        self.keys = keys
        self.demands = demands
        self.others = others
    }
}

/// A key of a construct.
public struct Key: Sendable {
    /// Its English spelling; the Chinese ones are the vocabulary's.
    public let name: String
    /// What it takes.
    public let form: ValueForm
    /// What it means, in Chinese.
    public let meaning: String
    /// How it is written; empty if that goes without saying.
    public let example: String
    /// Whether it must be there.
    public let isRequired: Bool

    /// A key by its parts.
    public init(
        _ name: String, _ form: ValueForm, _ meaning: String, example: String = "", required isRequired: Bool = false
    ) {
        self.name = name
        self.form = form
        self.meaning = meaning
        self.example = example
        self.isRequired = isRequired
    }
}
