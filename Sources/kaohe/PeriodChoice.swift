import ArgumentParser
import CentreRun
import Chronology
import Diagnostics

/// Which period a command is about.
enum PeriodChoice {
    /// The complaint about a text that is no period.
    static func complaint(_ text: String, _ language: Language) -> ValidationError {
        ValidationError(
            language.text(
                "--period 的“\(text)”不是考核期:季度如 2026Q3,月如 2026-07,半年如 2026H1,年如 2026",
                "--period \(text) is no period: 2026Q3, 2026-07, 2026H1 or 2026"))
    }

    /// Today by the machine's clock, for defaults only.
    static var today: Day? { Clock.today }

    /// The last period of a centre that has ended.
    /// - Parameter kind: of this kind; `nil` is the centre's shortest.
    static func latest(_ centre: Centre, _ kind: PeriodKind? = nil) throws -> Period {
        guard let today,
            let period = kind.map({ centre.lastEndedPeriod($0, before: today) })
                ?? centre.lastEndedPeriod(before: today)
        else {
            throw ValidationError("没有可以考核的周期,请用 --period 指明 · name a period with --period")
        }
        return period
    }
}
