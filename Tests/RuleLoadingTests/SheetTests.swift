import Chronology
import Diagnostics
import Exact
import RecordModel
import RuleLoading
import RuleModel
import Testing

/// Parts, sheets, levels, consequences and declarations, in English and in Chinese: both spellings give one model.
@Suite struct SheetTests {
    static let english = """
        kind: regulation
        id: test
        title: 考核办法
        subjects: {townships: {title: 乡镇}}
        logs:
          inspections:
            title: 检查评分
            subject: townships
            dated: no
            columns:
              score: {header: 得分, type: number}
              seen: {header: 检查日, type: day}
              kind: {header: 类别, type: [抽查, 普查]}
              note: {type: text}
              remark:
        measures:
          failed: {title: 不达标, count: results, of: staff-month, where: {level: 未达标}}
          finished: {count: cases}
        consequences:
          取消资格: {clause: 第九条, bars: levels, until: month}
          降等: {no_higher_than: 优秀, lower: 1}
          通报: {of: staff-month, within: 12 months, when: {failed: at_least 3}, again: yes}
          诫勉: {of: staff-month, when: {level: [未达标], honour: 标兵}}
        sheets:
          staff-month:
            title: 月考
            subject: staff
            period: month
            decimals: 1
            rounding: up
            clause: 三
            full: 100
            ceiling: none
            parts:
              morality:
                title: 思想品德
                clause: 一(一)
                points: 100
                floor: 0
                ceiling: 100
                weight: 70%
                rows: marks
                where: {kind: 迟到}
                factor: 2
                within: quarter
                limit: 10
                same: date
                keep: first
                rules:
                  1: {text: 甲, deduct: 1}
                  2: {text: 乙, rows: events, where: {degree: 严重}, deduct: 1}
                parts:
                  2:
                    title: 装束
                    points: 30
                    floor: none
                    ceiling: none
                    factor: 3
                    rules:
                      a: {text: 丙, unless: {minutes: under 5}, deduct: 1}
                      1: {text: 丁, deduct: 1}
              own: {title: 窗口, points: 100, weight: 3/10, take: {mean: window-month, of: window, disqualified: out}}
            rules:
              1: {text: 加分, add: 1}
            rank:
              among: {days: 20, attendance: at_least 2/3, unless: {post: [负责人]}}
              peers: group
              ties: [own, finished, {count: marks}]
            levels:
              优秀: {stars: 5, quota: 15%, rounding: half-up, ties: upper, at_least: 90, when: {failed: at_most 0}, clause: 四, then: 降等}
              达标: {quota: {at_most 10: 1, over 10: 80%}, ties: refuse, at_least: 60}
              未达标: {quota: 3, then: 取消资格}
            honours:
              标兵: {quota: 3, when: {level: 优秀}}
            examples: [任意]
          window-month:
            subject: window
            period: month
            parts:
              people: {title: 人员, points: 100, take: {sum: staff-day, of: [负责人], weight: days}}
          staff-day: {subject: staff, period: month, parts: {a: {title: 甲, points: 0, start: 5, floor: 0, ceiling: none}}}
          township: {subject: townships, period: year, parts: {a: {title: 甲, points: 10}}}
        not_scored: {第一条: 目的}
        """

    static let chinese = """
        类别: 考核办法
        编号: test
        名称: 考核办法
        考核对象: {townships: {名称: 乡镇}}
        记录表:
          inspections:
            名称: 检查评分
            对象: 乡镇
            有日期: 否
            各列:
              score: {表头: 得分, 类型: 数字}
              seen: {表头: 检查日, 类型: 日期}
              kind: {表头: 类别, 类型: [抽查, 普查]}
              note: {类型: 文字}
              remark:
        指标:
          failed: {名称: 不达标, 次数: 考核结果, 之: staff-month, 限于: {等次: 未达标}}
          finished: {次数: 办件}
        后果表:
          取消资格: {条款: 第九条, 不得参加: 等次, 至: 月}
          降等: {不得高于: 优秀, 降等: 1}
          通报: {之: staff-month, 期内: 12个月, 条件: {failed: 不少于3}, 再次: 是}
          诫勉: {之: staff-month, 条件: {等次: [未达标], 荣誉: 标兵}}
        考核表:
          staff-month:
            名称: 月考
            对象: 人员
            周期: 月度
            小数位: 1
            取整: 进一
            条款: 三
            总满分: 100
            上限: 不设
            部分:
              morality:
                名称: 思想品德
                条款: 一(一)
                满分: 100
                下限: 0
                上限: 100
                权重: 70%
                记录: 迟到早退
                限于: {类别: 迟到}
                倍数: 2
                期内: 季
                最多: 10
                同一: 日期
                取: 首次
                条目:
                  1: {原文: 甲, 扣: 1}
                  2: {原文: 乙, 记录: 督查台账, 限于: {情节: 严重}, 扣: 1}
                部分:
                  2:
                    名称: 装束
                    满分: 30
                    下限: 不设
                    上限: 不设
                    倍数: 3
                    条目:
                      a: {原文: 丙, 除外: {分钟: 低于 5}, 扣: 1}
                      1: {原文: 丁, 扣: 1}
              own: {名称: 窗口, 满分: 100, 权重: 3/10, 取用: {平均: window-month, 之: 窗口, 取消资格的: 不计}}
            条目:
              1: {原文: 加分, 加: 1}
            排名:
              参评范围: {天数: 20, 出勤: 不少于 2/3, 除外: {岗位: [负责人]}}
              同组: 分组
              并列: [窗口, finished, {次数: 迟到早退}]
            等次:
              优秀: {星级: 5, 名额: 15%, 取整: 四舍五入, 并列: 就高, 不少于: 90, 条件: {failed: 不超过 0}, 条款: 四, 后果: 降等}
              达标: {名额: {不超过 10: 1, 超过 10: 80%}, 并列处理: 待定, 不少于: 60}
              未达标: {名额: 3, 后果: 取消资格}
            荣誉:
              标兵: {名额: 3, 条件: {等次: 优秀}}
            例: [任意]
          window-month:
            对象: 窗口
            周期: 月
            部分:
              people: {名称: 人员, 满分: 100, 取用: {合计: staff-day, 之: [负责人], 权重: 天数}}
          staff-day: {对象: 人员, 周期: 月, 部分: {a: {名称: 甲, 满分: 0, 基础分: 5, 下限: 0, 上限: 不设}}}
          township: {对象: 乡镇, 周期: 年度, 部分: {a: {名称: 甲, 满分: 10}}}
        不计分条款: {第一条: 目的}
        """

    private func load(_ text: String) throws -> Regulation {
        let loaded = RegulationLoader.load(name: "test.yaml", bytes: Array(text.utf8))
        #expect(loaded.diagnostics.filter { $0.severity != .hint }.map(\.message.zh) == [])
        return try #require(loaded.value)
    }

    @Test func spellingsMeanTheSame() throws {
        let english = try load(Self.english)
        let chinese = try load(Self.chinese)
        #expect(description(english.subjects) == description(chinese.subjects))
        #expect(description(english.logs) == description(chinese.logs))
        #expect(description(english.consequences) == description(chinese.consequences))
        for (left, right) in zip(english.sheets, chinese.sheets) { #expect(description(left) == description(right)) }
        #expect(description(english.measures) == description(chinese.measures))
    }

    @Test func partsHoldTheirRules() throws {
        let sheet = try #require(try load(Self.english).sheets.first)
        let part = try #require(sheet.parts.first)
        #expect(part.start == Rational(70) && part.weight == Rational(7, over: 10))
        #expect(part.limit == .points(Rational(10)) && part.within == .period(.quarter))
        #expect(part.same == SameRows("date", keep: .first))
        let rules = sheet.rules.map(\.rule)
        #expect(rules.map(\.id) == ["morality.1", "morality.2", "morality.2.a", "morality.2.1", "total.1"])
        #expect(rules.map(\.code) == ["思想品德1", "思想品德2", "思想品德2a", "思想品德2.1", "总分1"])
        #expect(rules.map(\.clause) == ["一(一)1", "一(一)2", "一(一)(2)a", "一(一)(2)1", "三1"])
        #expect(rules.map(\.rows) == [.log(.marks), .events, .log(.marks), .log(.marks), .events])
        #expect(rules[0].filter.keep == [FieldTest("kind", .isOne(of: ["迟到"]))])
        #expect(rules[1].filter.keep == [FieldTest("degree", .isOne(of: ["严重"]))])
        #expect(rules[2].filter.keep == rules[0].filter.keep && rules[2].filter.drop.count == 1)
        #expect(rules.map { description($0.factor as Any).contains("=3") } == [false, false, true, true, false])
        #expect(rules.prefix(4).allSatisfy { $0.within == .period(.quarter) } && rules[4].within == nil)
        #expect(rules.allSatisfy { $0.limit == nil && $0.same == nil })
    }

    @Test func sheetsTakeAndRank() throws {
        let regulation = try load(Self.english)
        let sheet = try #require(regulation.sheets.first)
        #expect(sheet.parts[1].take == Composition(.mean, of: "window-month", over: [.window], disqualified: .out))
        #expect(sheet.parts[1].start == .zero)
        #expect(
            regulation.sheets[1].parts[0].take
                == Composition(.sum, of: "staff-day", over: [.post("负责人")], weighsDays: true))
        #expect(sheet.ranking.leastDays == 20 && sheet.ranking.peers == .group)
        #expect(sheet.ranking.leastAttendance?.lower?.value == Rational(2, over: 3))
        #expect(sheet.ranking.excludedPosts == ["负责人"])
        #expect(sheet.ranking.ties == [.part(1), .measure("finished"), .measure("#1")])
        #expect(sheet.levels.map(\.ties) == [.upper, .refuse, .lower])
        #expect(sheet.levels[2].quota == .number(3))
        #expect(sheet.honours[0].condition == Condition([.level(["优秀"])]))
        let consequences = regulation.consequences
        #expect(consequences[0].bars && consequences[0].until == .month)
        #expect(consequences[1].noHigherThan == "优秀" && consequences[1].lower == 1)
        #expect(consequences[2].within == .trailing(months: 12) && consequences[2].isAgain)
        #expect(consequences[3].within == .period(.year) && consequences[3].sheet == "staff-month")
        #expect(regulation.sheets[3].subject == .declared("townships"))
        #expect(regulation.logs[0].fields.map(\.id) == ["subject", "score", "seen", "kind", "note", "remark"])
    }
}
