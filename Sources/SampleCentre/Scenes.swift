internal import Chronology

/// What is planted in the sample 青山区 so that every rule of the staff sheet fires there at least once.
struct Scenes {
    /// Rows of the ledger that are not left to chance.
    private(set) var events: [SampleEvent] = []
    /// The people, by their place on the roster, whom chance writes nothing about.
    private(set) var spared: Set<Int> = []

    /// No scenes.
    init() {}

    /// Plants the scenes among people of a quarter; they need at least 100 people.
    init(_ staffing: inout Staffing, _ period: Period) {
        let first = period.first
        for number in 0..<75 { staffing.people[number].stretches = Self.steady(staffing.people[number].stretches) }
        moves(&staffing, first)
        excellence(&staffing, first)
        truancy(&staffing, first)
        floors(&staffing, first)
        degrees(first)
        measures(&staffing)
        everyRule(first)
        windows(staffing, first)
    }

    /// Someone a scene relies on is there the whole quarter.
    private static func steady(_ stretches: [Stretch]) -> [Stretch] { [Stretch(window: stretches[0].window)] }

    /// Two transfers, a newcomer and a leaver.
    private func moves(_ staffing: inout Staffing, _ first: Day) {
        for (number, other, offset) in [(80, 3, 46), (81, 90, 20)] {
            let home = staffing.people[number].stretches[0].window
            let next = staffing.people[other].stretches[0].window
            staffing.people[number].stretches = [
                Stretch(window: home, until: first.advanced(by: offset - 1)),
                Stretch(window: next, from: first.advanced(by: offset)),
            ]
        }
        staffing.people[82].stretches = [
            Stretch(window: staffing.people[82].stretches[0].window, from: first.advanced(by: 33))
        ]
        staffing.people[83].stretches = [
            Stretch(window: staffing.people[83].stretches[0].window, until: first.advanced(by: 57))
        ]
    }

    private mutating func plant(
        _ rule: String, _ person: Int, _ day: Day, times: Int? = nil, degree: String = "", points: String = "",
        deed: String = "", note: String, status: String = ""
    ) {
        var event = SampleEvent(day: day, person: person, rule: rule, times: times, note: note)
        (event.degree, event.points, event.deed, event.status) = (degree, points, deed, status)
        events.append(event)
    }

    /// A person above the total's maximum, over the praise limit and commended twice for one deed; and two who tie.
    private mutating func excellence(_ staffing: inout Staffing, _ first: Day) {
        for number in 2...4 {
            staffing.people[number].habits = .flawless
            spared.insert(number)
        }
        plant("bonus.1a", 2, first.advanced(by: 7), times: 2, note: "减少审批环节两项")
        plant("附加2", 2, first.advanced(by: 20), note: "合理化建议被采纳")
        plant("bonus.3", 2, first.advanced(by: 30), degree: "国家级", deed: "BZ-A", note: "国家级媒体报道")
        plant("bonus.3", 2, first.advanced(by: 31), degree: "市级", deed: "BZ-A", note: "市级媒体报道")
        plant("附加3", 2, first.advanced(by: 40), degree: "自治区级", note: "自治区表彰")
        for week in 0..<4 { plant("附加1b", 2, first.advanced(by: 12 + 7 * week), note: "收到表扬信") }
    }

    /// Exactly three days without a punch, and a total of exactly 80: sent back, and still two stars.
    private mutating func truancy(_ staffing: inout Staffing, _ first: Day) {
        staffing.people[8].habits = .flawless
        staffing.people[8].truancy = [first.advanced(by: 12), first.advanced(by: 13), first.advanced(by: 40)]
        plant("diligence.4", 8, first.advanced(by: 44), note: "外出未请假")
        plant("performance.5", 8, first.advanced(by: 45), note: "办件弄虚作假")
        plant("virtue.3", 8, first.advanced(by: 46), degree: "情节严重", note: "拒不服从管理")
    }

    /// Parts that are lost whole, and one that runs into its floor.
    private mutating func floors(_ staffing: inout Staffing, _ first: Day) {
        staffing.people[10].habits.takesLeave = false
        for week in 0..<3 { plant("勤10", 10, first.advanced(by: 9 + 7 * week), note: "上班时间玩游戏") }
        plant("diligence.13", 10, first.advanced(by: 50), degree: "一般", note: "明查暗访曝光")
        plant("德2", 12, first.advanced(by: 14), note: "与服务对象争吵")
        plant("能2", 14, first.advanced(by: 15), degree: "影响较大", note: "解答错误造成多次往返")
        plant("勤13", 16, first.advanced(by: 21), degree: "情节严重", note: "媒体曝光")
        plant("绩6", 18, first.advanced(by: 22), degree: "重大影响", note: "投诉查实")
        plant("廉1", 20, first.advanced(by: 27), degree: "情节严重", note: "索要财物")
        plant("performance.1", 20, first.advanced(by: 28), note: "应受理未受理")
        plant("integrity.3", 22, first.advanced(by: 29), degree: "情节严重", note: "受纪律处分")
        plant("廉4", 24, first.advanced(by: 34), note: "因违法被查处")
        plant("integrity.1", 26, first.advanced(by: 35), note: "收受礼品")
        plant("廉3", 28, first.advanced(by: 36), degree: "一般", note: "受警告处分")
        plant("integrity.2", 30, first.advanced(by: 41), note: "向中介介绍业务")
    }

    /// A degree left empty, and 一般 written out, under rules that price both.
    private mutating func degrees(_ first: Day) {
        plant("integrity.3", 31, first.advanced(by: 42), note: "受党纪处理")
        plant("diligence.13", 33, first.advanced(by: 51), note: "暗访曝光")
        plant("绩6", 35, first.advanced(by: 52), degree: "一般", note: "投诉查实")
        plant("廉1", 37, first.advanced(by: 55), degree: "一般", note: "接受吃请")
    }

    /// People whose cases are late, unrated or badly rated, and one without any.
    private func measures(_ staffing: inout Staffing) {
        staffing.people[32].habits.overdue = 2_500
        staffing.people[34].habits.unhappy = 5_000
        (staffing.people[36].habits.unrated, staffing.people[36].habits.carelessMonths) = (7_000, 7)
        (staffing.people[38].habits.unrated, staffing.people[38].habits.carelessMonths) = (3_000, 2)
        staffing.people[40].habits.handlesCases = false
    }

    /// Every other rule that is counted from events, once each, one person after another.
    private mutating func everyRule(_ first: Day) {
        var person = 42
        for kind in EventKind.all {
            let cited = person % 2 == 0 ? kind.rule : kind.code
            let day = first.advanced(by: (person * 5) % 88)
            switch kind.rule {
            case "virtue.2", "integrity.1", "integrity.2", "integrity.3", "integrity.4", "diligence.13": continue
            case "ability.4":
                plant(cited, person, day, times: 3, note: kind.note)
                plant(cited, person, day, degree: "客观原因", note: "系统升级无法完整输入")
            case "performance.3":
                plant(cited, person, day, times: 2, note: "两件未限时办结")
                plant(kind.rule, person + 1, day, points: "4", note: kind.note)
                plant(kind.code, person + 2, day, points: "2.5", note: kind.note)
                person += 2
            case "bonus.3": plant(cited, person, day, degree: "市级", note: kind.note)
            default: plant(cited, person, day, note: kind.note)
            }
            if person % 9 == 0 { plant(cited, person, day, note: "复核后撤销", status: "撤销") }
            person = person >= 74 ? 43 : person + 1
        }
    }

    /// A window found empty, and one that is last in three rounds running and again after a gap.
    private mutating func windows(_ staffing: Staffing, _ first: Day) {
        let empty = staffing.people[50].stretches[0].window
        let last = staffing.people[60].stretches[0].window
        events.append(SampleEvent(day: first.advanced(by: 19), window: empty, rule: "勤7", note: "巡查时窗口无人"))
        for (round, offset) in [(11, 8), (12, 22), (13, 36), (15, 64)] {
            events.append(
                SampleEvent(
                    day: first.advanced(by: offset), window: last, rule: "diligence.14", round: round,
                    note: "卫生检查第\(round)轮末位"))
        }
    }
}
