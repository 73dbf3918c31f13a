import RuleModel

/// The words that go with a kind of subject.
struct KindWords: Sendable {
    let kind: SubjectKind
    /// 人员, 窗口, 部门, 乡镇.
    let title: String

    init(_ kind: SubjectKind, in regulation: Regulation) {
        self.kind = kind
        if case .declared(let id) = kind {
            title = regulation.subjects.first { $0.id == id }?.title ?? id
        } else {
            title = kind.title
        }
    }

    /// Whether it is people: they have ids of their own and stand in 考勤汇总.
    var isStaff: Bool { kind == .staff }

    /// What counts them: 6 人, 6 个.
    var unit: String { isStaff ? "人" : "个" }

    /// What heads the column of their names.
    var nameHeader: String {
        switch kind {
        case .staff: "姓名"
        case .window, .department: title
        case .declared: "名称"
        }
    }

    /// What a sheet with a block for each is called.
    var detailWord: String { isStaff ? "个人明细" : "\(title)明细" }

    /// How a letter to one calls it.
    var address: String {
        switch kind {
        case .staff: "你"
        case .window: "你窗口"
        case .department: "你部门"
        case .declared: "你单位"
        }
    }

    /// How a department calls what it has of them.
    var ownWord: String { isStaff ? "本部门平均" : "本部门\(title)平均" }
}
