import Chronology
import Diagnostics
import Exact
import RecordModel
import RuleLoading
import RuleModel
import Testing

@Suite struct RegulationTests {
    @Test("what records do not keep is refused, not taken for nothing")
    func forgotten() {
        let text = """
            kind: regulation
            id: t
            title: 试
            measures:
              items: {distinct: item, of: cases} # <- unused-measure items
            sheets:
              staff:
                subject: staff
                period: month
                parts:
                  a:
                    title: 甲
                    clause: 一
                    points: 10
                    floor: 0
                    ceiling: none
                    rules:
                      1: {text: 一, rows: cases, where: {promise: over 5}, deduct: 1} # <- not-supported-yet promise
                      2: {text: 二, where: {窗口: 甲}, deduct: 1} # <- not-supported-yet 窗口
                      3: {text: 三, same: staff, deduct: 1} # <- not-supported-yet staff
                      4: {text: 四, rows: cases, on: due, deduct: {each: 1, by: paused}} # <- not-supported-yet paused
                      5: {text: 五, deduct: {by: window, table: {甲: 1}}} # <- not-supported-yet window
            """
        #expect(problems(text).map(Expected.init) == text.markers)
    }

    /// The whole language in its Chinese spelling.
    static let chinese = """
        类别: 考核办法
        编号: zh
        名称: 中文写法
        出处: {发文单位: 某办公室, 文件: 第一章}
        施行: {自: 2026-01-01, 至: 2026-12-31}
        指标:
          办结: {次数: 办件, 限于: {办结时间: 已填}, 以日期为准: 办结}
          评价数: {次数: 办件, 限于: {评价: 已填}, 以日期为准: 受理}
          测评率: {名称: 测评率, 比率: [评价数, 办结]}
          旷工日: {不同: 日期, 之: 出勤时段, 限于: {出勤状态: 缺勤}}
          应出勤: {次数: 应出勤时段}
          出勤率: {比率: [旷工日, 应出勤]}
        后果表:
          通报批评: {条款: 第九条}
        考核表:
          人员表:
            对象: 人员
            周期: 季
            小数位: 1
            取整: 四舍五入
            总满分: 20
            上限: 不设
            部分:
              勤:
                名称: 勤
                条款: 第五条
                满分: 20
                下限: 0
                条目:
                  1: {原文: 迟到, 记录: 迟到早退, 限于: {分钟: 超过 10 不超过 20}, 扣: 1}
                  2: {原文: 评价, 扣: {每次: 3, 每: 1%, 按: 测评率, 不足: 99%, 零头: 舍去}}
                  3: {原文: 态度, 扣: {按: 情节, 分档: {一般: 1, 严重: 扣完, 空缺: 1, 其余: 2}}, 最多: 5}
                  4: {原文: 酌情, 扣: {酌情: [1, 3], 缺省: 1}}
                  5: {原文: 旷工, 条件: {旷工日: 不少于3}, 后果: 通报批评}
                  6: {原文: 一致, 期内: 月, 条件: {不一致: [评价数, 办结]}, 扣: 1}
                  7: {原文: 末位, 连续: {依: 轮次, 次数: 2}, 计入: 窗口人员, 同一: 事由编号, 扣: 1}
                  8: {原文: 出勤, 条件: {出勤率: 低于 50%}, 扣: 1}
                  9: {原文: 逾期, 记录: 办件, 以日期为准: 到期, 限于: {逾期: 是}, 除外: {办件类型: 退回件}, 扣: {每次: 1, 按: 逾期工作日}}
            排名: {参评范围: {天数: 不少于 20}, 并列: [勤]}
            等次:
              优秀: {星级: 5, 名额: 10%, 不少于: 18, 后果: [通报批评]}
              一般: {}
        不计分条款: {第一条: 目的}
        """

    @Test func readsTheChineseSpelling() throws {
        let loaded = RegulationLoader.load(name: "zh.yaml", bytes: Array(Self.chinese.utf8))
        #expect(loaded.diagnostics == [])
        let regulation = try #require(loaded.sound)
        let sheet = try #require(regulation.sheets.first)
        let rules = sheet.rules.map(\.rule)
        #expect(rules.map(\.id) == (1...9).map { "勤.\($0)" })
        #expect(rules[0].rows == .log(.marks))
        let minutes = Comparison(
            lower: .init(Rational(10), inclusive: false), upper: .init(Rational(20), inclusive: true))
        #expect(rules[0].filter.keep == [FieldTest("minutes", .compares(minutes))])
        #expect(BaotouTests.text(rules[1].effects.first) == "-3 per 1/100 of 测评率 shortOf 99/100 dropped")
        #expect(BaotouTests.text(rules[2].effects.first) == "-degree(一般 1 严重 all empty 1 else 2)")
        #expect(rules[5].within == .period(.month))
        #expect(rules[6].run == Run(along: "round", length: 2))
        #expect(rules[8].datedBy == .due)
        #expect(sheet.ranking.leastDays == 20 && sheet.ranking.ties == [.part(0)])
        #expect(sheet.ceiling == nil)
    }

    @Test func checksVersionsOfOneID() throws {
        func version(_ name: String, _ effective: String) throws -> Regulation {
            let text = Self.chinese.replacing("{自: 2026-01-01, 至: 2026-12-31}", with: effective)
            return try #require(RegulationLoader.load(name: name, bytes: Array(text.utf8)).sound)
        }
        let old = try version("old.yaml", "{until: 2025-12-31}")
        let new = try version("new.yaml", "{since: 2026-01-01}")
        let late = try version("late.yaml", "{since: 2026-03-01}")
        #expect(RegulationVersions.check([new, old]) == [])
        let gap = RegulationVersions.check([late, old])
        #expect(gap.map(\.code) == [.versionGap])
        #expect(gap.first?.span.file == "late.yaml")
        #expect(gap.first?.message.zh.contains("2026-01-01 至 2026-02-28") == true)
        #expect(RegulationVersions.check([late, new]).map(\.code) == [.versionOverlap])
    }

    /// Every mistake of a file at once, and each only once: what hangs on a mistake is not reported again.
    @Test func findsAllMistakesInOnePass() {
        let text = """
            kind: regulation
            id: test
            title: 考核办法
            measures:
              x: {count: cases, on: finish}   # <- unknown-word finish
            sheets:
              staff:
                subject: windows   # <- unknown-word windows
                period: 季度
                decimals: two   # <- bad-number two
                parts:
                  virtue:
                    title: 德
                    clause: 第五条
                    points: 20分   # <- bad-number 20
                    floor: 0
                    rules:
                      1: 迟到扣1分   # <- wrong-type 迟到
                      2:
                        text: 迟到
                        rows: mark   # <- unknown-word mark
                        where: {minutes: over 20}
                        deduct: -2   # <- bad-amount -2
                      3:
                        text: 件数
                        deduct: {each: 3, by: x, short_of: 99%, remainder: exact}   # <- bad-number 99%
                      4:
                        text: 情节
                        deduct: {by: degre, table: {一般: 1}}   # <- unknown-field degre
                        falls_on: member   # <- unknown-word member
                levels: [五星]   # <- wrong-type [五星
            """
        #expect(problems(text).map(Expected.init) == text.markers)
    }

    /// Mistakes that would change a score without a word if they were let through.
    @Test func asksForWhatCannotBeGuessed() {
        let text = """
            kind: regulation
            id: test
            title: 考核办法
            measures:
              finished: {count: cases}
              rated: {count: cases, where: {rating: filled}}
              rate: {ratio: [rated, finished]}
            sheets:
              staff:
                subject: staff
                period: quarter
                parts:
                  virtue:
                    title: 德
                    clause: 第五条
                    points: 20
                    floor: 0
                    rules:
                      1: {text: 满意率, deduct: {each: 3, by: rate, short_of: 99%, remainder: dropped}}   # <- missing-field each
                      2: {text: " ", deduct: 1}   # <- missing-field text
                      3: {text: 数量, deduct: {each: 3, by: finished, beyond: 10}}
                      4: {text: 满意率, when: {rate: under 90}, deduct: 1}   # <- bad-number under
                      \u{FF15}: {text: 事, deduct: 1}
                      5: {text: 事, deduct: 1}   # <- duplicate-code 5
            """
        #expect(problems(text).map(Expected.init) == text.markers)
    }
}
