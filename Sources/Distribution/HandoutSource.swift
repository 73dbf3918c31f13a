internal import CentreRun
public import Chronology
public import Diagnostics
internal import FoundationEssentials
public import ScoreModel

/// Why nothing is handed out; exit status 1.
public struct DistributionRefusal: Error, Hashable, Sendable {
    /// What is wrong.
    public let message: Wording
    /// What to do about it.
    public let remedy: Wording

    /// A refusal by its parts.
    public init(_ message: Wording, remedy: Wording) {
        self.message = message
        self.remedy = remedy
    }
}

/// A period's output folder as it was written, and where the period stands.
public struct HandoutSource: Hashable, Sendable {
    /// A department and its workbook.
    public struct Workbook: Hashable, Sendable {
        /// The department's name.
        public let department: String
        /// The workbook's path in the folder.
        public let path: String
        /// Its SHA-256 as the run recorded it.
        public let sha256: String
    }

    /// The folder.
    public let folder: String
    /// The centre's name.
    public let centre: String
    /// The period.
    public let period: Period
    /// Where it stood when the folder was written.
    public let stage: PeriodStanding.Stage
    /// The last day of its notice; `nil` where none hangs.
    public let noticeEnds: Day?
    /// The departments, in code-point order.
    public let workbooks: [Workbook]
    /// Which amendment of the period it is; `nil` for the period's own results.
    public let amendment: HandoutAmendment?
    /// The folder of the period's own results: who was scored stands there.
    let results: String

    /// What a workbook handed out is called: 税务局2026年第三季度考核结果, 税务局2026年第三季度考核结果更正（第1次）.
    public func title(of department: String) -> String {
        "\(department)\(period.title)考核结果\(stage == .draft ? "（草稿）" : "")"
            + (amendment.map { "更正（第\($0.number)次）" } ?? "")
    }

    /// What the log of deliveries knows it by: `2026Q3`, `2026Q3-更正-1`.
    public var label: String {
        amendment.map { StagedAmendment.name(period, number: $0.number) } ?? period.label
    }

    struct Department: Decodable {
        let department: String
        let path: String
    }

    struct File: Decodable {
        let path: String
        let sha256: String
    }

    private struct Record: Decodable {
        struct Standing: Decodable {
            let stage: String
            let notice_last: String?
        }

        let program: String
        let centre: String
        let period: String
        let standing: Standing
        let departments: [Department]?
        let written: [File]
    }

    /// Reads what a run wrote.
    /// - Parameter root: the folder of all results; the period's is in it.
    /// - Throws: ``DistributionRefusal``, `MachineFailure`.
    public static func read(_ period: Period, root: String) throws -> HandoutSource {
        let folder = FileSystem.join(root, period.label)
        let path = folder + "/run.json"
        let again = Wording(
            zh: "先运行 kaohe run --period \(period.label)", en: "first run kaohe run --period \(period.label)")
        guard FileSystem.isFile(path) else {
            throw DistributionRefusal(
                Wording(zh: "\(folder) 里没有 \(period.title)的结果", en: "\(folder) holds no results of \(period.label)"),
                remedy: again)
        }
        let bytes = try FileSystem.read(path, atMost: 64 << 20)
        guard let record = try? JSONDecoder().decode(Record.self, from: Data(bytes)), record.program == "kaohe",
            record.period == period.label, let departments = record.departments,
            let stage = PeriodStanding.Stage(rawValue: record.standing.stage)
        else {
            throw DistributionRefusal(
                Wording(
                    zh: "\(path) 不完整,或是旧版本写的", en: "\(path) is not whole, or was written by an earlier version"),
                remedy: again)
        }
        var hashes: [String: String] = [:]
        for file in record.written { hashes[file.path] = file.sha256 }
        return HandoutSource(
            folder: folder, centre: record.centre, period: period,
            stage: stage, noticeEnds: record.standing.notice_last.flatMap { Day(iso: $0) },
            workbooks: departments.map {
                Workbook(department: $0.department, path: $0.path, sha256: hashes[$0.path] ?? "")
            }, amendment: nil, results: folder)
    }
}
