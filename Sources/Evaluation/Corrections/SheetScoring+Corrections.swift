internal import Chronology
internal import RecordModel
internal import RuleModel

extension SheetScoring {
    /// The corrections of a subject's lines on this sheet, by number.
    func corrections(ofLinesOf subject: Subject) -> [ScoreCorrections.OfLine] {
        guard !corrections.lines.isEmpty else { return [] }
        return corrections.lines(of: "\(plan.regulation.id).\(sheet.id)").filter {
            ExactText($0.line.subject) == ExactText(subject.id)
        }
    }

    /// Corrections of lines of subjects that this sheet does not score.
    func strangers(_ drafts: [SubjectDraft], _ id: String) -> [LineMisfit] {
        let lines = corrections.lines(of: id).filter { period.contains($0.line.day) }
        guard !lines.isEmpty else { return [] }
        let known = Set(drafts.map { ExactText($0.subject.id) })
        return lines.filter { !known.contains(ExactText($0.line.subject)) }.map {
            LineMisfit(number: $0.number, words: "本期考核表 \(id) 上没有这个对象:\($0.line.words)")
        }
    }
}
