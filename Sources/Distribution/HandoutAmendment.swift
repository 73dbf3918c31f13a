internal import CentreRun
public import Chronology
internal import Diagnostics
internal import FoundationEssentials
public import LedgerModel
internal import ScoreModel

/// Which amendment of a period is handed out.
public struct HandoutAmendment: Hashable, Sendable {
    /// The first of the period is 1.
    public let number: Int
    /// Who answers for it.
    public let by: String
    /// Its day.
    public let on: Day
}

extension HandoutSource {
    private struct Record: Decodable {
        let program: String
        let centre: String
        let period: String
        let amendment: Int
        let by: String
        let on: String
        let departments: [Department]
        let written: [File]
    }

    /// The ledger has all an amendment's folder is made from.
    private static func rewriting(_ period: Period, _ number: Int) -> Wording {
        let command = "kaohe correct amend --rewrite \(number) --period \(period.label)"
        return Wording(
            zh: "按考核档案重新写出:\(command);写在别处的,用 --output 指明",
            en: "write it again from the ledger: \(command); or name the folder it was written to with --output")
    }

    /// Reads what an amendment wrote.
    /// - Parameters:
    ///   - root: the folder of all results; the amendment's is in it.
    ///   - recorded: the amendments the ledger knows of the period.
    ///   - record: what the ledger says of the period.
    /// - Throws: ``DistributionRefusal``, `MachineFailure`.
    public static func read(
        _ period: Period, amendment number: Int, root: String, recorded: [Amendment], record: PeriodRecord?
    ) throws -> HandoutSource {
        guard let amendment = recorded.first(where: { $0.number == number }) else {
            let numbers = recorded.map { String($0.number) }
            throw DistributionRefusal(
                Wording(
                    zh: "考核档案里\(period.title)没有第 \(number) 次更正",
                    en: "the ledger has no amendment \(number) of \(period.label)"),
                remedy: numbers.isEmpty
                    ? Wording(
                        zh: "本期没有作过更正;不写 --amendment 就分发本期的结果",
                        en: "the period was never amended; without --amendment its results are handed out")
                    : Wording(
                        zh: "本期作过的更正:\(numbers.joined(separator: "、"))",
                        en: "its amendments: \(numbers.joined(separator: ", "))"))
        }
        let folder = FileSystem.join(root, StagedAmendment.name(period, number: number))
        let path = folder + "/amendment.json"
        guard FileSystem.isFile(path) else {
            throw DistributionRefusal(
                Wording(zh: "没有 \(path)", en: "there is no \(path)"),
                remedy: Self.rewriting(period, number))
        }
        let bytes = try FileSystem.read(path, atMost: 64 << 20)
        guard let found = try? JSONDecoder().decode(Record.self, from: Data(bytes)), found.program == "kaohe",
            let day = Day(iso: found.on)
        else {
            throw DistributionRefusal(
                Wording(zh: "\(path) 不完整", en: "\(path) is not whole"),
                remedy: Self.rewriting(period, number))
        }
        guard
            found.period == period.label, found.amendment == number, found.by == amendment.by,
            day == amendment.at.day
        else {
            throw DistributionRefusal(
                Wording(
                    zh: "\(folder) 里的不是考核档案里\(period.title)的第 \(number) 次更正",
                    en: "\(folder) does not hold the ledger's amendment \(number) of \(period.label)"),
                remedy: Self.rewriting(period, number))
        }
        var hashes: [String: String] = [:]
        for file in found.written { hashes[file.path] = file.sha256 }
        return HandoutSource(
            folder: folder, centre: found.centre, period: period, stage: record?.standing.stage ?? .draft,
            noticeEnds: nil,
            workbooks: found.departments.map {
                Workbook(department: $0.department, path: $0.path, sha256: hashes[$0.path] ?? "")
            }, amendment: HandoutAmendment(number: number, by: found.by, on: day),
            results: FileSystem.join(root, period.label))
    }
}
