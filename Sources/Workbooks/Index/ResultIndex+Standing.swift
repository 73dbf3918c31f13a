import Exact
import RuleModel
import ScoreModel

/// What a subject reached, in words.
extension ResultIndex {
    /// What levels are called: 星级, or 等次 where none has stars.
    var gradeWord: String { hasStars ? "星级" : "等次" }

    /// What the table of ranks is called.
    var standingWord: String {
        guard givesPoints else { return "名单" }
        return result.sheet.levels.isEmpty ? "考核成绩表" : gradeWord + "评定表"
    }

    /// The rank to show: none where everybody's total is the same by the rules.
    func shownRank(of subject: SubjectScore) -> Int? { givesPoints ? subject.rank : nil }

    /// The level of a subject.
    func level(of subject: SubjectScore) -> Level? {
        guard let index = subject.level, index < result.sheet.levels.count else { return nil }
        return result.sheet.levels[index]
    }

    /// Whether a subject's row is marked: one star, or out of the ranking.
    func isAlarming(_ subject: SubjectScore) -> Bool {
        if case .disqualified = subject.status { return true }
        guard let level = level(of: subject) else { return false }
        return level.stars == 1
    }

    /// What stands for a subject's level: ★★★★★, a grade's name, or why there is none.
    func stars(of subject: SubjectScore) -> String {
        if let level = level(of: subject) { return StarWords.picture(of: level) }
        return Self.absence(of: subject, in: result)
    }

    /// Why a subject has no level.
    private static func absence(of subject: SubjectScore, in result: SheetResult) -> String {
        switch subject.status {
        case .ranked: return "—"
        case .notRanked(let reason): return "未评(\(reason))"
        case .disqualified(let rule): return "取消资格(\(cause(rule, in: result)))"
        }
    }

    /// The code of the rule that took a subject out, or the consequence's name.
    private static func cause(_ rule: String, in result: SheetResult) -> String {
        // It may be a rule of an earlier period's sheet: then any sheet of the regulation knows it.
        let known =
            result.rules.first { $0.id == rule }
            ?? result.regulation.sheets.lazy
            .flatMap { $0.rules }.first { $0.rule.id == rule }?.rule
        guard let known, !known.code.isEmpty else { return rule }
        return known.code
    }

    /// 先进个人, several joined by 、; empty if none.
    func honours(of subject: SubjectScore) -> String {
        subject.honours.compactMap { $0 < result.sheet.honours.count ? result.sheet.honours[$0].name : nil }
            .joined(separator: "、")
    }

    /// 第 3 名, or 一组第 3 名 where peers are ranked by themselves.
    func rank(of subject: SubjectScore) -> String? {
        guard let rank = shownRank(of: subject) else { return nil }
        let peers = result.sheet.ranking.peers?.name(of: subject) ?? ""
        return peers.isEmpty ? "第 \(rank) 名" : "\(peers)第 \(rank) 名"
    }

    /// The header of the column that says whom a subject is ranked against; `nil` where there is one ranking, or a column
    /// that says it anyway.
    var groupHeader: String? {
        switch result.sheet.ranking.peers {
        case .group?: "分组"
        case .post?: "岗位"
        case .window?: kind.isStaff ? nil : "窗口"
        case .department?: kind.isStaff || kind.kind == .window ? nil : "部门"
        case nil: nil
        }
    }

    /// Subjects out of the ranking.
    var disqualifiedCount: Int {
        result.subjects.count { if case .disqualified = $0.status { true } else { false } }
    }

    /// A width for ``stars(of:)``.
    static func standingWidth(_ result: SheetResult) -> Double {
        var widest = 13.0
        for subject in result.subjects where subject.level == nil && subject.status != .ranked {
            widest = max(widest, TextWidth.of(absence(of: subject, in: result)) + 1)
        }
        for level in result.sheet.levels { widest = max(widest, TextWidth.of(StarWords.picture(of: level)) + 2) }
        return min(26, widest)
    }
}

extension Ranking.Peers {
    /// What subjects of one group have in common.
    func name(of subject: SubjectScore) -> String {
        switch self {
        case .group: subject.group
        case .window: subject.window
        case .department: subject.department
        case .post: subject.post
        }
    }
}
