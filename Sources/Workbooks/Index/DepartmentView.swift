import Confidentiality
import RecordModel
import RuleModel
import ScoreModel

/// What a department may read: of lines that stand on a window or on another unit, nothing that is about people others sent;
/// and in whatever a recorder wrote, other words in place of their names and ids.
struct DepartmentView: Sendable {
    /// What stands in place of what is not for it.
    static let cut = "外单位人员"

    private let department: ExactText
    private let directory: PeopleDirectory?
    private let names: NameIndex
    /// What stands in place of the path of a table that is named after somebody else; by the table's number.
    private let cutPaths: [Int: String]

    init(_ department: String, _ index: ReportIndex) {
        self.department = PeopleDirectory.key(department)
        directory = index.directory
        names = index.names
        var paths: [Int: String] = [:]
        for (number, table) in index.report.tables.enumerated() {
            let path = String(decoding: table.path.utf8, as: UTF8.self)
            let masked = index.names.masked(path, for: self.department.text, with: Self.cut)
            if masked != path { paths[number] = masked }
        }
        cutPaths = paths
    }

    /// A line as the department may read it.
    func shown(_ line: ScoreLine, of subject: SubjectScore, in result: ResultIndex) -> ScoreLine {
        if !result.kind.isStaff, names(line, of: subject, in: result) {
            return ScoreLine(
                source: line.source, day: line.day, points: line.points, evidence: .counted(Self.cut), note: Self.cut)
        }
        guard case .part(let part) = line.source, case .counted(let what) = line.evidence,
            showsOthers(part, of: subject, in: result)
        else { return masked(line) }
        // 5 人:98、97 …: how many it is taken from may be said, not what each of them has.
        return ScoreLine(
            source: line.source, day: line.day, points: line.points,
            evidence: .counted(masked(String(what.prefix { $0 != ":" }))), note: masked(line.note))
    }

    /// A line without the names and ids of people others sent.
    private func masked(_ line: ScoreLine) -> ScoreLine {
        let (note, evidence) = (masked(line.note), masked(line.evidence))
        guard note != line.note || evidence != line.evidence else { return line }
        return ScoreLine(source: line.source, day: line.day, points: line.points, evidence: evidence, note: note)
    }

    private func masked(_ evidence: Evidence) -> Evidence {
        switch evidence {
        case .row(let reference):
            cutPaths[Int(reference.file)].map { .counted("\($0):\(reference.row)") } ?? evidence
        case .rows(let references):
            references.contains { cutPaths[Int($0.file)] != nil }
                ? .several(references.map { masked(.row($0)) }) : evidence
        case .counted(let what): .counted(masked(what))
        case .several(let parts): .several(parts.map(masked))
        }
    }

    private func masked(_ text: String) -> String {
        text.isEmpty ? text : names.masked(text, for: department.text, with: Self.cut)
    }

    private func names(_ line: ScoreLine, of subject: SubjectScore, in result: ResultIndex) -> Bool {
        if names(line.note, of: subject, in: result) { return true }
        if case .counted(let what) = line.evidence { return names(what, of: subject, in: result) }
        return false
    }

    /// Why a consequence befell a subject, as the department may read it.
    func shown(_ reason: String, of subject: SubjectScore, in result: ResultIndex) -> String {
        !result.kind.isStaff && names(reason, of: subject, in: result) ? Self.cut : masked(reason)
    }

    /// Whether a part's line lists the scores of people others may have sent.
    private func showsOthers(_ part: Int, of subject: SubjectScore, in result: ResultIndex) -> Bool {
        guard part < result.result.sheet.parts.count else { return false }
        return result.result.sheet.parts[part].compositions.contains { composition in
            switch composition.steps.last {
            case .group?: true
            case .members?, .post?: result.kind.kind == .window && !foreigners(at: subject).isEmpty
            case .window?, .department?, .periods?, nil: false
            }
        }
    }

    /// People of other departments at a window.
    private func foreigners(at subject: SubjectScore) -> [PeopleDirectory.Person] {
        (directory?.people(at: PeopleDirectory.key(subject.name)) ?? []).filter { !$0.belongs(to: department) }
    }

    /// Whether a text names anyone of another department: in front of what happened (`张三:迟到 5 分钟`), or, of those who
    /// share the window, anywhere.
    private func names(_ text: String, of subject: SubjectScore, in result: ResultIndex) -> Bool {
        guard let directory, !text.isEmpty else { return false }
        let text = HalfWidth.fold(text)
        let isWindow = result.kind.kind == .window
        let window = PeopleDirectory.key(subject.name)
        // What stands before a colon, with and without what a rule's code put in front of it.
        for segment in text.split(separator: ":", omittingEmptySubsequences: false).dropLast() {
            for name in [segment, segment.split(separator: " ").last ?? segment] {
                let found = directory.people(named: ExactText(String(name)))
                let here = isWindow ? found.filter { $0.windows.contains(window) } : []
                let isForeign =
                    here.isEmpty
                    ? !found.isEmpty && !found.contains { $0.belongs(to: department) }
                    : !here.allSatisfy { $0.belongs(to: department) }
                if isForeign { return true }
            }
        }
        guard isWindow else { return false }
        return foreigners(at: subject).contains { person in
            person.name.text.unicodeScalars.count > 1 && text.contains(person.name.text)
                || Self.hasWord(person.id.text, in: text)
        }
    }

    /// Whether an id stands in a text as a word of its own. One of a few digits is never looked for: it could as well be a
    /// date's or a score's.
    static func hasWord(_ id: String, in text: String) -> Bool {
        guard id.utf8.count > 1, id.utf8.count > 4 || !id.allSatisfy(\.isNumber) else { return false }
        func isWord(_ character: Character) -> Bool { character.isASCII && (character.isLetter || character.isNumber) }
        var rest = text[...]
        while let range = rest.firstRange(of: id) {
            let (before, after) = (text[..<range.lowerBound].last, text[range.upperBound...].first)
            if !(before.map(isWord) ?? false) && !(after.map(isWord) ?? false) { return true }
            rest = text[range.upperBound...]
        }
        return false
    }
}
