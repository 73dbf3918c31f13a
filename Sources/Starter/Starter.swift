internal import Chronology
internal import Diagnostics
internal import Letters
internal import RuleLoading
internal import RuleSchema

/// The folder of a new centre: commented examples of every file, and rows that can be scored at once.
public enum Starter {
    /// A file of the folder.
    public struct File: Sendable, Hashable {
        /// Where it stands in the folder.
        public let path: String
        /// What it holds.
        public let text: String
    }

    /// The years whose calendars the program ships, in order.
    public static var years: [Int] { ShippedCalendars.texts.map(\.year) }

    /// The text of a shipped calendar as it stands in `rules/calendars`; `nil` for a year that is not shipped.
    public static func calendar(_ year: Int) -> String? { ShippedCalendars.texts.first { $0.year == year }?.text }

    /// All files for a centre that begins in a year; `nil` for a year whose calendar is not shipped.
    ///
    /// The rows are those of the year's first quarter. The same year gives the same bytes.
    public static func files(year: Int) -> [File]? {
        guard let shipped = calendar(year), let days = workingDays(shipped, year) else { return nil }
        // In the repository the file lies a folder deeper.
        let calendar = shipped.replacing("$schema=../../schema/", with: "$schema=../schema/", maxReplacements: 1)
        let rows = StarterRows(days: days)
        var files = [
            File(path: "说明.md", text: GuideText.text(year: year)),
            File(path: "centre.yaml", text: CentreText.text(year: year)),
            File(path: "rules/regulation.yaml", text: RegulationText.text(year: year)),
            File(path: "rules/attendance.yaml", text: AttendanceText.text),
            File(path: "rules/china-\(year).yaml", text: calendar),
            File(path: "roster.csv", text: rows.roster),
            File(path: "logs/attendance.csv", text: rows.attendance),
            File(path: "logs/leave.csv", text: rows.leave),
            File(path: "logs/cases.csv", text: rows.cases),
            File(path: "logs/events.csv", text: rows.events),
        ]
        // What another city calls a commendation is no consequence of this regulation's.
        files += ShippedLetters.texts.map { letter in
            File(path: "letters/" + letter.name, text: Self.forNotepad(letter.text.replacing("、表彰通报", with: "")))
        }
        for kind in [RuleFileKind.centre, .regulation, .calendar, .attendance] {
            let schema = RuleSchema.file(kind)
            files.append(File(path: "schema/" + schema.name, text: schema.text))
        }
        return files
    }

    /// A text as Notepad keeps it, old ones too: byte-order mark, CRLF.
    private static func forNotepad(_ text: String) -> String {
        "\u{FEFF}" + text.replacing("\n", with: "\r\n")
    }

    /// The working days of a year's first quarter.
    private static func workingDays(_ calendar: String, _ year: Int) -> [Day]? {
        let file = CalendarLoader.load(name: "china-\(year).yaml", bytes: Array(calendar.utf8)).value
        guard let file, let working = CalendarLoader.merge([file]).sound,
            let quarter = Period(kind: .quarter, year: year, number: 1)
        else { return nil }
        return Array(working.workingDays(from: quarter.first, through: quarter.last))
    }
}
