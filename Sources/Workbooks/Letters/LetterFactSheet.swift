import Chronology
import Exact
import Letters
import RecordModel
import RuleModel
import RulePrinting
import ScoreModel

/// What one letter says: the facts behind its placeholders, as those it is for may read them.
struct LetterFactSheet {
    private(set) var facts = LetterFacts()
    private let index: ReportIndex
    private let members: [Concerned]
    private let views: [String: DepartmentView]

    init(
        _ order: LetterOrder, _ members: [Concerned], department: String?, serial: Int, of count: Int,
        _ index: ReportIndex, _ views: [String: DepartmentView]
    ) {
        self.index = index
        self.members = members
        self.views = views
        let period = index.report.period
        facts.texts = [
            .centre: index.report.centre.name, .period: period.title, .year: String(period.year),
            .term: period.kind == .year ? "全年" : String(period.title.drop { $0 != "年" }.dropFirst()),
            .sheet: each { $0.result.result.sheet.title },
            .regulation: each { "《\(Prose.set($0.result.result.regulation.title))》" },
            .action: each { $0.entries.map(\.name) }, .clause: each { $0.entries.map { Prose.set($0.clause) } },
            .date: order.date, .serial: String(serial), .copies: String(count), .lastDay: order.lastDay,
        ]
        facts.texts[.limit] = order.template.limit?.title
        if let department { facts.texts[.department] = department }
        if order.template.scope == .subject, let only = members.first {
            fill(about: only)
        } else {
            facts.texts[.quantity] = quantity()
            facts.tables[.list] = list()
        }
    }

    /// What members have, each once, in order.
    private func each(_ text: (Concerned) -> String) -> String { each { [text($0)] } }

    private func each(_ texts: (Concerned) -> [String]) -> String {
        var seen: Set<ExactText> = []
        return members.flatMap(texts).filter { !$0.isEmpty && seen.insert(ExactText($0)).inserted }
            .joined(separator: "、")
    }

    // MARK: About one

    private mutating func fill(about one: Concerned) {
        let (result, subject) = (one.result, one.subject)
        let level = result.level(of: subject)
        let name = level?.name ?? ""
        let isUnit = result.kind.kind == .window || result.kind.kind == .department
        let window = Self.isSaid(subject.window) ? "，\(subject.window)" : ""
        facts.texts[.addressee] =
            subject.name
            + (result.kind.isStaff ? "（工号 \(subject.id)\(window)）" : isUnit ? "" : "（编号 \(subject.id)）")
        facts.texts[.name] = subject.name
        if result.kind.isStaff { facts.texts[.id] = subject.id }
        facts.texts[.window] = subject.window
        facts.texts[.post] = subject.post
        facts.texts[.you] = result.kind.address
        facts.texts[.signer] = result.kind.isStaff ? "本人" : "负责人"
        if result.givesPoints { facts.texts[.total] = subject.total.formatted(decimals: result.decimals) }
        facts.texts[.rank] = result.rank(of: subject)
        facts.texts[.level] = name
        if let level { facts.texts[.stars] = StarWords.picture(of: level) }
        let reasons = one.entries.map { reason($0, of: one) }.filter(Self.isSaid)
        facts.texts[.reason] = reasons.joined(separator: "；")
        // A reason that only says the level is said already.
        let others = one.entries.filter { name.isEmpty || !$0.isReached(of: name) }.map { reason($0, of: one) }
            .filter(Self.isSaid)
        let score =
            result.givesPoints
            ? ["考核得分 \(subject.total.formatted(decimals: result.decimals)) 分"]
                + (result.rank(of: subject).map { ["列\($0)"] } ?? []) + (name.isEmpty ? [] : ["评定为\(name)"]) : []
        facts.texts[.outcome] = (score + (others.isEmpty ? [] : [others.joined(separator: "；")])).joined(separator: "，")
        facts.texts[.clauseText] = clauseText(of: one)
        let lines = lines(behind: one)
        facts.tables[.lines] = table(lines, of: one)
        facts.tables[.losses] = table(lines.filter { $0.points.isNegative }, of: one)
        facts.tables[.gains] = table(lines.filter { $0.points > .zero }, of: one)
    }

    /// Whether there is anything in a text for its reader.
    private static func isSaid(_ text: String) -> Bool { !text.isEmpty && text != DepartmentView.cut }

    private func reason(_ entry: ConsequenceEntry, of one: Concerned) -> String {
        Prose.set(views[one.department]?.shown(entry.reason, of: one.subject, in: one.result) ?? "")
    }

    private func clauseText(of one: Concerned) -> String {
        var texts: [String] = []
        for entry in one.entries {
            let rule = one.result.result.rules.first { !entry.rule.isEmpty && $0.id == entry.rule }
            let level = one.result.level(of: one.subject)?.name ?? ""
            let text =
                if let rule { Prose.set(rule.text) } else if !level.isEmpty, entry.isReached(of: level) {
                    "评定为\(level)的，\(entry.name)"
                } else { "" }
            if Self.isSaid(text), !texts.contains(text) { texts.append(text) }
        }
        return texts.joined(separator: "；")
    }

    /// The lines of the rules that bring the consequences; of a level's, every line that gave or took points.
    private func lines(behind one: Concerned) -> [ScoreLine] {
        let rules = Set(one.entries.map(\.rule))
        let isWhole = rules.contains("")
        return one.subject.lines.filter { line in
            if isWhole { return !line.points.isZero }
            guard case .rule(let number) = line.source, number < one.result.result.rules.count else { return false }
            return rules.contains(one.result.result.rules[number].id)
        }
    }

    private func table(_ lines: [ScoreLine], of one: Concerned) -> LetterTable {
        LetterTable(
            columns: [.init("日期", 2), .init("条款", 3), .init("事由", 5, .left), .init("分值", 2, .right)],
            rows: lines.map { line in
                let shown = views[one.department]?.shown(line, of: one.subject, in: one.result) ?? line
                let origin = one.result.origin(of: line)
                let points = line.points.formatted(decimals: one.result.decimals)
                return [
                    line.day.iso, Prose.set(origin.clause),
                    Prose.set(Self.isSaid(shown.note) ? shown.note : origin.text),
                    line.points > .zero ? "+\(points)" : points,
                ]
            })
    }

    // MARK: About several

    /// 12名工作人员, or of several kinds 12名工作人员、3个窗口.
    private func quantity() -> String {
        var counts: [(word: String, people: Set<ExactText>)] = []
        for member in members {
            let kind = member.result.kind
            let word = kind.isStaff ? "名工作人员" : "个\(kind.title)"
            if !counts.contains(where: { $0.word == word }) { counts.append((word, [])) }
            for place in counts.indices where counts[place].word == word {
                counts[place].people.insert(ExactText(member.subject.id))
            }
        }
        return counts.map { "\($0.people.count)\($0.word)" }.joined(separator: "、")
    }

    private func list() -> LetterTable {
        let results = Set(members.map(\.result.number))
        let isNamed = Set(members.flatMap { $0.entries.map(\.name) }).count > 1
        // That a level was reached is said by the level.
        let hasReasons = members.contains { member in
            let level = member.result.level(of: member.subject)?.name ?? ""
            let honours = member.subject.honours.compactMap { honour in
                honour < member.result.result.sheet.honours.count
                    ? member.result.result.sheet.honours[honour].name : nil
            }
            return member.entries.contains { entry in
                !entry.reason.isEmpty && !(honours + [level]).contains { !$0.isEmpty && entry.isReached(of: $0) }
            }
        }
        let isStaff = members.allSatisfy(\.result.kind.isStaff)
        let givesPoints = members.contains(where: \.result.givesPoints)
        let header = results.count == 1 ? members.first?.result.kind.nameHeader ?? "" : "姓名、名称"
        let hasDepartment = members.contains { Self.isSaid($0.department) }
        let hasStanding = members.contains { $0.result.level(of: $0.subject) != nil || !$0.subject.honours.isEmpty }
        var columns: [(column: LetterTable.Column, text: (Int, Concerned) -> String)] = [
            (.init("序号", 2), { number, _ in String(number + 1) }),
            (.init(header, isStaff ? 3 : 4), { _, one in one.subject.name }),
        ]
        if hasDepartment { columns.append((.init("部门", 5), { _, one in one.department })) }
        if isStaff { columns.append((.init("窗口", 5), { _, one in one.subject.window })) }
        if results.count > 1 { columns.append((.init("考核表", 4), { _, one in one.result.label })) }
        if givesPoints {
            columns.append(
                (
                    .init("总分", 3),
                    { _, one in
                        one.result.givesPoints ? one.subject.total.formatted(decimals: one.result.decimals) : ""
                    }
                ))
        }
        if hasStanding {
            columns.append(
                (
                    .init("等次", members.contains { !$0.subject.honours.isEmpty } ? 4 : 2),
                    { _, one in Self.standing(of: one) }
                ))
        }
        if isNamed { columns.append((.init("处理", 4), { _, one in one.entries.map(\.name).joined(separator: "、") })) }
        if hasReasons {
            columns.append(
                (
                    .init("原因", 5, .left),
                    { _, one in one.entries.map { reason($0, of: one) }.filter(Self.isSaid).joined(separator: "；") }
                ))
        }
        return LetterTable(
            columns: columns.map(\.column),
            rows: members.enumerated().map { number, member in columns.map { $0.text(number, member) } })
    }

    /// The level, and honours behind it.
    private static func standing(of one: Concerned) -> String {
        let level = one.result.level(of: one.subject)?.name ?? ""
        let honours = one.result.honours(of: one.subject)
        return [level, honours].filter(isSaid).joined(separator: "、")
    }
}
