internal import Chronology
internal import Exact
internal import RuleModel

extension RegulationWords {
    /// What a part says besides its rules: 满分20分, 最低0分, 权重70%.
    func facts(of part: Part) -> [String] {
        var words: [String] = []
        if part.points > .zero { words.append("满分\(part.points.plain)分") }
        let usual = max(.zero, part.parts.reduce(part.points) { $0 - $1.points })
        if part.take == nil && part.start != usual { words.append("基础分\(part.start.plain)分") }
        words += bounds(of: part)
        if part.weight != .one { words.append("权重\(part.weight.words(isShare: true))") }
        if let limit = limit(part.limit, part.within) { words.append("条目合计" + limit) }
        if let same = same(part.same, .events) { words.append("各条目间" + same) }
        if let take = part.take { words.append(composition(take)) }
        return words
    }

    /// 最低0分, 最高20分; of a part that only gives or only takes, that it does.
    private func bounds(of part: Part) -> [String] {
        let isWithoutPoints = part.points.isZero && part.take == nil
        let directions = Set(part.allRules.flatMap(\.effects).map(\.direction))
        let (onlyGives, onlyTakes) = (!directions.contains(.deduct), !directions.contains(.add))
        switch (part.floor, part.ceiling) {
        case (.some(.zero), .some(.zero)) where isWithoutPoints: return ["不计分"]
        case (.some(.zero), nil) where isWithoutPoints && onlyGives: return ["只加分,不设上限"]
        case (.some(.zero), let ceiling?) where isWithoutPoints && onlyGives: return ["只加分,最高\(ceiling.plain)分"]
        case (nil, .some(.zero)) where isWithoutPoints && onlyTakes: return ["只扣分,不设下限"]
        case (let floor?, .some(.zero)) where isWithoutPoints && onlyTakes: return ["只扣分,最低\(floor.plain)分"]
        default: break
        }
        return [
            part.floor.map { "最低\($0.plain)分" } ?? "不设下限", part.ceiling.map { "最高\($0.plain)分" } ?? "不设上限",
        ]
    }

    /// 取《窗口人员月度考核》各月得分的平均.
    func composition(_ take: Composition) -> String {
        let form =
            switch take.form {
            case .mean: "平均"
            case .sum: "合计"
            case .best: "最高"
            case .worst: "最低"
            }
        var words = "取\(sheet(take.sheet))"
        let steps = take.steps.map(step)
        switch steps.count {
        case 0: words += "同期得分"
        case 1: words += "\(steps[0])得分的\(form)"
        default:
            words += "得分:先取\(steps[0])的\(form)," + steps.dropFirst().map { "再取\($0)的\(form)" }.joined(separator: ",")
        }
        if take.weighsDays { words += ",按在岗天数加权" }
        switch take.disqualified {
        case .counts: break
        case .zero: words += ",取消资格的期按0分计"
        case .out: words += ",取消资格的期不计"
        }
        return words
    }

    private func step(_ step: Composition.Step) -> String {
        switch step {
        case .periods(.month): "各月"
        case .periods(.quarter): "各季"
        case .periods(.halfYear): "各半年"
        case .periods(.year): "各年"
        case .members: "所属人员"
        case .post(let post): post
        case .group: "同组各对象"
        case .window: "所在窗口"
        case .department: "所在部门"
        }
    }

    /// 每月最多3分, 只计一次.
    func limit(_ limit: Limit?, _ within: TimeWindow?) -> String? {
        let window = within?.title ?? ""
        switch limit {
        case .points(let points)?: return "\(window)最多\(points.plain)分"
        case .once?: return "\(window)只计一次"
        case nil: return nil
        }
    }

    /// 同一事由编号就高不就低.
    func same(_ same: SameRows?, _ rows: RowSource) -> String? {
        guard let same else { return nil }
        let field = same.field == "deed" ? "事由" : names(rows).field(same.field)
        switch same.keep {
        case .dearest: return "同一\(field)就高不就低"
        case .first: return "同一\(field)只计首次"
        case .all: return "同一\(field)各次均计"
        }
    }
}
