internal import Chronology

/// Writes a fictional centre's folder: `centre.yaml`, the roster and the logs of one quarter.
public struct CentreWriter: Sendable {
    private let shape: CentreShape

    /// A writer of centres of this shape.
    public init(_ shape: CentreShape) { self.shape = shape }

    /// Writes the centre into a folder, which is made if need be; files of the same names are replaced.
    public func write(to folder: String) throws(SampleError) {
        try shape.check()
        let calendar = try SampleCalendar()
        var staffing = Staffing(shape, calendar)
        let scenes = shape.plantsScenes ? Scenes(&staffing, shape.period) : Scenes()
        try makeFolder(folder + "/logs")
        try writeBinding(folder)
        try writeRoster(folder, staffing)
        let days = calendar.workingDays(from: shape.period.first, through: shape.period.last)
        let leave = LeaveBook.draw(shape, staffing, days)
        try writeLeave(folder, calendar, staffing, leave)
        try writeAttendance(folder, calendar, staffing, days, leave)
        try writeCases(folder, calendar, staffing)
        let events = EventBook.draw(shape, staffing, days, planted: scenes.events, sparing: scenes.spared)
        try writeEvents(folder, calendar, staffing, events)
    }

    /// Rows of one log under the name of the file they belong to, in the order given.
    private func files<Row>(_ log: String, _ rows: [Row], day: (Row) -> Day) -> [(path: String, rows: ArraySlice<Row>)]
    {
        var result: [(path: String, rows: ArraySlice<Row>)] = []
        var start = rows.startIndex
        for index in rows.indices where index > start {
            if file(log, day(rows[index])) != file(log, day(rows[start])) {
                result.append((file(log, day(rows[start])), rows[start..<index]))
                start = index
            }
        }
        if start < rows.endIndex { result.append((file(log, day(rows[start])), rows[start...])) }
        return result
    }

    private func file(_ log: String, _ day: Day) -> String {
        switch shape.layout {
        case .single: "logs/\(log)-\(shape.period.label).csv"
        case .months: "logs/\(log)-\(day.iso.prefix(7)).csv"
        }
    }

    private func open(_ folder: String, _ file: String, _ header: [String]) throws(SampleError) -> RowWriter {
        var writer = try RowWriter(path: folder + "/" + file, encoding: shape.encoding)
        try writer.row(header)
        return writer
    }

    private func writeBinding(_ folder: String) throws(SampleError) {
        let rules = shape.rulesFolder
        let clone = Self.clone(of: rules)
        let output = (clone ?? "") + "output"
        var writer = try RowWriter(path: folder + "/centre.yaml", encoding: .utf8)
        for line in Self.schemaLine(clone) + [
            "# 虚构的中心,由 kaohe-sample 生成;机构、人员、办件均不存在。", "kind: centre", "name: \(Self.scalar(shape.name))",
            "calendar: \(Self.scalar(rules + "/calendars/china-2026.yaml"))",
            "attendance: \(Self.scalar(rules + "/attendance/four-punch.yaml"))",
            "rules: \(Self.scalar(rules + "/baotou.yaml"))", "roster: roster.csv", "logs:",
            "  attendance: logs/attendance-*.csv",
            "  leave: logs/leave-*.csv", "  cases: logs/cases-*.csv", "  events: logs/events-*.csv",
            "output: \(Self.scalar(output))", "ledger: {file: ledger.sqlite, begins: \(shape.period.first.iso)}",
        ] {
            try writer.line(line)
        }
        try writer.finish()
    }

    /// The clone a folder of rules belongs to, as a prefix of paths: schemas and output stand beside the rules.
    static func clone(of rulesFolder: String) -> String? {
        rulesFolder.hasSuffix("rules") ? String(rulesFolder.dropLast(5)) : nil
    }

    /// The line by which editors find the schema of `centre.yaml`.
    static func schemaLine(_ clone: String?) -> [String] {
        clone.map { ["# yaml-language-server: $schema=\($0)schema/centre.schema.json"] } ?? []
    }

    /// A text as YAML writes it: as it stands where nothing in it could mean something else, else in quotes.
    static func scalar(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "." || $0 == "/" || $0 == "-" || $0 == "_"
        }
        if isPlain && !text.isEmpty && text.first != "-" { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case "\n": quoted += "\\n"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private func writeRoster(_ folder: String, _ staffing: Staffing) throws(SampleError) {
        var writer = try open(folder, "roster.csv", ["工号", "姓名", "部门", "窗口", "岗位", "到岗日期", "离岗日期"])
        for person in staffing.people {
            for stretch in person.stretches {
                let window = staffing.windows[stretch.window]
                try writer.row([
                    person.id, person.name, window.department, window.name, person.post, stretch.from?.iso ?? "",
                    stretch.until?.iso ?? "",
                ])
            }
        }
        try writer.finish()
    }

    private func writeLeave(
        _ folder: String, _ calendar: SampleCalendar, _ staffing: Staffing, _ leave: [SampleLeave]
    ) throws(SampleError) {
        for (path, rows) in files("leave", leave, day: \.from.day) {
            var writer = try open(folder, path, ["工号", "类型", "开始时间", "结束时间", "审批状态", "替岗人", "证明"])
            for row in rows {
                writer.plain(staffing.people[row.person].bytes)
                writer.cell(row.kind)
                for end in [row.from, row.until] {
                    if let minute = end.minute {
                        writer.moment(calendar.text(end.day), minute: minute)
                    } else {
                        writer.plain(calendar.text(end.day))
                    }
                }
                writer.cell(row.status)
                writer.cell(row.substitute.map { staffing.people[$0].id } ?? "")
                writer.cell(row.kind == "病假" ? "诊断证明" : "")
                try writer.endRow()
            }
            try writer.finish()
        }
    }

    private func writeAttendance(
        _ folder: String, _ calendar: SampleCalendar, _ staffing: Staffing, _ days: [Day], _ leave: [SampleLeave]
    ) throws(SampleError) {
        var random = RandomSource(seed: shape.seed, stream: "attendance")
        var ofPerson = [[SampleLeave]](repeating: [], count: staffing.people.count)
        for row in leave { ofPerson[row.person].append(row) }
        for (path, days) in files("attendance", days, day: \.self) {
            var writer = try open(folder, path, ["工号", "打卡时间"])
            for day in days {
                for (index, person) in staffing.people.enumerated() where person.window(on: day) != nil {
                    try Punches.write(
                        person, leave: ofPerson[index], day: day, text: calendar.text(day), to: &writer, &random)
                }
            }
            try writer.finish()
        }
    }

    private func writeCases(
        _ folder: String, _ calendar: SampleCalendar, _ staffing: Staffing
    ) throws(SampleError) {
        var book = CaseBook(shape, calendar, staffing)
        for (path, days) in files("cases", book.plan(), day: \.day) {
            var writer = try open(folder, path, CaseBook.header)
            for (day, count) in days { try book.write(count, on: day, to: &writer) }
            try writer.finish()
        }
    }

    private func writeEvents(
        _ folder: String, _ calendar: SampleCalendar, _ staffing: Staffing, _ events: [SampleEvent]
    ) throws(SampleError) {
        var number = 0
        for (path, rows) in files("events", events, day: \.day) {
            var writer = try open(folder, path, EventBook.header)
            for event in rows {
                number += 1
                writer.serial(Array("DC2026".utf8), number, digits: 5)
                writer.plain(calendar.text(event.day))
                writer.cell(event.person.map { staffing.people[$0].id } ?? "")
                writer.cell(event.window.map { staffing.windows[$0].name } ?? "")
                writer.cell(event.rule)
                writer.cell(event.times.map(String.init) ?? "")
                for text in [event.degree, event.points, event.quantity, event.deed] { writer.cell(text) }
                writer.cell(event.round.map(String.init) ?? "")
                for text in [event.note, event.proof, "督查组", event.status] { writer.cell(text) }
                try writer.endRow()
            }
            try writer.finish()
        }
    }
}
