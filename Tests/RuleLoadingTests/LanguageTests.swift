import Diagnostics
import Exact
import RuleLoading
import RuleModel
import Testing

/// Every construct of a rule, in English and in Chinese: both spellings give one model, and the model says what is meant.
@Suite struct LanguageTests {
    /// A regulation around one rule.
    static func regulation(_ rule: String) -> String {
        """
        kind: regulation
        id: test
        title: 考核办法
        subjects:
          townships: {title: 乡镇}
        logs:
          inspections: {title: 检查评分, subject: staff, columns: {score: {header: 得分, type: number}, item: {header: 项目}}}
          superior: {title: 上级考核, subject: staff, dated: no, columns: {points: {header: 上级得分, type: number}}}
        measures:
          finished: {title: 办结件数, count: cases, where: {finished: filled}, target: 300}
          rated: {title: 评价件数, count: cases, where: {rating: filled}}
          rate: {title: 测评率, ratio: [rated, finished]}
        consequences:
          通报批评: {}
        sheets:
          staff:
            title: 人员
            subject: staff
            period: month
            parts:
              virtue:
                title: 德
                clause: 第五条
                points: 20
                floor: 0
                ceiling: none
                rules:
                  1: {text: 一, deduct: 1}
                  2: {text: 二, deduct: 1}
                  9: {text: 事, \(rule)}
          staff-quarter:
            title: 季度
            subject: staff
            period: quarter
            parts:
              a: {title: 甲, clause: 第六条, points: 20}
            levels:
              优秀: {at_least: 90}
              未达标: {}
          window:
            title: 窗口
            subject: window
            period: month
            parts:
              virtue: {title: 德, clause: 第七条, points: 20}
        """
    }

    struct Construct: Sendable {
        var english: String
        var chinese: String
        var words: String
        init(_ english: String, _ chinese: String, _ words: String) {
            (self.english, self.chinese, self.words) = (english, chinese, words)
        }
    }

    static let constructs: [Construct] = [
        // Amounts.
        .init("deduct: 0.5", "扣: 0.5", "扣0.5分/次"), .init("deduct: 2/3", "扣: 2/3", "扣2/3分/次"),
        .init("deduct: 2%", "扣: 2%", "扣本项满分的2%/次"), .init("deduct: all", "扣: 扣完", "取消本项得分"),
        .init("deduct: unknown", "扣: 原文缺", "分值原文缺"), .init("deduct: 通报批评", "扣: 通报批评", "通报批评"),
        .init("deduct: {choose: any, default: 2}", "扣: {酌情: 不限, 缺省: 2}", "酌情扣分(未注明按2分)"),
        .init("deduct: {choose: [2, 4]}", "扣: {酌情: [2, 4]}", "扣2–4分/次"),
        .init("deduct: 1, add: 2", "扣: 1, 加: 2", "扣1分/次;加2分/次"),
        // Tables.
        .init(
            "deduct: {by: degree, table: {一般: 1, 严重: +2, empty: 1}}", "扣: {按: 情节, 分档: {一般: 1, 严重: +2, 空缺: 1}}",
            "扣一般1分、严重3分(每次);未注明1分"),
        .init(
            "deduct: {by: nth, table: {1: 2, 2: 5, at_least 3: 通报批评}}",
            "扣: {按: 第几次, 分档: {第一次: 2, 第2次: 5, 不少于 3: 通报批评}}", "按第几次扣分:第1次2分、第2次5分、不少于 3:通报批评"),
        .init(
            "add: {by: finished, table: {at_least 200: 0.5, at_least 400: 1}}",
            "加: {按: finished, 分档: {不少于200: 0.5, 不少于400: 1}}", "按办结件数加分:不少于 200:0.5分、不少于 400:1分"),
        .init(
            "deduct: {by: count, table: {at_most 2: 1, over 2: 4}}", "扣: {按: 次数, 分档: {不超过 2: 1, 超过 2: 4}}",
            "按次数扣分:不超过 2:1分、超过 2:4分"),
        .init(
            "add: {by: place of finished, table: {1: 10, 2: 5, 3: 3}}",
            "加: {按: finished的名次, 分档: {第一名: 10, 第二名: 5, 第三名: 3}}", "按办结件数名次加分:第1名10分、第2名5分、第3名3分"),
        .init(
            "add: {by: {place: rate}, table: {1: 10}}", "加: {按: {名次: rate}, 分档: {1: 10}}", "按测评率名次加分:第1名10分"),
        .init(
            "add: {by: rate, table: {at_least 90%: 1}}", "加: {按: rate, 分档: {不少于 90%: 1}}", "按测评率加分:不少于 90%:1分"),
        .init(
            "rows: marks, deduct: {by: minutes, table: {at_most 10: 1, over 10: 2}}",
            "记录: 迟到早退, 扣: {按: 分钟, 分档: {不超过 10: 1, 超过 10: 2}}", "按分钟扣分:不超过 10:1分、超过 10:2分"),
        // Steps.
        .init(
            "deduct: {each: 3, per: 1%, by: rate, short_of: 99%, first: 1, remainder: counts}",
            "扣: {每次: 3, 每: 1%, 按: rate, 不足: 99%, 起步分: 1, 零头: 进一}", "测评率低于99%扣1分,另每低一个百分点扣3分(不足按一计)"),
        .init(
            "add: {each: 1, per: 10, by: finished, beyond: mean, remainder: exact}",
            "加: {每次: 1, 每: 10, 按: finished, 超出: 平均, 零头: 按比例}", "办结件数超过平均数每超10件加1分(按比例)"),
        .init(
            "deduct: {each: 1, by: finished, short_of: last}", "扣: {每次: 1, 按: finished, 不足: 上期}", "办结件数低于上期数每低1件扣1分"),
        .init(
            "deduct: {each: 1, by: finished, short_of: target, remainder: dropped}",
            "扣: {每次: 1, 按: finished, 不足: 目标, 零头: 舍去}", "办结件数低于目标数每低1件扣1分"),
        .init(
            "deduct: {each: 1, by: finished, short_of: best}", "扣: {每次: 1, 按: finished, 不足: 最高}", "办结件数低于最高数每低1件扣1分"),
        .init(
            "deduct: {each: 2, by: nth, beyond: 2}", "扣: {每次: 2, 按: 第几次, 超出: 2}", "第3次扣2分,以后每次多扣2分"),
        .init("deduct: {each: 1, by: nth}", "扣: {每次: 1, 按: 第几次}", "第1次扣1分,以后每次多扣1分"),
        .init("rows: cases, deduct: {each: 2, by: count}", "记录: 办件, 扣: {每次: 2, 按: 次数}", "每件扣2分"),
        .init("deduct: {each: 2, by: count, beyond: 3}", "扣: {每次: 2, 按: 次数, 超出: 3}", "超过3次每超1次扣2分"),
        .init(
            "rows: sessions, deduct: {each: 3, by: days, remainder: exact}", "记录: 出勤时段, 扣: {每次: 3, 按: 天数, 零头: 按比例}",
            "每天扣3分(按比例)"),
        .init(
            "rows: leave, deduct: {each: 3, per: 2, by: days, remainder: dropped}",
            "记录: 请假外出, 扣: {每次: 3, 每: 2, 按: 天数, 零头: 舍去}", "每2天扣3分(不足部分舍去)"),
        .init(
            "rows: marks, deduct: {each: 1, per: 5, by: minutes, beyond: 10, first: 2, remainder: counts}",
            "记录: 迟到早退, 扣: {每次: 1, 每: 5, 按: 分钟, 超出: 10, 起步分: 2, 零头: 进一}", "超过10分钟扣2分,另每超5分钟扣1分(不足5分钟按5分钟计)"),
        .init(
            "rows: sessions, deduct: {each: 1, by: late_minutes, remainder: dropped}",
            "记录: 出勤时段, 扣: {每次: 1, 按: 迟到分钟, 零头: 舍去}", "迟到每分钟扣1分"),
        .init("rows: cases, deduct: {each: 1, by: late_days}", "记录: 办件, 扣: {每次: 1, 按: 逾期工作日}", "逾期每个工作日扣1分"),
        .init(
            "add: {each: 1, per: 10, by: finished, remainder: dropped}", "加: {每次: 1, 每: 10, 按: finished, 零头: 舍去}",
            "办结每10件加1分"),
        .init(
            "deduct: {each: 1, by: quantity, remainder: dropped}", "扣: {每次: 1, 按: 数量, 零头: 舍去}", "按数量计,每1扣1分"),
        .init("deduct: 0, then: 通报批评", "扣: 0, 后果: 通报批评", "不扣分,通报批评"),
        .init("deduct: 2, then: [通报批评]", "扣: 2, 后果: 通报批评", "扣2分/次,并通报批评"),
        // The other prices.
        .init(
            "add: {line: {60%: 0, 90%: 10}, by: rate}", "加: {折线: {60%: 0, 90%: 10}, 按: rate}",
            "按测评率:60%加0分、90%加10分,其间按比例"),
        .init(
            "add: {share: finished, out_of: best, worth: 10}", "加: {占比得分: finished, 相对于: 最高, 满分值: 10}", "加办结件数÷同组最高×10分"
        ),
        .init(
            "add: {share: finished, out_of: target, worth: 10}", "加: {占比得分: finished, 相对于: 目标, 满分值: 10}",
            "加办结件数÷目标数×10分"),
        .init(
            "add: {share: rated, out_of: finished, worth: 10}", "加: {占比得分: rated, 相对于: finished, 满分值: 10}",
            "加评价件数÷办结件数×10分"),
        .init(
            "add: {share: finished, out_of: 200, worth: 10}", "加: {占比得分: finished, 相对于: 200, 满分值: 10}", "加办结件数÷200×10分"),
        .init("add: {take: quantity}", "加: {取用: 数量}", "加数量的数"),
        .init("add: {take: {column: points, of: superior}}", "加: {取用: {列: 上级得分, 之: 上级考核}}", "加上级考核上级得分的数"),
        // Rows.
        .init("rows: inspections, where: {score: under 60}, deduct: 1", "记录: 检查评分, 限于: {得分: 低于 60}, 扣: 1", "扣1分/条"),
        .init("rows: [marks, sessions], where: {kind: 迟到}, deduct: 1", "记录: [迟到早退, 出勤时段], 限于: {类别: 迟到}, 扣: 1", "扣1分/次"),
        .init(
            "rows: {rules: [1, virtue.2]}, every: 3, deduct: 1", "记录: {条目: [1, 德2]}, 每几次算一次: 3, 扣: 1", "每3次折算一次,扣1分/次"),
        .init(
            "rows: {results: staff-quarter}, where: {level: 未达标, total: under 60, status: [ranked, disqualified]}, within: year, deduct: 1",
            "记录: {考核结果: staff-quarter}, 限于: {等次: 未达标, 总分: 低于 60, 状态: [参评, 取消资格]}, 期内: 年, 扣: 1", "扣1分/期"),
        .init(
            "where: {recorder: 甲}, unless: {degree: [轻微, empty]}, deduct: 1", "限于: {登记人: 甲}, 除外: {情节: [轻微, 空缺]}, 扣: 1",
            "扣1分/次"),
        // Shaping and bounds.
        .init(
            "run: {along: round, length: 2, blocks: yes}, skip: 2, every: 3, deduct: 1",
            "连续: {依: 轮次, 次数: 2, 不重叠: 是}, 免计: 2, 每几次算一次: 3, 扣: 1", "前2次不计,每3次折算一次,连续2次,扣1分/次"),
        .init("run: {along: date, length: 3}, deduct: 1", "连续: {依: 日期, 次数: 3}, 扣: 1", "连续3次,扣1分/次"),
        .init("within: day, limit: once, deduct: 1", "期内: 日, 最多: 一次, 扣: 1", "扣1分/次,每日只计一次"),
        .init("within: 12 months, limit: 3, deduct: 1", "期内: 12个月, 最多: 3, 扣: 1", "扣1分/次,12个月内最多3分"),
        .init("within: year, limit: 3, deduct: 1", "期内: 年, 最多: 3, 扣: 1", "扣1分/次,每年最多3分"),
        .init("same: deed, keep: first, deduct: 1", "同一: 事由编号, 取: 首次, 扣: 1", "扣1分/次,同一事由只计首次"),
        .init("same: {by: deed, keep: all}, deduct: 1", "同一: {按: 事由编号, 取: 累加}, 扣: 1", "扣1分/次"),
        .init("factor: 1/2, deduct: 1", "倍数: 1/2, 扣: 1", "扣1分/次,乘以0.5"),
        .init(
            "factor: {by: count, table: {at_least 3: 2}}, deduct: 1", "倍数: {按: 次数, 分档: {不少于 3: 2}}, 扣: 1",
            "扣1分/次,按次数不少于 3乘以2"),
        .init("waived: {times: at_most 1}, deduct: 1", "可免: {次数: 不超过 1}, 扣: 1", "扣1分/次,符合免扣条件的不扣"),
        .init("waived: {finished: at_least 300}, deduct: 1", "可免: {finished: 不少于 300}, 扣: 1", "扣1分/次,符合免扣条件的不扣"),
        // Conditions.
        .init(
            "when: {rate: under 90%, count: at_least 5, differs: [rated, finished]}, deduct: 1",
            "条件: {rate: 低于 90%, 次数: 不少于 5, 不一致: [rated, finished]}, 扣: 1", "测评率低于 90%,且次数不少于 5,且评价件数与办结件数不一致,扣1分"),
        .init(
            "when: [{measure: {count: leave}, is: at_least 3}, {rate: 100%}], deduct: 1",
            "条件: [{指标: {次数: 请假}, 为: 不少于 3}, {rate: 100%}], 扣: 1", "请假外出数不少于 3,且测评率不少于 100%、不超过 100%,扣1分"),
        .init("when: {count: at_least 3}, then: 通报批评", "条件: {次数: 不少于 3}, 后果: [通报批评]", "次数不少于 3,通报批评"),
        // Whom it falls on.
        .init(
            "falls_on: {subject: 1, window: 1, 首席代表: 1/2}, deduct: 2", "计入: {本人: 1, 窗口: 1, 首席代表: 1/2}, 扣: 2",
            "扣2分/次(计入本人、窗口、首席代表按0.5)"),
        .init("falls_on: members, deduct: 2", "计入: 窗口人员, 扣: 2", "扣2分/次(窗口当日在岗每人)"),
        .init("falls_on: department, deduct: 2", "计入: 部门, 扣: 2", "扣2分/次(计入部门)"),
        .init("rows_of: [window, members], deduct: 2", "记录来自: [窗口, 窗口人员], 扣: 2", "扣2分/次"),
        .init("deduct: 1, examples: [{rows: 1}]", "扣: 1, 例: 任意内容", "扣1分/次"),
    ]

    @Test(arguments: constructs) func reads(_ construct: Construct) throws {
        let english = try rule(construct.english)
        let chinese = try rule(construct.chinese)
        #expect(description(english.rule) == description(chinese.rule))
        #expect(description(english.regulation.measures) == description(chinese.regulation.measures))
        #expect(RuleWords.price(of: english.rule, in: english.regulation) == construct.words)
    }

    /// Every form of measure, by name and in place.
    static let measures: [Construct] = [
        .init("count: cases, where: {kind: 即办件}, on: accepted", "次数: 办件, 限于: {办件类型: 即办件}, 以日期为准: 受理", "办件数"),
        .init("count: timetable", "次数: 应出勤时段", "应出勤时段"),
        .init(
            "count: results, of: staff-quarter, where: {level: 未达标}", "次数: 考核结果, 之: staff-quarter, 限于: {等次: 未达标}",
            "考核结果数"),
        .init("sum: minutes, of: marks", "合计: 分钟, 之: 迟到早退", "迟到早退分钟合计"),
        .init("mean: score, of: inspections, trim: 1", "平均: 得分, 之: inspections, 去掉: 1", "检查评分得分平均"),
        .init(
            "mean: rating, of: cases, table: {非常满意: 100, 满意: 90, 不满意: 0}",
            "平均: 评价, 之: 办件, 分档: {非常满意: 100, 满意: 90, 不满意: 0}", "办件评价平均"),
        .init("distinct: item, of: cases", "不同: 事项名称, 之: 办件", "办件不同事项名称数"),
        .init("minus: [finished, rated], no_data: 0", "减去: [finished, rated], 无数据: 0", "办结件数减评价件数"),
        .init("above_mean: finished", "高于平均: finished", "办结件数高于平均"),
        .init("people: members", "人数: 窗口人员", "人数"), .init("people: [首席代表]", "人数: 首席代表", "首席代表人数"),
        .init("column: points, of: superior, target: 90", "列: 上级得分, 之: superior, 目标: 90", "上级考核上级得分"),
        .init("streak: {finished: under 10}, of: months", "连续期数: {finished: 低于 10}, 之: 各月", "连续月数"),
        .init(
            "ratio: [{count: cases, where: {late: yes}}, finished], rows_of: members",
            "比率: [{次数: 办件, 限于: {逾期: 是}}, finished], 记录来自: 窗口人员", "办件数占办结件数比率"),
    ]

    @Test(arguments: measures) func readsMeasures(_ construct: Construct) throws {
        let share = construct.english.hasPrefix("ratio") || construct.english.hasPrefix("above") ? "50%" : "5"
        let english = try rule("when: [{measure: {\(construct.english)}, is: at_least \(share)}], deduct: 1")
        let chinese = try rule("条件: [{指标: {\(construct.chinese)}, 为: 不少于 \(share)}], 扣: 1")
        #expect(description(english.regulation.measures) == description(chinese.regulation.measures))
        let measure = try #require(english.regulation.measures.last { $0.name == "#1" })
        #expect(measure.title == construct.words)
        let named = Self.regulation("when: {m: at_least \(share)}, deduct: 1")
            .replacing("measures:\n", with: "measures:\n  m: {title: 名, \(construct.english)}\n")
        let loaded = RegulationLoader.load(name: "test.yaml", bytes: Array(named.utf8))
        #expect(loaded.diagnostics.filter { $0.severity != .hint } == [])
        let own = try #require(loaded.value?.measures.first)
        // A measure written within another one counts from where it stands.
        #expect(description(own.form).replacing("#1", with: "#2") == description(measure.form))
        #expect(own.title == "名")
    }

    private func rule(_ text: String) throws -> (rule: Rule, regulation: Regulation) {
        let loaded = RegulationLoader.load(name: "test.yaml", bytes: Array(Self.regulation(text).utf8))
        #expect(loaded.diagnostics.filter { $0.severity != .hint && $0.code != .keyWithoutEffect } == [])
        let regulation = try #require(loaded.value)
        return (try #require(regulation.sheets.first?.rules.last?.rule), regulation)
    }
}

/// A value with everything in it but places, so that two spellings can be told to mean one thing.
func description(_ value: Any) -> String {
    if value is SourceSpan { return "" }
    if let number = value as? Rational { return number.plain }
    if let text = value as? String { return "'\(text)'" }
    if let set = value as? Set<RowOwner> { return "\(set.map(\.rawValue).sorted())" }
    let mirror = Mirror(reflecting: value)
    if mirror.children.isEmpty { return "\(value)" }
    let children = mirror.children.map { "\($0.label ?? "")=\(description($0.value))" }
    return "\(type(of: value))(\(children.joined(separator: ",")))"
}
