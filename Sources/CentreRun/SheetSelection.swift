public import Chronology
internal import Diagnostics
internal import Evaluation
internal import RuleLoading
internal import RuleModel
internal import ScoreModel

extension Centre {
    /// The period to score where none is named: the last of the centre's shortest kind of period that had ended before
    /// a day.
    public func lastEndedPeriod(before today: Day) -> Period? {
        let kinds = regulations.flatMap { $0.sheets.map(\.period) }
        guard let shortest = kinds.min(by: { $0.months < $1.months }) else { return nil }
        return Period(shortest, containing: today)?.previous
    }

    /// The last period of a kind that had ended before a day.
    public func lastEndedPeriod(_ kind: PeriodKind, before today: Day) -> Period? {
        Period(kind, containing: today)?.previous
    }

    /// The sheets that a period calls for, of the regulations in force.
    /// - Throws: ``RefusedRun`` where there are none, or where the period is not covered.
    func sheets(for period: Period, earlier: EarlierResults = .published(.none)) throws -> [SheetChoice] {
        var problems: [Diagnostic] = []
        if !calendar.covers(period.first) || !calendar.covers(period.last) {
            problems.append(outsideCalendar(period))
        }
        var choices: [SheetChoice] = []
        for history in histories {
            let touching = history.versions(in: period.span)
            guard touching.contains(where: { $0.sheets.contains { $0.period == period.kind } }) else { continue }
            guard let first = touching.first, let last = touching.last else { continue }
            if !(first.since.map { $0 <= period.first } ?? true) {
                problems.append(notInForce(first, period))
            } else if !(last.until.map { $0 >= period.last } ?? true) {
                problems.append(notInForce(last, period))
            } else if let merge = history.merged(for: period, calendar: calendar, earlier: earlier) {
                problems += merge.problems
                choices += merge.regulation.sheets.filter { $0.period == period.kind }.map {
                    SheetChoice(regulation: merge.regulation, sheet: $0)
                }
            }
        }
        if choices.isEmpty && problems.isEmpty { problems.append(noSheet(period)) }
        guard problems.isEmpty else { throw RefusedRun(problems.map { .setting($0) }, sources: sources) }
        return choices
    }

    /// The centre's regulations, each with all its versions, in the file's order.
    var histories: [RegulationHistory] {
        var ids: [String] = []
        for id in regulations.map(\.id) where !ids.contains(id) { ids.append(id) }
        return ids.map { id in RegulationHistory(regulations.filter { $0.id == id }) }
    }

    /// What a regulation is in another period than the one asked for.
    var inForce: ScoringPlan.InForce {
        let several = histories.filter { $0.versions.count > 1 }
        let calendar = calendar
        return { regulation, period in
            several.first { $0.versions.first?.id == regulation.id }?
                .merged(for: period, calendar: calendar, earlier: .scored)?.regulation ?? regulation
        }
    }

    /// The sheets of all regulations, whether or not a run scores them, with the days on which their rules may be cited.
    ///
    /// A regulation that is in force on a day looked at stands for what was before its first and after its last version
    /// too; one that is not, only for its own days.
    func citable(in span: DaySpan) -> [(choice: SheetChoice, days: EventCitations.Days)] {
        histories.flatMap { history -> [(choice: SheetChoice, days: EventCitations.Days)] in
            let isLookedAt = !history.versions(in: span).isEmpty
            return history.versions.enumerated().flatMap { place, version in
                let days = EventCitations.Days(
                    since: isLookedAt && place == 0 ? nil : version.since,
                    until: isLookedAt && place == history.versions.count - 1 ? nil : version.until)
                return version.sheets.map { (SheetChoice(regulation: version, sheet: $0), days) }
            }
        }
    }

    private func outsideCalendar(_ period: Period) -> Diagnostic {
        let span = file.calendars.first?.span ?? SourceSpan(file: file.file, line: 1, column: 1)
        return Diagnostic(
            .periodOutsideCalendar, at: span,
            Wording(
                zh: "考核期 \(period.label) 不全在工作日历之内(日历覆盖 \(calendar.first.iso) 至 \(calendar.last.iso))",
                en:
                    "\(period.label) is not wholly covered by the calendar (\(calendar.first.iso) to \(calendar.last.iso))"
            ),
            remedy: Wording(
                zh: "在 calendar 中补上该年度的工作日历文件(国务院办公厅放假通知)",
                en: "add the calendar file of that year to calendar"))
    }

    private func notInForce(_ regulation: Regulation, _ period: Period) -> Diagnostic {
        let since = regulation.since?.iso ?? "…"
        let until = regulation.until?.iso ?? "…"
        return Diagnostic(
            .notInForce, at: regulation.span,
            Wording(
                zh: "“\(regulation.title)”只在 \(since) 至 \(until) 施行,不覆盖整个考核期 \(period.label)",
                en: "\(regulation.id) is in force from \(since) to \(until) and not for all of \(period.label)"),
            remedy: Wording(
                zh: "核对施行日期,补上其余日子施行的版本,或考核其他时期",
                en: "check the dates, add the version of the other days, or score another period"))
    }

    private func noSheet(_ period: Period) -> Diagnostic {
        let kinds = Set(regulations.flatMap { $0.sheets.map(\.period) })
        let known = PeriodKind.allCases.filter(kinds.contains).compactMap { Period($0, containing: period.last)?.label }
        let span = regulations.first?.span ?? SourceSpan(file: file.file, line: 1, column: 1)
        return Diagnostic(
            .noSheetForPeriod, at: span,
            Wording(
                zh: "没有按 \(period.label) 这样的周期考核、并在此期间施行的考核表",
                en: "no sheet in force is scored by periods such as \(period.label)"),
            remedy: Wording(
                zh: "改用考核表的周期,例如 --period \(known.first ?? "2026Q3")",
                en: "name a period of a sheet, such as --period \(known.first ?? "2026Q3")"))
    }

    /// Ties across the border of a level whose rule file asks for a decision.
    func undecided(_ ties: [Evaluation.UndecidedTie]) -> RefusedRun {
        let problems = ties.map { tie in
            let span =
                regulations.first { tie.sheet.hasPrefix($0.id + ".") }?.span
                ?? SourceSpan(file: file.file, line: 1, column: 1)
            let names = tie.ids.prefix(20).joined(separator: "、")
            return Diagnostic(
                .tieToDecide, at: span,
                Wording(
                    zh: "\(tie.sheet) 的“\(tie.level)”名额边界上 \(tie.ids.count) 个并列:\(names)",
                    en: "\(tie.ids.count) tie across the border of '\(tie.level)' on \(tie.sheet): \(names)"),
                remedy: Wording(
                    zh: "由考核领导小组决定后,把该等次的 ties(并列处理)改为 lower(就低)或 upper(就高),或调整名额",
                    en: "decide, then let the level say ties: lower or ties: upper, or change its quota"))
        }
        return RefusedRun(problems.map { .setting($0) }, sources: sources)
    }
}
