extension SmallCentre {
    /// Two regulations over the four quarters of 2025: 星级窗口 of 包头, and 全年总评 of 行政服务中心.
    static let year = SmallCentre(
        id: "year", title: "松溪县政务服务中心(示例)", year: 2025, months: 1...12, policy: "attendance/four-punch.yaml",
        rules: ["baotou.yaml", "city.yaml"], seed: 14,
        roster: """
            W01 示例云务局 一号窗口 首席代表
            W02 示例星政局 二号窗口 首席代表
            W03 示例禾业局 三号窗口 首席代表
            W04 示例桥计局 四号窗口 首席代表
            W05 示例灯统局 五号窗口 首席代表
            W06 示例泉规局 六号窗口 首席代表
            W07 示例舟保局 七号窗口 首席代表
            W08 示例砚安局 八号窗口 首席代表
            W09 示例竹通局 九号窗口 首席代表
            W10 示例梅流局 十号窗口 首席代表
            W11 示例梅流局 十号窗口 工作人员 from=04-01 until=09-30
            """,
        leave: """
            W05 年休假 03-10..03-14 替岗人=W06
            W07 年休假 08-11..08-15 替岗人=W08
            """,
        punches: """
            02-12 W10 am late=7
            05-14 W10 day none
            """,
        cases: yearCases, events: yearEvents)

    private static let yearCases = (1...12).map { month in
        let label = month < 10 ? "0\(month)" : "\(month)"
        return (1...10).map { "\(label) W\($0 < 10 ? "0" : "")\($0) 3" }.joined(separator: "\n")
    }.joined(separator: "\n")

    /// What decides the stars of the year under 包头, so that each border of 80 has a window beside it, and the year under
    /// 行政服务中心. Whoever takes no leave has 102 points before anything is lost.
    private static let yearEvents: String = {
        var lines: [String] = []
        for day in ["02-17", "05-19", "08-18", "11-17"] {
            for staff in ["W02", "W03", "W04", "W05", "W06", "W07", "W08", "W09"] {
                lines.append("\(day) \(staff) 能8 次数=6 档案缺页")
            }
            let chosen = [
                ("W02", "3.1"), ("W03", "3.2"), ("W04", "3.3"), ("W05", "3.4"), ("W06", "3.5"), ("W07", "3.05"),
                ("W08", "4"), ("W09", "2"), ("W09", "2.5"),
            ]
            for (staff, points) in chosen {
                lines.append("\(day) \(staff) performance.3 分值=\(points) 未落实限时办结")
            }
            lines.append("\(day) W10 廉4 因违法被查处")
        }
        lines += [
            "05-20 W01 附加2 合理化建议", "05-20 W11 绩1 应受理未受理",
            // 行政服务中心: honours in two quarters, and in one; failing in two quarters, and in one.
            "01-15 W01 加分k 创新", "04-15 W01 加分k 创新", "07-15 W02 加分k 创新",
            "01-20 @一号窗口 窗口加分2 压缩材料", "04-20 @一号窗口 窗口加分2 压缩材料", "07-21 @二号窗口 窗口加分2 压缩材料",
        ]
        for month in ["01", "02", "03", "07", "08", "09"] {
            lines.append("\(month)-16 W09 总分a 分值=31 领导小组决定")
        }
        for month in ["04", "05", "06"] { lines.append("\(month)-16 W08 总分a 分值=31 领导小组决定") }
        for month in 1...12 { lines.append("\(month < 10 ? "0" : "")\(month)-17 W07 总分a 分值=30 领导小组决定") }
        return lines.joined(separator: "\n")
    }()
}
