internal import CentreRun
internal import Chronology
public import Diagnostics
internal import Ledger
public import LedgerModel
internal import RecordModel
internal import ScoreModel

/// Looking back at one subject's published periods.
public struct HistoryDesk: Sendable {
    private let place: CentreLedger

    /// The desk of a centre's ledger.
    public init(_ place: CentreLedger) { self.place = place }

    /// A subject's published periods.
    /// - Parameters:
    ///   - text: its id, or its name where only one subject was ever published by that name.
    ///   - sheet: only this sheet, by its id with or without the regulation's.
    /// - Throws: ``HistoryRefusal``, `LedgerFailure`.
    public func history(of text: String, sheet: String?, centre: String) throws -> HistoryReport {
        guard let ledger = try place.openExisting() else { throw HistoryRefusal.nothingPublished }
        let published = try ledger.published()
        guard !published.isEmpty else { throw HistoryRefusal.nothingPublished }
        let known = published.filter { one in sheet.map { one.id == $0 || one.sheet == $0 } ?? true }
        if let sheet, known.isEmpty {
            var ids: [String] = []
            for one in published where !ids.contains(one.id) { ids.append(one.id) }
            throw HistoryRefusal.noSuchSheet(sheet, known: ids)
        }
        let id = try PublishedNames(known).find(text)
        let histories = try ledger.history(of: id).filter { history in
            known.contains { $0.id == history.sheet }
        }
        return HistoryReport(centre: centre, id: id, sheets: histories.map(Self.own))
    }

    /// A history with the corrections that are about the subject itself: not those that an amendment made of others.
    private static func own(_ history: SubjectHistory) -> SubjectHistory {
        let subjects = history.entries.flatMap { [$0.published, $0.current] }
        let names = Set(subjects.flatMap { [$0.id, $0.name] }.map { ExactText(HalfWidth.fold($0)) })
        let lines = history.changes.flatMap { $0.subject.linesBefore + $0.subject.linesAfter }
        let rows = Set(lines.flatMap { $0.evidence.split(separator: ";").map(String.init) })
        return SubjectHistory(
            sheet: history.sheet, title: history.title, decimals: history.decimals, entries: history.entries,
            corrections: history.corrections.filter { logged in
                let target = logged.correction.target
                return target.texts.contains { names.contains(ExactText(HalfWidth.fold($0))) }
                    || rows.contains(target.place)
            })
    }
}

/// Why there is no history to show; nothing was asked of anything but the ledger.
public enum HistoryRefusal: Error, Hashable, Sendable {
    /// The ledger has no published period.
    case nothingPublished
    /// No published sheet has this id.
    case noSuchSheet(String, known: [String])
    /// Nobody was ever published under this id or name; who might be meant.
    case unknown(String, candidates: [String])
    /// Several subjects have this name.
    case ambiguous(String, candidates: [String])

    /// What people are told.
    public func text(in language: Language) -> String {
        func say(_ zh: String, _ en: String) -> String { language == .en ? en : zh }
        let lines: [String]
        switch self {
        case .nothingPublished:
            lines = [
                say("考核档案里还没有公布过任何一期。", "The ledger has no published period yet."),
                say("先公布:kaohe publish --period 考核期 --by 姓名", "First: kaohe publish --period PERIOD --by NAME"),
            ]
        case .noSuchSheet(let sheet, let known):
            lines =
                [
                    say("公布过的考核表里没有“\(sheet)”。", "No published sheet is '\(sheet)'."),
                    say("  公布过的有:", "  the published ones:"),
                ] + known.map { "    \($0)" }
        case .unknown(let text, let candidates):
            lines =
                [say("公布过的结果里没有“\(text)”这个编号或名称。", "No published result has the id or name '\(text)'.")]
                + (candidates.isEmpty ? [] : [say("  是不是:", "  did you mean:")]) + candidates.map { "    \($0)" }
        case .ambiguous(let text, let candidates):
            lines =
                [
                    say(
                        "“\(text)”有 \(candidates.count) 个,请用编号指明。",
                        "'\(text)' is \(candidates.count) subjects; name one by id."),
                    say("  候选:", "  candidates:"),
                ] + candidates.prefix(20).map { "    \($0)" }
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

/// Everyone who was ever published, by id and by the names they had.
private struct PublishedNames {
    private struct Entry {
        let id: String
        var names: [String]
        var place: String
    }

    private var entries: [Entry] = []

    /// - Parameter sheets: oldest first.
    init(_ sheets: [PublishedSheet]) {
        var places: [ExactText: Int] = [:]
        for sheet in sheets.sorted(by: { $0.period < $1.period }) {
            for subject in sheet.subjects {
                let place = [subject.window, subject.department].filter { !$0.isEmpty && $0 != subject.name }
                    .joined(separator: " · ")
                if let known = places[ExactText(subject.id)] {
                    if !entries[known].names.contains(subject.name) { entries[known].names.append(subject.name) }
                    entries[known].place = place
                } else {
                    places[ExactText(subject.id)] = entries.count
                    entries.append(Entry(id: subject.id, names: [subject.name], place: place))
                }
            }
        }
        entries.sort { ExactText($0.id) < ExactText($1.id) }
    }

    /// The id a text means.
    func find(_ text: String) throws(HistoryRefusal) -> String {
        let wanted = HalfWidth.fold(text)
        let exact = ExactText(wanted)
        if let entry = entries.first(where: { ExactText(HalfWidth.fold($0.id)) == exact }) { return entry.id }
        let named = entries.filter { $0.names.contains { ExactText(HalfWidth.fold($0)) == exact } }
        guard let entry = named.first else { throw .unknown(text, candidates: near(wanted)) }
        guard named.count == 1 else { throw .ambiguous(text, candidates: named.map(shown)) }
        return entry.id
    }

    private func near(_ wanted: String) -> [String] {
        guard !wanted.isEmpty else { return [] }
        var near = entries.filter { entry in
            ([entry.id] + entry.names).contains { HalfWidth.fold($0).contains(wanted) }
        }
        for name in [
            NearestName.find(wanted, among: entries.map(\.id)),
            NearestName.find(wanted, among: entries.flatMap(\.names)),
        ].compactMap({ $0 }) {
            near += entries.filter { ($0.id == name || $0.names.contains(name)) && !near.map(\.id).contains($0.id) }
        }
        return near.prefix(8).map(shown)
    }

    private func shown(_ entry: Entry) -> String {
        let name = entry.names.last ?? ""
        return [entry.id, name == entry.id ? "" : name, entry.place].filter { !$0.isEmpty }.joined(separator: "  ")
    }
}
