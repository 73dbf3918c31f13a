internal import Chronology
internal import Diagnostics
internal import RecordModel
internal import RuleModel

/// Finds the rules and parts a question names among all regulations of a centre, in force or not.
struct RuleFinder {
    let regulations: [Regulation]

    /// A rule or a part on one sheet.
    struct Place {
        let regulation: Regulation
        let sheet: Sheet
        /// Its code, or a part's title.
        let name: String
    }

    /// Where a name stands.
    /// - Throws: ``ExplainRefusal`` where it stands nowhere.
    func find(_ text: String) throws -> [Place] {
        let wanted = ExactText(HalfWidth.fold(text))
        var places: [Place] = []
        for regulation in regulations {
            for sheet in regulation.sheets {
                for (rule, _) in sheet.rules
                where [rule.id, rule.code].contains(where: { ExactText(HalfWidth.fold($0)) == wanted }) {
                    places.append(Place(regulation: regulation, sheet: sheet, name: rule.code))
                }
                for part in Self.parts(sheet.parts)
                where [part.path, part.title, part.code].contains(where: { ExactText(HalfWidth.fold($0)) == wanted }) {
                    places.append(Place(regulation: regulation, sheet: sheet, name: part.title))
                }
            }
        }
        guard places.isEmpty else { return places }
        let rules = regulations.flatMap(\.sheets).flatMap { $0.rules.map(\.rule) }
        var near = [rules.map(\.code), rules.map(\.id)].compactMap { NearestName.find(wanted.text, among: $0) }
        if near.count == 2, near[0] == near[1] { near.removeLast() }
        // Whoever knows a rule's last name only.
        for rule in rules where rule.id.hasSuffix("." + wanted.text) && !near.contains(rule.id) && near.count < 8 {
            near.append(rule.id)
        }
        // A part that has no rule of this number.
        let letters = String(wanted.text.prefix { !$0.isNumber })
        if near.isEmpty, !letters.isEmpty {
            near = Array(rules.map(\.code).filter { $0.hasPrefix(letters) }.prefix(20))
        }
        throw ExplainRefusal(
            Wording(zh: "考核办法里没有条目“\(wanted.text)”", en: "no regulation has a rule '\(wanted.text)'"),
            candidates: near, Wording(zh: "是不是:", en: "did you mean:"))
    }

    private static func parts(_ parts: [Part]) -> [Part] { parts.flatMap { [$0] + Self.parts($0.parts) } }

    /// Why a rule that stands on some sheet says nothing about a subject of a period, and how to ask.
    static func notice(_ place: Place, _ kind: SubjectKind, _ period: Period) -> String {
        let sheet = "“\(place.sheet.title)”(\(place.regulation.id).\(place.sheet.id))"
        let since = place.regulation.since.map { $0 <= period.last } ?? true
        let until = place.regulation.until.map { $0 >= period.first } ?? true
        if !since || !until {
            let dates = [
                place.regulation.since.map { "自 \($0.iso)" } ?? "", place.regulation.until.map { "至 \($0.iso)" } ?? "",
            ].filter { !$0.isEmpty }.joined(separator: " ")
            return "条目 \(place.name) 属于\(dates) 施行的“\(place.regulation.title)”,不适用于 \(period.label)"
        }
        if place.sheet.subject != kind {
            return "条目 \(place.name) 属于\(sheet),考核的是\(place.sheet.subject.title),不是\(kind.title);"
                + "请改用\(place.sheet.subject.title)的编号或名称来问"
        }
        if place.sheet.period != period.kind {
            let label = Period(place.sheet.period, containing: period.last)?.label ?? ""
            return "条目 \(place.name) 属于\(sheet),按\(title(place.sheet.period))考核;请改用 --period \(label)"
        }
        return "条目 \(place.name) 属于\(sheet),这一对象本期不在其考核之列"
    }

    private static func title(_ kind: PeriodKind) -> String {
        switch kind {
        case .month: "月"
        case .quarter: "季度"
        case .halfYear: "半年"
        case .year: "年"
        }
    }
}
