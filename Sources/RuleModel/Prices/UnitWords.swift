/// What the numbers of fields and measures are counted in, as people say it behind 每: 天, 分钟, 个工作日.
enum UnitWords {
    /// The unit of a number of kaohe's own logs; empty where it has none.
    static func field(_ id: String) -> String {
        switch id {
        case "days": "天"
        case "minutes", "late_minutes", "early_minutes": "分钟"
        case "late_days": "个工作日"
        case "times": "次"
        default: ""
        }
    }

    /// The unit of a field of some rows; columns of declared logs are of anything.
    static func field(_ id: String, of rows: RowSource) -> String {
        let isDeclared = rows.leaves.contains { if case .declared = $0 { true } else { false } }
        return isDeclared ? "" : field(id)
    }

    /// The unit rows are counted in.
    static func rows(_ rows: RowSource) -> String {
        let unit = RuleWords.unit(of: rows)
        return unit == "时段" ? "个时段" : unit
    }

    /// The unit of a measure; empty where it has none.
    static func measure(_ form: any MeasureForm) -> String {
        switch form {
        case let form as CountMeasure: rows(form.selection.rows)
        case let form as DistinctMeasure: form.field == "date" ? "天" : ""
        case let form as SumMeasure: field(form.field, of: form.selection.rows)
        case is TimetableMeasure: "个时段"
        case is PeopleMeasure: "人"
        default: ""
        }
    }

    /// A title without the unit it ends in, which stands behind it anyway: 迟到分钟 is 迟到, 天数 is nothing.
    static func bare(_ title: String, _ unit: String) -> String {
        let endings: [String] =
            switch unit {
            case "个工作日": ["工作日数", "工作日"]
            case "个时段": ["时段数", "时段"]
            case "分钟": ["分钟数", "分钟"]
            default: [unit + "数"]
            }
        return endings.first { title.hasSuffix($0) }.map { String(title.dropLast($0.count)) } ?? title
    }
}
