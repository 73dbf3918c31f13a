/// The words of examples, in both spellings; further ones join those the rule language has.
enum ExampleWords {
    static let entries: [(english: String, chinese: [String])] = [
        ("examples", ["例"]), ("cases", ["案例"]), ("rule", ["条目"]), ("sheet", ["考核表"]), ("period", ["考核期"]),
        ("people", ["人员"]), ("punches", ["打卡"]), ("times", ["时间", "次数"]), ("date", ["日期"]), ("post", ["岗位"]),
        ("group", ["分组"]), ("from", ["到岗日期"]), ("until", ["离岗日期"]), ("lines", ["得分行"]), ("points", ["分值"]),
        ("note", ["说明"]), ("evidence", ["依据"]), ("scores", ["得分"]), ("total", ["总分"]), ("rank", ["名次"]),
        ("status", ["状态"]), ("consequences", ["后果"]), ("findings", ["数据问题"]), ("refused", ["拒绝"]),
        ("repeat", ["重复"]), ("ranked", ["参评"]), ("not-ranked", ["不参评"]), ("disqualified", ["取消资格"]),
    ]
}
