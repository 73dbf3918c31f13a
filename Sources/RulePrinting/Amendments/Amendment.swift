internal import RuleModel

/// What a new version of a regulation changes in one thing: a rule, a part, a level.
struct Amendment: Hashable {
    /// What kind of thing it is, in the order they are printed.
    enum Kind: String, CaseIterable {
        case regulation = "考核办法"
        case sheet = "考核表"
        case part = "部分"
        case rule = "条目"
        case level = "等次"
        case honour = "荣誉"
        case consequence = "后果"
        case measure = "指标"
        case notScored = "不计分条款"
        case subject = "考核对象"
        case log = "记录表"
    }

    /// One side of it.
    struct Side: Hashable {
        /// Where it stands; two sides that differ in it are moved.
        let place: String
        /// The sheet it stands on, where there are several; empty elsewhere.
        let sheet: String
        /// What people call it: 德3.
        let name: String
        let clause: String
        /// What it says, for the column.
        let text: String
        let aspects: [Aspect]
        /// What it is matched by, pass by pass.
        let keys: [String]
    }

    /// What it is called beside its sheet.
    static func fullName(_ side: Side) -> String { side.sheet.isEmpty ? side.name : "\(side.sheet)·\(side.name)" }

    let kind: Kind
    let old: Side?
    let new: Side?

    /// Whether anything is different.
    var isChange: Bool { old == nil || new == nil || isMoved || !changes.isEmpty }

    /// Whether it stands elsewhere.
    var isMoved: Bool {
        guard let old, let new else { return false }
        return old.place != new.place
    }

    /// The aspects that differ, each with what it was and what it is.
    var changes: [(old: Aspect, new: Aspect)] {
        guard let old, let new else { return [] }
        return zip(old.aspects, new.aspects).filter { before, after in
            // A code that went with its rule is no change of its own.
            before.meaning != after.meaning && !(isMoved && (before.name == "代号" || before.name == "条款"))
        }.map { ($0.0, $0.1) }
    }

    /// 新增, 删去, 移动:德3 → 德4, 修改:分值 扣2分/次 → 扣3分/次.
    var words: String {
        guard let old else { return "新增" }
        guard let new else { return "删去" }
        var words: [String] = []
        if isMoved {
            let names = old.sheet == new.sheet ? (old.name, new.name) : (Self.fullName(old), Self.fullName(new))
            words.append("移动:\(names.0) → \(names.1)")
        }
        let details = changes.map { before, after in
            if before.isLong { return before.name + "有改动" }
            if before.words == after.words { return before.name + "的算法有改动,写法相同" }
            return "\(before.name) \(Self.filled(before.words)) → \(Self.filled(after.words))"
        }
        if !details.isEmpty { words.append("修改:" + details.joined(separator: ";")) }
        return words.joined(separator: "。")
    }

    private static func filled(_ words: String) -> String { words.isEmpty ? "(无)" : words }
}
