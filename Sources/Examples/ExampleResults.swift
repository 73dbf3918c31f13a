internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// A score line as examples speak of it.
struct ResultLine {
    let sheet: String
    let subject: String
    /// The rule's id, a part's id, or `total`.
    let source: String
    /// Its other names: the code, the part's title.
    let names: [String]
    let points: Rational
    let day: Day
    let note: String
    let evidence: String
}

/// What a run came to, as examples ask about it.
struct ExampleResults {
    let report: RunReport
    let lines: [ResultLine]

    init(_ report: RunReport) {
        self.report = report
        lines = report.sheets.flatMap { sheet in
            sheet.subjects.flatMap { subject in
                subject.lines.map { line in
                    let (source, names): (String, [String]) =
                        switch line.source {
                        case .rule(let index): (sheet.rules[index].id, [sheet.rules[index].code])
                        case .part(let index): (sheet.sheet.parts[index].id, [sheet.sheet.parts[index].title])
                        case .total: ("total", ["总分"])
                        }
                    return ResultLine(
                        sheet: sheet.sheet.id, subject: subject.id, source: source, names: names, points: line.points,
                        day: line.day, note: line.note, evidence: report.text(of: line.evidence))
                }
            }
        }
    }

    /// The id that lines from a rule, a part or the total bear, by any of its names.
    func source(named name: String) -> String? {
        let wanted = ExactText(HalfWidth.fold(name))
        if HalfWidth.fold(name) == "total" || HalfWidth.fold(name) == "总分" { return "total" }
        for sheet in report.sheets {
            for rule in sheet.rules
            where ExactText(HalfWidth.fold(rule.id)) == wanted || ExactText(HalfWidth.fold(rule.code)) == wanted {
                return rule.id
            }
        }
        for part in report.sheets.flatMap(\.sheet.parts)
        where ExactText(HalfWidth.fold(part.id)) == wanted || ExactText(HalfWidth.fold(part.title)) == wanted {
            return part.id
        }
        return nil
    }

    /// A subject's score, on one sheet if it is there.
    func score(of subject: String, on sheet: String?) -> (score: SubjectScore, sheet: SheetResult)? {
        let wanted = ExactText(HalfWidth.fold(subject))
        let sheets = report.sheets.filter { $0.sheet.id == sheet } + report.sheets.filter { $0.sheet.id != sheet }
        for result in sheets {
            if let score = result.subjects.first(where: {
                ExactText(HalfWidth.fold($0.id)) == wanted || ExactText(HalfWidth.fold($0.name)) == wanted
            }) {
                return (score, result)
            }
        }
        return nil
    }
}
