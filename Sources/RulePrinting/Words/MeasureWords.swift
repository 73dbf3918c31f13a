internal import Chronology
internal import Exact
internal import RuleModel

extension RegulationWords {
    /// How a measure is computed, in words: 评价件数 ÷ 办结件数.
    func form(of measure: MeasureDefinition) -> String {
        switch measure.form {
        case let form as CountMeasure: counted(form.selection, Self.noun(form.selection.rows))
        case let form as DistinctMeasure:
            counted(form.selection, "不同\(names(form.selection.rows).field(form.field))的个数")
        case is TimetableMeasure: "应出勤时段数(按工作日历和考勤制度)"
        case let form as PeopleMeasure: form.posts.isEmpty ? "人数" : "岗位为\(form.posts.joined(separator: "、"))的人数"
        case let form as SumMeasure: counted(form.selection, "\(names(form.selection.rows).field(form.field))合计")
        case let form as MeanMeasure: mean(form)
        case let form as ColumnMeasure: counted(form.selection, "“\(names(form.selection.rows).field(form.field))”一栏")
        case let form as RatioMeasure: "\(self.measure(form.top)) ÷ \(self.measure(form.bottom))"
        case let form as MinusMeasure: "\(self.measure(form.left)) − \(self.measure(form.right))"
        case let form as AboveMeanMeasure: "\(self.measure(form.measure))高出同组平均的比例"
        case let form as StreakMeasure:
            "截至期末连续满足“\(form.condition.words(names(.events)))”的\(Self.parts(form.of))数"
        default: "见规则文件"
        }
    }

    private func mean(_ form: MeanMeasure) -> String {
        var words = counted(form.selection, "\(names(form.selection.rows).field(form.field))平均")
        if let worth = form.worth {
            words += "(" + worth.map { "\($0.word) \($0.value.plain)" }.joined(separator: "、") + ")"
        }
        if form.trim > 0 { words += ",去掉\(form.trim)个最高和\(form.trim)个最低" }
        return words
    }

    /// 办件中办结时间已填的件数(按办结日期).
    private func counted(_ selection: Selection, _ what: String) -> String {
        let filter = filter(selection.filter, selection.rows)
        let which = filter.isEmpty ? "" : selection.filter.drop.isEmpty ? "中\(filter)的" : "(\(filter))的"
        return rows(selection.rows) + (which.isEmpty ? "" : which) + (which.isEmpty ? "的" : "") + what
            + dated(selection.rows, selection.on)
    }

    /// 月, 季 of a streak.
    private static func parts(_ window: TimeWindow) -> String {
        switch window {
        case .day: "日"
        case .period(.month): "月"
        case .period(.quarter): "季"
        case .period(.halfYear): "半年"
        case .period(.year): "年"
        case .trailing(let months): "\(months)个月"
        }
    }

    /// What stands where it is undefined.
    func noData(of measure: MeasureDefinition) -> String {
        if let value = measure.noData { return "按\(value.words(isShare: measure.isShare))计" }
        return canBeUndefined(measure) ? "不计" : "—"
    }

    /// Counts and sums are 0 where there is nothing; what is divided or looked up has no value there.
    private func canBeUndefined(_ measure: MeasureDefinition, depth: Int = 0) -> Bool {
        switch measure.form {
        case is RatioMeasure, is MeanMeasure, is ColumnMeasure, is AboveMeanMeasure: true
        case let form as MinusMeasure:
            // Measures do not build on each other in circles, but a value made by hand might.
            depth < 16
                && [form.left, form.right].contains { name in
                    regulation.measures.first { $0.name == name }.map {
                        $0.noData == nil && canBeUndefined($0, depth: depth + 1)
                    } ?? true
                }
        default: false
        }
    }

    /// What it should reach.
    func target(of measure: MeasureDefinition) -> String {
        switch measure.target {
        case .number(let number)?: number.words(isShare: measure.isShare)
        case .measure(let name)?: self.measure(name)
        case nil: "—"
        }
    }

    /// Whose rows: 窗口, 窗口人员.
    static func owners(_ owners: Set<RowOwner>) -> String {
        RowOwner.allCases.filter(owners.contains).map { $0 == .window ? "窗口" : "窗口人员" }.joined(separator: "、")
    }
}
