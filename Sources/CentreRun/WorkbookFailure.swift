internal import Workbooks

extension MachineFailure {
    /// A workbook that could not be written.
    init(workbook error: WorkbookError) {
        switch error.code {
        case .system(let number): self.init(operation: error.operation, path: error.path, errno: number)
        case .library(let number):
            self.init(operation: error.operation, path: error.path, errno: 0, detail: "libxlsxwriter \(number)")
        case .noHandle: self.init(operation: error.operation, path: error.path, errno: 12)
        }
    }
}
