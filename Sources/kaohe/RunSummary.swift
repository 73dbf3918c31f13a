import CentreRun
import Chronology
import Diagnostics
import Glibc
import RecordModel
import RuleModel
import ScoreModel

/// What `kaohe run` says when it is done: who was scored, what was read and how, where the workbooks are, and on its last
/// line whether anything still stands in the way of publishing.
struct RunSummary {
    let report: RunReport
    let output: RunOutput
    let language: Language

    var text: String {
        var lines = ["\(report.centre.name)  \(language.text(report.period.title, report.period.label))"]
        for result in report.sheets {
            let levels = result.sheet.levels.enumerated().map { index, level in
                "\(level.name) \(result.subjects.count { $0.level == index })"
            }
            let lineCount = result.subjects.reduce(0) { $0 + $1.lines.count }
            lines.append(
                language.text(
                    "\(result.sheet.title):考核 \(result.subjects.count) 人,参评 \(result.rankedCount) 人,分值 \(lineCount) 行",
                    "\(result.id): \(result.subjects.count) scored, \(result.rankedCount) ranked, \(lineCount) lines"))
            lines.append("  " + levels.joined(separator: language.text("、", ", ")))
        }
        lines.append(
            language.text("记录(读入 = 采用 + 期外 + 搁置):", "rows (read = used + outside the period + set aside):"))
        for table in report.tables {
            lines.append(
                "  \(table.path)  \(table.encoding)  \(table.read) = \(table.used) + \(table.outside) + \(table.setAside)"
            )
        }
        lines += warnings
        let books = output.files.filter { $0.path.hasSuffix(".xlsx") }.count
        lines.append(language.text("工作簿 \(books) 个,在:\(folder)", "\(books) workbooks in: \(folder)"))
        lines.append(lastLine)
        return lines.joined(separator: "\n") + "\n"
    }

    /// Logs of which no row counted: a file that is empty, or another period's; and days nobody signed in or out.
    ///
    /// Nothing is wrong with such a file's rows, so it has no finding; without punches, though, everybody is absent.
    private var warnings: [String] {
        var lines: [String] = []
        let logs = report.tables.filter { !$0.role.isRoster }
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

    /// The folder as a person would write it: without the way back from the centre's folder.
    private var folder: String {
        guard output.folder.contains("/../"), let path = realpath(output.folder, nil) else { return output.folder }
        defer { free(path) }
        return String(cString: path)
    }

    private var lastLine: String {
        let errors = report.findings.count { $0.severity == .error }
        let pending = report.findings.count { $0.severity == .pending }
        let warnings = report.findings.count { $0.severity == .warning }
        let setAside = report.tables.reduce(0) { $0 + $1.setAside }
        if errors + pending == 0 {
            return language.text(
                "没有未解决的问题" + (warnings > 0 ? "(提醒 \(warnings) 条,见 findings.csv)。" : "。"),
                "No unresolved findings" + (warnings > 0 ? " (\(warnings) warnings, see findings.csv)." : "."))
        }
        return language.text(
            "草稿:有 \(errors + pending) 条问题未解决(错误 \(errors)、待核 \(pending)),搁置 \(setAside) 行;另有提醒 \(warnings) 条。"
                + "见 \(folder)/findings.csv 或 考核总表.xlsx 的“数据问题”。",
            "Draft: \(errors + pending) unresolved findings (\(errors) errors, \(pending) pending), \(setAside) rows set aside, "
                + "\(warnings) warnings; see \(folder)/findings.csv.")
    }
}
