import Amending
import LedgerModel
import RecordModel
import ScoreModel

/// Texts as one department may read them: nothing in which somebody else's person is named. Without a department, as they are.
struct DepartmentText: Sendable {
    /// What stands in place of what is not for it.
    static let cut = "(涉及外单位人员,略)"

    /// Names and ids of people whom only others list.
    private let foreign: [String]
    private let isOffice: Bool

    /// The office's own copy: everything.
    init() {
        foreign = []
        isOffice = true
    }

    /// A department's copy.
    init(_ department: AmendmentReport.Department, in report: AmendmentReport) {
        isOffice = false
        var own: Set<String> = []
        var others: Set<String> = []
        for sheet in report.before.sheets + report.after.sheets where PublishedKind(sheet).isStaff {
            for subject in sheet.subjects {
                let texts = [subject.id, HalfWidth.fold(subject.name)]
                if department.isCalled(subject.department) { own.formUnion(texts) } else { others.formUnion(texts) }
            }
        }
        // One character, or a few digits, could as well be part of anything.
        foreign = others.subtracting(own).filter { text in
            text.count > 1 && (text.utf8.count > 4 || !text.allSatisfy { $0.isNumber })
        }.sorted()
    }

    /// A text, or what stands in place of it.
    func shown(_ text: String) -> String { isForeign(text) ? Self.cut : text }

    /// Whether a text names somebody else's person.
    func isForeign(_ text: String) -> Bool {
        guard !isOffice, !text.isEmpty else { return false }
        let folded = HalfWidth.fold(text)
        return foreign.contains { folded.contains($0) }
    }

    /// What a line rests on: of scores taken from elsewhere a department reads how many they are, not what each has.
    func evidence(of line: LedgerLine) -> String {
        guard !isOffice else { return line.evidence }
        let text = line.rule == line.part ? String(line.evidence.prefix { $0 != ":" }) : line.evidence
        return shown(text)
    }

    /// The corrections that are about a department's own: each names one of its subjects, and nobody else's.
    func own(_ corrections: [LoggedCorrection], of department: AmendmentReport.Department) -> [LoggedCorrection] {
        let keys = Set(department.subjects.flatMap { [$0.id, $0.name] }.map { ExactText(HalfWidth.fold($0)) })
        return corrections.filter { logged in
            let texts = logged.correction.target.texts
            return texts.contains { keys.contains(ExactText(HalfWidth.fold($0))) } && !texts.contains(where: isForeign)
        }
    }
}
