/// A number that a price, a factor or a condition goes by (`by`, 按).
public enum Quantity: Hashable, Sendable {
    /// A field of the row: `degree`, `quantity`, `minutes`.
    case field(String)
    /// 第几次: the occurrence's number in its window, from 1.
    case nth
    /// 次数: all occurrences of the window; one price in place of their sum.
    case count
    /// A measure of the subject in the window.
    case measure(String)
    /// 名次: the place of the subject's measure in its peer group, 1 for the highest; equal values share the better.
    case place(of: String)

    /// The measure it asks for, if any.
    public var measure: String? {
        switch self {
        case .measure(let name), .place(of: let name): name
        case .field, .nth, .count: nil
        }
    }

    /// Whether it has one value in a window rather than one for each row.
    public var isOfWindow: Bool {
        switch self {
        case .field, .nth: false
        case .count, .measure, .place: true
        }
    }
}
