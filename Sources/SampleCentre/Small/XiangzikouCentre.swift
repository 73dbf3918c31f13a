extension SmallCentre {
    /// 巷子口镇政务服务实施细则, the third quarter of 2026.
    static let xiangzikou = SmallCentre(
        id: "xiangzikou", title: "巷子口镇政务服务中心(示例)", year: 2026, months: 7...9,
        policy: "attendance/four-punch.yaml", rules: ["xiangzikou.yaml"], seed: 12,
        roster: """
            W01 示例民政办 民政窗口 窗口负责人
            W02 示例民政办 民政窗口 工作人员
            W03 示例民政办 民政窗口 工作人员
            W04 示例人社所 社保窗口 窗口负责人
            W05 示例人社所 社保窗口 工作人员
            W06 示例人社所 社保窗口 工作人员 until=08-14
            W06 示例人社所 国土窗口 工作人员 from=08-17
            W07 示例国土所 国土窗口 窗口负责人
            W08 示例国土所 国土窗口 工作人员
            W09 示例计生办 卫健窗口 窗口负责人
            W10 示例计生办 卫健窗口 工作人员
            W11 示例林业站 林业窗口 窗口负责人
            W12 示例林业站 林业窗口 工作人员
            """,
        leave: """
            W02 年休假 07-20..07-24 替岗人=W03
            W05 事假 08-10T14:30..08-10T18:00 替岗人=W04
            W09 因公外出 09-08..09-09 证明=会议通知
            """,
        punches: """
            07-02,07-09,07-16 W01 am late=5         # 一个月三次迟到:加倍
            08-05 W01 am late=6
            08-06 W01 pm early=4
            07-07 W04 am none                       # 旷工半天
            08-04 W05 day none
            08-11 W05 pm none                       # 一天半
            09-02,09-10 W08 day none                # 正好二天:退回
            """,
        cases: """
            07 W01 20
            07 W04 15
            08 W07 18
            08 W09 12
            09 W11 16
            09 W02 10
            07-06 W02 承诺件 promise=3 done=07-13 rating=满意      # 超过两个工作日
            07-06 W03 承诺件 promise=5 done=07-13 rating=满意      # 正好到期
            07-20 W04 承诺件 promise=3 done=07-24 rating=满意      # 超过一个工作日
            08-10 W10 承诺件 promise=2 done=08-13 rating=满意      # 超过一个工作日
            08-18 W06 上报件 promise=1 done=08-24 rating=满意      # 已调到国土窗口
            08-10 W09 承诺件 promise=2 paused=2 done=08-14 rating=满意
            08-12 W10 退回件 promise=1 done=08-19
            """,
        events: xiangzikouEvents,
        tables: [
            Table(
                id: "信息报送", file: "reports", header: ["日期", "窗口", "是否采用"],
                lines: """
                    07-08 @民政窗口 是否采用=采用
                    07-20 @民政窗口 是否采用=采用
                    08-12 @民政窗口 是否采用=未采用
                    09-09 @民政窗口 是否采用=采用
                    07-15 @社保窗口 是否采用=未采用
                    08-15 @社保窗口 是否采用=采用
                    09-15 @社保窗口 是否采用=采用
                    07-31 @国土窗口 是否采用=采用
                    08-31 @国土窗口 是否采用=采用
                    07-01 @卫健窗口 是否采用=采用
                    08-03 @卫健窗口 是否采用=采用
                    09-30 @卫健窗口 是否采用=采用
                    09-22 @林业窗口 是否采用=未采用
                    """)
        ])
}
