import Diagnostics
import RecordModel
import ScoreModel

/// What is said of letters where nobody would look for what is missing: a template no consequence will ever call for, and a
/// limit whose last day was left blank.
enum LetterNotes {
    /// A line for each.
    static func lines(_ observations: [Observation], _ remarks: [Diagnostic], _ language: Language) -> [String] {
        let unknown = remarks.filter { $0.code == .letterUnknownConsequence }.map { remark in
            language.text("注意:", "Note: ") + "\(remark.span.file):\(remark.span.line): "
                + language.text("不会出文书:", "no letter is made: ") + remark.message.text(in: language)
                + language.text(";", "; ") + remark.remedy.text(in: language)
        }
        let blank = observations.filter { $0.code == .limitPastCalendar }.map { observation in
            language.text(
                "注意:\(observation.message)",
                "Note: the limit of 《\(observation.about)》 runs past the calendar, so its last day was left blank; add the next year to the calendar, or fill it in by hand."
            )
        }
        return (unknown + blank).map { ProblemText.visible($0) }
    }
}
