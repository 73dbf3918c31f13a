import CentreRun
import Chronology
import Diagnostics
import Glibc
import Publication
import RecordModel
import RuleModel
import ScoreModel

/// What `kaohe run` says when it is done: who was scored, what was read and how, where the workbooks are, and on its last
/// line whether anything still stands in the way of publishing.
struct RunSummary {
    /// What became of a run besides its output.
    enum Record {
        /// The centre keeps no ledger.
        case noLedger
        /// The user wanted nothing recorded.
        case notWanted
        /// It was scored by the rules as they were known on a day, and nothing recorded.
        case known(Day)
        /// It is the ledger's draft now.
        case drafted
        /// It is what was frozen.
        case reproduced(RecordedRun.Reproduction)
    }

    let report: RunReport
    let output: RunOutput
    let record: Record
    let language: Language
    /// What was noticed in the centre's files.
    let remarks: [Diagnostic]

    init(
        _ report: RunReport, _ output: RunOutput, _ record: Record, remarks: [Diagnostic], language: Language
    ) {
        self.remarks = remarks
        self.report = report
        self.output = output
        self.record = record
        self.language = language
    }

    init(_ outcome: RecordedRun.Outcome, remarks: [Diagnostic], language: Language) {
        switch outcome {
        case .drafted(let report, let output):
            self.init(report, output, .drafted, remarks: remarks, language: language)
        case .reproduced(let same):
            self.init(same.report, same.output, .reproduced(same), remarks: remarks, language: language)
        }
    }

    var text: String {
        var lines = ["\(report.centre.name)  \(language.text(report.period.title, report.period.label))"]
        lines += report.sheets.map(line(of:))
        lines.append(
            language.text("记录(读入 = 采用 + 期外 + 搁置):", "rows (read = used + outside the period + set aside):"))
        for table in report.tables {
            lines.append(
                "  \(table.path)  \(table.encoding)  \(table.read) = \(table.used) + \(table.outside) + \(table.setAside)"
            )
        }
        lines += warnings
        lines += LetterNotes.lines(report.observations, remarks, language)
        lines += observations
        let books = output.files.filter { $0.path.hasSuffix(".xlsx") }.count
        let letters = output.files.count { $0.path.hasPrefix("文书/") }
        let zh = letters > 0 ? "、文书 \(letters) 种" : ""
        let en = letters > 0 ? " and letters of \(letters) kinds" : ""
        lines.append(language.text("工作簿 \(books) 个\(zh),在:\(folder)", "\(books) workbooks\(en) in: \(folder)"))
        lines += recordLines
        if case .reproduced = record {} else { lines.append(lastLine) }
        return CommandHint.complete(lines.joined(separator: "\n") + "\n")
    }

    /// One line a sheet: who was scored, and how they came out.
    private func line(of result: SheetResult) -> String {
        let sheet = result.sheet
        let unit = sheet.subject == .staff ? "人" : "个"
        let lineCount = result.subjects.reduce(0) { $0 + $1.lines.count }
        let disqualified = result.subjects.count { if case .disqualified = $0.status { true } else { false } }
        var reached = sheet.levels.enumerated().map { index, level in
            "\(level.name) \(result.subjects.count { $0.level == index })"
        }
        reached += sheet.honours.enumerated().map { index, honour in
            "\(honour.name) \(result.subjects.count { $0.honours.contains(index) })"
        }
        let out = disqualified > 0
        return language.text(
            "\(sheet.title):考核 \(result.subjects.count) \(unit),参评 \(result.rankedCount) \(unit)"
                + (out ? "(取消资格 \(disqualified) \(unit))" : "") + ",分值 \(lineCount) 行"
                + (reached.isEmpty ? "" : ":" + reached.joined(separator: "、")),
            "\(result.id): \(result.subjects.count) scored, \(result.rankedCount) ranked"
                + (out ? " (\(disqualified) disqualified)" : "") + ", \(lineCount) lines"
                + (reached.isEmpty ? "" : ": " + reached.joined(separator: ", ")))
    }

    /// What was noticed that is no row's fault, counted by kind.
    private var observations: [String] {
        let all = report.observations
        guard !all.isEmpty else { return [] }
        let kinds = Observation.Code.allCases.compactMap { code -> (code: Observation.Code, count: Int)? in
            let count = all.count { $0.code == code }
            return count > 0 ? (code, count) : nil
        }
        return [
            language.text(
                "运行提示 \(all.count) 条(\(kinds.map { "\($0.code.title) \($0.count)" }.joined(separator: "、"))),不影响分数,见 考核总表.xlsx 的“数据问题”。",
                "\(all.count) observations (\(kinds.map { "\($0.code.rawValue) \($0.count)" }.joined(separator: ", ")))."
            )
        ]
    }

    /// Logs of which no row counted: a file that is empty, or another period's; and days nobody signed in or out.
    ///
    /// Nothing is wrong with such a file's rows, so it has no finding; without punches, though, everybody is absent.
    private var warnings: [String] {
        var lines: [String] = []
        for table in report.tables {
            guard let alike = table.imported?.unreadSheets.alike, !alike.isEmpty else { continue }
            let zh = alike.joined(separator: "、")
            let en = alike.joined(separator: ", ")
            lines.append(
                language.text(
                    "注意:\(table.path) 所在的工作簿里还有表头相同的工作表没有读:\(zh)。要读的,在 centre.yaml 里写 文件#工作表。",
                    "warning: the workbook of \(table.path) has more sheets with the same header, not read: \(en); write FILE#SHEET in centre.yaml to read one."
                ))
        }
        if report.sheets.allSatisfy(\.subjects.isEmpty) {
            lines.append(
                language.text(
                    "注意:本期没有考核任何人,核对人员名册是否有人、到岗和离岗日期是否在本期。",
                    "Note: nobody is scored in this period; does the roster list anybody then?"))
        }
        lines += unpublished
        // Rows that corrections add are in no file that could be the wrong one.
        let logs = report.tables.filter { !$0.role.isRoster && $0.path != CorrectionWords.table }
        for table in logs where table.used == 0 && table.setAside == 0 {
            lines.append(
                language.text(
                    "注意:\(table.path) 没有一行用于本期,核对是否放错了文件。",
                    "Note: no row of \(table.path) belongs to this period; is it the right file?"))
        }
        let days = report.daysWithoutPunches
        if !days.isEmpty {
            let named = days.prefix(5).map(\.iso)
            lines.append(
                language.text(
                    "注意:有 \(days.count) 个工作日没有任何人打卡(\(named.joined(separator: "、"))\(days.count > 5 ? " 等" : "")),"
                        + "核对打卡记录是否齐全;这些日子没有请假的时段都按旷工计。",
                    "Note: nobody signed in or out on \(days.count) working days (\(named.joined(separator: ", "))"
                        + "\(days.count > 5 ? ", …" : "")); is a file missing? Sessions without leave count as absent.")
            )
        }
        return lines
    }

    private var folder: String { Self.folder(output) }

    /// The periods whose results are needed and were not published; with a ledger the run has named them before it scored.
    private var unpublished: [String] {
        switch record {
        case .noLedger, .notWanted, .known: break
        case .drafted, .reproduced: return []
        }
        let missing = report.findings.filter { $0.code == .periodNotPublished }.map(\.text)
        guard !missing.isEmpty else { return [] }
        let named = missing.prefix(12).joined(separator: "、") + (missing.count > 12 ? " …" : "")
        return [
            language.text(
                "注意:要用到的 \(missing.count) 期成绩尚未公布(\(named)),以它们为依据的成绩没有计算。",
                "Note: \(missing.count) earlier results are needed and not published (\(named)); what builds on them is not scored."
            )
        ]
    }

    /// The folder as a person would write it: without the way back from the centre's folder.
    static func folder(_ output: RunOutput) -> String {
        guard output.folder.contains("/../"), let path = realpath(output.folder, nil) else { return output.folder }
        defer { free(path) }
        return String(cString: path)
    }

    /// What the ledger says of the run.
    private var recordLines: [String] {
        switch record {
        case .known(let day):
            [
                language.text(
                    "按档案在 \(day.iso) 所知的规则试算,没有记入档案。",
                    "Scored by the rules as the ledger knew them on \(day.iso); nothing was recorded.")
            ]
        case .notWanted: [language.text("没有记入考核档案。", "Nothing was recorded in the ledger.")]
        case .noLedger, .drafted: []
        case .reproduced(let same): reproduced(same)
        }
    }

    private func reproduced(_ same: RecordedRun.Reproduction) -> [String] {
        let standing = report.standing
        var lines: [String] = []
        if !same.difference.isNone {
            lines.append(language.text("与当时相比有变化,但不影响任何结果:", "Changed since, without any effect:"))
            lines += RunDifferenceText(language: language).causes(same.difference)
        }
        if !same.acceptedSince.isEmpty {
            let numbers = same.acceptedSince.map(String.init).joined(separator: language.text("、", ", "))
            lines.append(
                language.text(
                    "以后采纳的更正 \(numbers) 不在其中,须另作更正。", "Corrections \(numbers), accepted since, are not in it."))
        }
        let (first, last) = (standing.notice?.first.iso ?? "", standing.notice?.last.iso ?? "")
        let (day, name) = (standing.publishedOn?.iso ?? "", standing.publishedBy)
        lines.append(
            standing.stage == .notice
                ? language.text("与公示的一致(公示 \(first) 至 \(last))。", "The same as on notice (\(first) to \(last)).")
                : language.text("与已公布的一致(\(day),\(name))。", "The same as published (\(day), \(name))."))
        return lines
    }

    private var lastLine: String {
        let unresolved = report.unresolved
        let errors = unresolved.count { $0.severity == .error }
        let pending = unresolved.count - errors
        let warnings = report.findings.count { $0.severity == .warning }
        let aside = report.findings.count { $0.severity != .warning } - unresolved.count
        let setAside = report.tables.reduce(0) { $0 + $1.setAside }
        let named = aside > 0 ? language.text("按名搁置 \(aside) 条。", " \(aside) are set aside by name.") : ""
        if errors + pending == 0 {
            return language.text(
                "没有未解决的问题" + (warnings > 0 ? "(提醒 \(warnings) 条,见 findings.csv)。" : "。") + named + next,
                "No unresolved findings" + (warnings > 0 ? " (\(warnings) warnings, see findings.csv)." : ".") + named
                    + next)
        }
        return language.text(
            "草稿:有 \(errors + pending) 条问题未解决(错误 \(errors)、待核 \(pending)),搁置 \(setAside) 行;另有提醒 \(warnings) 条。"
                + named + "见 \(folder)/findings.csv 或 考核总表.xlsx 的“数据问题”。" + next,
            "Draft: \(errors + pending) unresolved findings (\(errors) errors, \(pending) pending), \(setAside) rows set aside, "
                + "\(warnings) warnings; see \(folder)/findings.csv." + named + next)
    }

    /// That more is to come, if the period has not ended.
    private var unended: String {
        guard let today = Clock.today, today <= report.period.last else { return "" }
        return language.text(
            "本期到 \(report.period.last.iso) 才结束,结果还会变。",
            " The period lasts until \(report.period.last.iso), and the results will change.")
    }

    /// How it goes on from here.
    private var next: String { unended + recorded }

    private var recorded: String {
        switch record {
        case .noLedger:
            language.text(
                "这个中心没有考核档案,结果不能公布:在 centre.yaml 里写一行 ledger: ledger.sqlite。",
                " The centre keeps no ledger, so this cannot be published: write ledger: ledger.sqlite in centre.yaml.")
        case .drafted: language.text("草稿已记入考核档案。", " The draft is in the ledger.")
        case .notWanted, .known, .reproduced: ""
        }
    }
}
