internal import Chronology
internal import Diagnostics
public import LedgerModel
internal import ScoreModel

/// Whether a period may be handed out: what hangs on the wall or was published, and a draft only where somebody says so.
public enum HandoutStanding {
    /// Refuses what may not be handed out.
    /// - Parameter record: what the ledger says of the period; `nil` where it says nothing.
    /// - Throws: ``DistributionRefusal``.
    public static func check(
        _ source: HandoutSource, record: PeriodRecord?, allowsDraft: Bool
    ) throws(DistributionRefusal) {
        let label = source.period.label
        let recorded = record?.standing.stage ?? .draft
        // An amendment is the ledger's already.
        if source.amendment != nil, recorded == .published { return }
        guard recorded == source.stage else {
            throw DistributionRefusal(
                Wording(
                    zh:
                        "考核档案里\(source.period.title)是“\(recorded.title)”,输出文件夹 \(source.folder) 里的是“\(source.stage.title)”",
                    en:
                        "\(label) is \(recorded.rawValue) in the ledger, and \(source.stage.rawValue) in \(source.folder)"
                ),
                remedy: Wording(
                    zh: "运行 kaohe run --period \(label),让两者一致", en: "run kaohe run --period \(label) to make them one"))
        }
        guard source.stage != .draft || allowsDraft else {
            throw DistributionRefusal(
                Wording(
                    zh: "\(source.period.title)还是草稿,没有公示或公布", en: "\(label) is a draft, neither on notice nor published"
                ),
                remedy: Wording(
                    zh: "先公示:kaohe publish --period \(label) --notice --by 姓名;确实要分发草稿的,加 --draft",
                    en:
                        "put it on notice first: kaohe publish --period \(label) --notice --by NAME; or add --draft to hand out the draft"
                ))
        }
    }
}

extension HandoutSource {
    /// Refuses names of departments that have no workbook.
    /// - Throws: ``DistributionRefusal``.
    public func require(_ departments: [String]) throws(DistributionRefusal) {
        let known = Set(workbooks.map(\.department))
        guard let unknown = departments.first(where: { !known.contains($0) }) else { return }
        throw DistributionRefusal(
            Wording(zh: "\(period.title)没有部门“\(unknown)”的工作簿", en: "\(period.label) has no workbook of '\(unknown)'"),
            remedy: Wording(
                zh: "本期的部门:\(workbooks.map(\.department).joined(separator: "、"))",
                en: "its departments: \(workbooks.map(\.department).joined(separator: ", "))"))
    }
}
