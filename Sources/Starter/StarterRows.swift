internal import Chronology
internal import RecordModel

/// The tables of a new centre: four people who do not exist, for the working days of one quarter.
///
/// Nothing is drawn by lot. What each of them gains and loses is written here, so that the guide can say what comes of it.
struct StarterRows {
    /// The working days of the quarter.
    let days: [Day]

    /// The people, by whom the tables are ordered.
    private static let people = [
        (id: "K001", name: "陈示一", department: "示例人社局", window: "社保1号窗口", post: "窗口负责人"),
        (id: "K002", name: "林示二", department: "示例人社局", window: "社保1号窗口", post: "工作人员"),
        (id: "K003", name: "王示三", department: "示例税务局", window: "税务2号窗口", post: "窗口负责人"),
        (id: "K004", name: "周示四", department: "示例税务局", window: "税务2号窗口", post: "工作人员"),
    ]

    /// Days on which somebody's punches are not the usual four: on leave, out on duty, late, gone early, absent.
    private static let awayMorning = (person: 0, day: 25)
    private static let lateMorning = (person: 1, day: 8)
    private static let leave = (person: 2, days: 15...16)
    private static let absentAfternoon = (person: 3, day: 12)
    private static let earlyAfternoon = (person: 3, day: 20)

    /// The people and where they stand.
    var roster: String {
        table(
            LogSchema.roster,
            Self.people.map {
                ["staff": $0.id, "name": $0.name, "department": $0.department, "window": $0.window, "post": $0.post]
            })
    }

    /// Four punches a day for everyone who is there.
    var attendance: String {
        var rows: [[String: String]] = []
        for (person, card) in Self.people.enumerated() {
            for index in days.indices {
                for time in punches(person, index) {
                    rows.append(["staff": card.id, "time": "\(days[index].iso) \(time)"])
                }
            }
        }
        return table(.attendance, rows)
    }

    /// Two leaves: two whole days, and a morning out on duty.
    var leave: String {
        table(
            .leave,
            [
                [
                    "staff": Self.people[Self.leave.person].id, "kind": "年休假", "from": day(Self.leave.days.lowerBound),
                    "until": day(Self.leave.days.upperBound), "status": "已批准", "substitute": Self.people[3].id,
                ],
                [
                    "staff": Self.people[Self.awayMorning.person].id, "kind": "因公外出",
                    "from": day(Self.awayMorning.day) + " 08:30", "until": day(Self.awayMorning.day) + " 12:00",
                    "status": "已批准",
                ],
            ])
    }

    /// Ten cases each, every other one done at once; two of the last one's are rated badly.
    var cases: String {
        var rows: [[String: String]] = []
        for number in 0..<10 {
            for (person, card) in Self.people.enumerated() {
                let accepted = 3 + 5 * number + person
                let isQuick = number.isMultiple(of: 2)
                let isBad = person == 3 && (number == 4 || number == 7)
                rows.append([
                    "case": "SB" + padded(rows.count + 1, 4), "item": isQuick ? "示例信息查询" : "示例证照办理",
                    "kind": isQuick ? "即办件" : "承诺件", "window": card.window, "staff": card.id,
                    "accepted": day(accepted) + " 09:\(padded(5 + 4 * number, 2))", "promise": isQuick ? "" : "5",
                    "finished": day(isQuick ? accepted : accepted + 3) + " 10:\(padded(10 + 3 * number, 2))",
                    "rating": isBad ? "不满意" : number.isMultiple(of: 3) ? "非常满意" : "满意",
                ])
            }
        }
        return table(.cases, rows)
    }

    /// What inspectors entered: two letters of thanks and two faults.
    var events: String {
        table(
            .events,
            [
                (5, 0, "附加1", "", "收到表扬信"), (18, 2, "德1", "一般", "接待群众态度生硬"),
                (30, 3, "德1", "情节严重", "与群众争吵"), (40, 0, "附加1", "", "收到锦旗"),
            ].enumerated().map { index, event in
                [
                    "event": "DC" + padded(index + 1, 3), "date": day(event.0), "staff": Self.people[event.1].id,
                    "rule": event.2, "degree": event.3, "note": event.4, "recorder": "督查科", "status": "有效",
                ]
            })
    }

    /// The times at which somebody punched on a day.
    private func punches(_ person: Int, _ index: Int) -> [String] {
        func minutes(_ first: Int, _ step: Int, _ span: Int) -> String {
            padded(first + (step * index + 7 * person) % span, 2)
        }
        if person == Self.leave.person, Self.leave.days.contains(index) { return [] }
        var morning = ["08:" + minutes(8, 7, 20), "12:" + minutes(1, 5, 20)]
        var afternoon = ["14:" + minutes(6, 3, 22), "18:" + minutes(1, 11, 25)]
        if (person, index) == Self.awayMorning { morning = [] }
        if (person, index) == Self.lateMorning { morning[0] = "08:36" }
        if (person, index) == Self.absentAfternoon { afternoon = [] }
        if (person, index) == Self.earlyAfternoon { afternoon[1] = "17:50" }
        return morning + afternoon
    }

    /// A working day of the quarter by its number, the last for one past the end.
    private func day(_ index: Int) -> String { days.isEmpty ? "" : days[min(index, days.count - 1)].iso }

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private func table(_ log: LogKind, _ rows: [[String: String]]) -> String {
        // Data versions and pairs of times are for the exports of systems.
        table(LogSchema.fields(of: log).filter { !$0.isDerived && !["version", "pauses"].contains($0.id) }, rows)
    }

    /// A table as spreadsheet programs open it: byte-order mark, default headers, CRLF. No cell needs quotes.
    private func table(_ fields: [Field], _ rows: [[String: String]]) -> String {
        let lines =
            [fields.map(\.header)] + rows.map { row in fields.map { row[$0.id] ?? "" } }
        return "\u{FEFF}" + lines.map { $0.joined(separator: ",") + "\r\n" }.joined()
    }
}
