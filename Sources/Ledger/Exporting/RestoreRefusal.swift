public import Diagnostics

/// Why an export was not made a ledger of again. Nothing was written.
public enum RestoreRefusal: Hashable, Sendable {
    /// There is something at the ledger's place already.
    case exists(path: String)
    /// A file of the export is missing, damaged or not kaohe's.
    /// - Parameters:
    ///   - file: its name.
    ///   - line: the line, from 1; `nil` where it is about the whole file.
    case damaged(file: String, line: Int?, Wording)
    /// The files are whole, but what they hold is not what kaohe wrote.
    case faults([LedgerFault])
}
