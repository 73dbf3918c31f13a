internal import RuleModel

extension Construct {
    /// 指标.
    static let measure = Construct(
        "measure", "指标", "一个对象在一段时间里的一个数:计数、合计、平均、比率等,写一种。",
        keys: [
            Key("title", .text, "打印时的名称;不写就是编号。"),
            Key("reading", .text, "原文没有说清、由办公室决定的。"),
            Key(
                "count", Definition.rows(besides: ["timetable", "results"]),
                "计数:记录有几行;timetable(应出勤时段)是日历和考勤制度得出的时段数。", example: "{count: cases, where: {finished: filled}}"),
            Key("sum", .text, "合计:一列数字的和。", example: "{sum: minutes, of: marks}"),
            Key("mean", .text, "平均:一列数字的平均;一列词的平均另写 table(分档)。", example: "{mean: score, of: inspections, trim: 1}"),
            Key("distinct", .text, "不同的值有几个。", example: "{distinct: date, of: sessions, where: {status: absent}}"),
            Key(
                "ratio", .pair(.definition("measure_reference")), "比率:前一个指标除以后一个,和百分数比。",
                example: "{ratio: [satisfied, rated]}"),
            Key(
                "minus", .pair(.definition("measure_reference")), "前一个指标减去后一个。",
                example: "{minus: [accepted, finished]}"),
            Key(
                "streak", .definition("condition"), "连续几期满足条件,数到本期为止。",
                example: "{streak: {failed: at_least 1}, of: months}"),
            Key("above_mean", .definition("measure_reference"), "比同组平均数高百分之几。", example: "{above_mean: cases}"),
            Key(
                "people", .shaped(scalar: .wordsOrText(["members"]), list: .list(.text), mapping: nil),
                "人数:窗口的人,或某几种岗位的人。", example: "{people: [首席代表]}"),
            Key("column", .text, "每个对象一行的表里的一列。", example: "{column: score, of: superior}"),
            Key("where", .definition("filter"), "只数这样的行。", example: "where: {rating: [满意, 基本满意]}"),
            Key("unless", .definition("filter"), "不数这样的行。"),
            Key("on", .each(CaseDate.self), "办件以哪个日期为准:办结(缺省)、到期、受理。"),
            Key(
                "of", Definition.rows(besides: ["months", "quarters", "half-years", "years"]), "哪张记录的列;streak 数的是月还是季。"),
            Key("trim", .whole(0...1000), "去掉几个最高和几个最低再平均。"),
            Key("table", .filled(.entries(.number)), "每个词值多少。", example: "table: {非常满意: 100, 满意: 90, 不满意: 0}"),
            Key("no_data", .quantity, "没有数据(如分母是 0)时按多少算;不写就没有这个数,有关条目不计。"),
            Key("target", .definition("measure_reference"), "应达到的数,或另一个指标的名称。"),
            Key("rows_of", .definition("rows_of"), "数谁的记录。"),
        ],
        demands: [
            .oneOf(["count", "sum", "mean", "distinct", "ratio", "minus", "streak", "above_mean", "people", "column"]),
            .with("sum", "of"), .with("mean", "of"), .with("distinct", "of"), .with("column", "of"),
            .with("streak", "of"),
        ])
}
