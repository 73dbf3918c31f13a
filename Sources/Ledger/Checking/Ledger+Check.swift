internal import GRDB

extension Ledger {
    /// Looks the whole ledger over: the file, its tables and guards, what refers to what, and whether everything that is for good
    /// still is what it was.
    /// - Returns: the faults, worst first; empty where there are none.
    public func check() throws(LedgerFailure) -> [LedgerFault] {
        let found = try read { db in Result { try LedgerCheck(db).faults() } }
        switch found {
        case .success(let faults): return faults
        case .failure(let error):
            // What cannot even be read is found as well.
            guard case .damaged(_, let message) = LedgerFailure(error, during: "read", path) else {
                throw LedgerFailure(error, during: "read", path)
            }
            return [LedgerFault(.structure, zh: "档案文件损坏:\(message)", en: "the file is damaged: \(message)")]
        }
    }
}
