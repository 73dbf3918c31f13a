/// A failure of the machine while a workbook was written: a full disk, a folder that may not be written to.
public struct WorkbookError: Error, Hashable, Sendable {
    /// What failed.
    public enum Code: Hashable, Sendable {
        /// libxlsxwriter refused; its error number (`lxw_error`).
        case library(Int32)
        /// The system refused; `errno`.
        case system(Int32)
        /// The handle could not be made.
        case noHandle
    }

    /// What failed.
    public let code: Code
    /// What was being done, in the C library's or the system's own name: `workbook_close`, `mkdir`.
    public let operation: String
    /// The file or folder.
    public let path: String

    /// An error by its parts.
    public init(code: Code, operation: String, path: String) {
        self.code = code
        self.operation = operation
        self.path = path
    }
}

extension WorkbookError: CustomStringConvertible {
    /// `workbook_close: 考核总表.xlsx: libxlsxwriter error 3`; no text of any cell.
    public var description: String {
        switch code {
        case .library(let number): "\(operation): \(path): libxlsxwriter error \(number)"
        case .system(let number): "\(operation): \(path): errno \(number)"
        case .noHandle: "\(operation): \(path): no memory"
        }
    }
}
