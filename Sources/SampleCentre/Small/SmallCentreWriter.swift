internal import Chronology

/// Writes a small centre's folder: `centre.yaml`, the roster and the logs, one file each.
struct SmallCentreWriter {
    private let centre: SmallCentre
    private let folder: String
    private let rulesFolder: String
    private let roster: SmallRoster
    private let leave: SmallLeave
    private let days: [Day]

    init(_ centre: SmallCentre, _ folder: String, _ rulesFolder: String) throws(SampleError) {
        (self.centre, self.folder, self.rulesFolder) = (centre, folder, rulesFolder)
        roster = try SmallRoster(centre)
        leave = try SmallLeave(centre, roster)
        days = try SampleCalendar.workingDays(of: centre.year).filter { centre.months.contains($0.components.month) }
    }

    func write() throws(SampleError) {
        try makeFolder(folder + "/logs")
        try writeBinding()
        try writeRoster()
        try writeLeave()
        try writeAttendance()
        try writeCases()
        try writeEvents()
        for table in centre.tables { try write(table) }
    }

    private func open(_ file: String, _ header: [String]) throws(SampleError) -> RowWriter {
        var writer = try RowWriter(path: folder + "/" + file, encoding: .utf8)
        try writer.row(header)
        return writer
    }

    private func writeBinding() throws(SampleError) {
        func rule(_ file: String) -> String { CentreWriter.scalar(rulesFolder + "/" + file) }
        let rules =
            centre.rules.count == 1 ? rule(centre.rules[0]) : "[\(centre.rules.map(rule).joined(separator: ", "))]"
        let clone = CentreWriter.clone(of: rulesFolder)
        let output = (clone ?? "") + "output"
        var writer = try RowWriter(path: folder + "/centre.yaml", encoding: .utf8)
        let head =
            CentreWriter.schemaLine(clone) + [
                "# 虚构的中心,由 kaohe-sample 生成;机构、人员、办件均不存在。", "kind: centre",
                "name: \(CentreWriter.scalar(centre.title))",
                "calendar: \(rule("calendars/china-\(centre.year).yaml"))", "attendance: \(rule(centre.policy))",
                "rules: \(rules)", "roster: roster.csv", "logs:", "  attendance: logs/attendance.csv",
                "  leave: logs/leave.csv", "  cases: logs/cases.csv", "  events: logs/events.csv",
            ]
        let own = centre.tables.map { "  \($0.id): logs/\($0.file).csv" }
        // What came before the sample's first month was never kept.
        let begins = "\(centre.year)-\(centre.months.lowerBound < 10 ? "0" : "")\(centre.months.lowerBound)-01"
        let ledger = "ledger: {file: ledger.sqlite, begins: \(begins)}"
        for line in head + own + ["output: \(CentreWriter.scalar(output))", ledger] {
            try writer.line(line)
        }
        try writer.finish()
    }

    private func writeRoster() throws(SampleError) {
        var writer = try open("roster.csv", ["工号", "姓名", "部门", "窗口", "岗位", "到岗日期", "离岗日期"])
        for row in roster.rows {
            try writer.row([
                row.staff, row.name, row.department, row.window, row.post, row.from?.iso ?? "", row.until?.iso ?? "",
            ])
        }
        try writer.finish()
    }

    private func writeLeave() throws(SampleError) {
        var writer = try open("logs/leave.csv", ["工号", "类型", "开始时间", "结束时间"] + leave.further)
        for row in leave.rows {
            try writer.row([row.staff, row.kind, row.ends.from, row.ends.until] + leave.further.map(row.line.value))
        }
        try writer.finish()
    }

    private func writeAttendance() throws(SampleError) {
        var writer = try open("logs/attendance.csv", ["工号", "打卡时间"])
        try SmallPunches(centre, roster, leave).write(days, to: &writer)
        try writer.finish()
    }

    private func writeCases() throws(SampleError) {
        var writer = try open("logs/cases.csv", SmallCases.header)
        try SmallCases(centre, roster, days).write(to: &writer)
        try writer.finish()
    }

    private func writeEvents() throws(SampleError) {
        let columns = ["次数", "情节", "分值", "数量", "事由编号", "轮次", "状态"]
        var writer = try open(
            "logs/events.csv", ["编号", "日期", "工号", "窗口", "条目"] + columns + ["事由", "登记人"])
        for (number, line) in try dated(centre.events, words: 3, known: columns).enumerated() {
            let (isWindow, subject) = Self.subject(line.words[1])
            writer.serial(Array("DC".utf8), number + 1, digits: 4)
            try writer.row(
                [
                    try line.day(line.words[0], in: centre.year).iso, isWindow ? "" : subject, isWindow ? subject : "",
                    line.words[2],
                ]
                    + columns.map(line.value) + [line.note, "督查组"])
        }
        try writer.finish()
    }

    private func write(_ table: SmallCentre.Table) throws(SampleError) {
        let columns = Array(table.header.dropFirst(2))
        var writer = try open("logs/\(table.file).csv", table.header)
        for line in try dated(table.lines, words: 2, known: columns) {
            let day = try line.day(line.words[0], in: centre.year).iso
            try writer.row([day, Self.subject(line.words[1]).name] + columns.map(line.value))
        }
        try writer.finish()
    }

    /// The lines of a script in order of their dates.
    private func dated(_ script: String, words: Int, known: [String]) throws(SampleError) -> [ScriptLine] {
        var rows: [(day: Day, line: ScriptLine)] = []
        for line in try ScriptLine.parse(script, words: words) {
            try roster.check(line.words[1], line)
            try line.check(known)
            rows.append((try line.day(line.words[0], in: centre.year), line))
        }
        return rows.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
            .map(\.element.line)
    }

    private static func subject(_ word: String) -> (isWindow: Bool, name: String) {
        word.hasPrefix("@") ? (true, String(word.dropFirst())) : (false, word)
    }
}
