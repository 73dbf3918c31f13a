import Amending
import Confidentiality
import LedgerModel
import RecordModel
import ScoreModel

/// Texts as one department may read them: other words in place of the names and ids of people others sent, as in the books of
/// a run. Without a department, as they are.
struct DepartmentText: Sendable {
    private let department: String
    private let names: NameIndex?

    /// The office's own copy: everything.
    init() { (department, names) = ("", nil) }

    /// A department's copy.
    init(_ department: AmendmentReport.Department, in index: AmendmentIndex) {
        self.department = department.name
        names = index.names
    }

    /// A text without what is not for the department.
    func shown(_ text: String) -> String {
        guard let names, !text.isEmpty else { return text }
        return names.masked(text, for: department, with: DepartmentView.cut)
    }

    /// Whether a text names somebody else's person.
    func isForeign(_ text: String) -> Bool {
        guard let names, !text.isEmpty else { return false }
        return !names.foreign(in: text, to: department).isEmpty
    }

    /// What a line rests on: of scores taken from elsewhere a department reads how many they are, not what each has.
    func evidence(of line: LedgerLine) -> String {
        guard names != nil else { return line.evidence }
        return shown(line.rule == line.part ? String(line.evidence.prefix { $0 != ":" }) : line.evidence)
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
