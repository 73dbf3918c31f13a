import RecordModel

/// How much a finding matters, in Chinese.
enum SeverityWords {
    static func of(_ severity: Finding.Severity) -> String {
        switch severity {
        case .error: "错误"
        case .warning: "提醒"
        case .pending: "待核"
        }
    }
}
