internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// Takes scores of other sheets and periods for a part (`take`).
struct CompositionTaker {
    /// What has been scored, and who there is.
    var memory: RunMemory
    /// The sheet the part stands on.
    let sheet: Int
    /// Each score looked at, in order.
    private(set) var looked: [Looked] = []

    /// One score a composition looked at.
    struct Looked {
        let subject: Subject
        let kind: SubjectKind
        let period: Period
        let weight: Rational
        let value: Rational?
    }

    init(memory: RunMemory, sheet: Int) {
        self.memory = memory
        self.sheet = sheet
    }

    /// What a composition comes to for a subject.
    mutating func take(_ composition: Composition, for subject: Subject, _ kind: SubjectKind, in period: Period)
        -> Taken
    {
        let missing = missing(composition, in: period)
        let (found, parts) = value(composition, composition.steps[...], subject, kind, period, .one)
        // Of what is not there yet nothing is made, not even of the rest.
        guard missing.isEmpty else {
            return Taken(value: nil, evidence: "无可取的成绩", note: Unpublished.words(missing))
        }
        guard let value = found else { return Taken(value: nil, evidence: "无可取的成绩", note: "没有可取用的成绩") }
        let shown = parts.count > 24 ? parts.prefix(24) + ["…"] : parts[...]
        let title =
            switch composition.steps.last {
            case .members?, .post?, .group?: "\(parts.count) 人"
            default: ""
            }
        let what = [title, shown.joined(separator: "、")].filter { !$0.isEmpty }.joined(separator: ":")
        let form =
            switch composition.form {
            case .mean: "平均"
            case .sum: "合计"
            case .best: "最高"
            case .worst: "最低"
            }
        return Taken(value: value, evidence: what, note: parts.count > 1 ? "\(form) \(Self.shown(value))" : "")
    }

    /// The periods whose results it takes and that were not published.
    private func missing(_ composition: Composition, in period: Period) -> [Period] {
        guard let taken = memory.plan.place(of: composition.sheet, besides: sheet) else { return [] }
        let parts = period.parts(memory.plan.sheets[taken].sheet.period)
        let missing = memory.plan.lookups.missing(for: sheet).filter { $0.task.sheet == taken }.map(\.task.period)
        return parts.filter { missing.contains($0) }
    }

    private mutating func value(
        _ composition: Composition, _ steps: ArraySlice<Composition.Step>, _ subject: Subject, _ kind: SubjectKind,
        _ period: Period, _ weight: Rational
    ) -> (value: Rational?, parts: [String]) {
        guard let outer = steps.last else {
            guard let place = memory.plan.place(of: composition.sheet, besides: sheet),
                memory.plan.sheets[place].sheet.subject == kind
            else { return (nil, []) }
            let value = score(composition, subject, period)
            looked.append(Looked(subject: subject, kind: kind, period: period, weight: weight, value: value))
            return (value, value.map { [Self.shown($0)] } ?? [])
        }
        let inner = steps.dropLast()
        var values: [(value: Rational, weight: Rational)] = []
        var parts: [String] = []
        for next in subjects(below: outer, composition, subject, kind, period) {
            let own = value(composition, inner, next.subject, next.kind, next.period, next.weight)
            guard let found = own.value else { continue }
            values.append((found, next.weight))
            parts.append(next.label.isEmpty ? Self.shown(found) : "\(next.label) \(Self.shown(found))")
        }
        return (combine(composition.form, values), parts)
    }

    /// A score as people read it: one that ends nowhere to two places, and marked so. What is taken is the exact one.
    private static func shown(_ value: Rational) -> String {
        let plain = value.plain
        return plain.contains("/") ? "≈" + value.formatted(decimals: 2) : plain
    }

    /// Whose score one step takes.
    private struct Next {
        let subject: Subject
        let kind: SubjectKind
        let period: Period
        var label = ""
        var weight = Rational.one
    }

    private mutating func subjects(
        below outer: Composition.Step, _ composition: Composition, _ subject: Subject, _ kind: SubjectKind,
        _ period: Period
    ) -> [Next] {
        let taken = memory.plan.place(of: composition.sheet, besides: sheet)
        switch outer {
        case .periods(let shorter):
            return period.parts(shorter).map { part in
                let own = memory.subject(kind, in: part, of: taken, id: subject.id) ?? subject
                return Next(subject: own, kind: kind, period: part, label: part.label)
            }
        case .members, .post:
            return members(of: subject, kind, in: period, taken).compactMap { member in
                if case .post(let post) = outer,
                    ExactText(HalfWidth.fold(member.post)) != ExactText(HalfWidth.fold(post))
                {
                    return nil
                }
                let weight = composition.weighsDays ? Rational(member.workingDays) : .one
                return Next(subject: member, kind: .staff, period: period, weight: weight)
            }
        case .group:
            let group = ExactText(subject.group)
            return memory.subjects(kind, in: period, of: taken).filter { ExactText($0.group) == group }
                .map { Next(subject: $0, kind: kind, period: period) }
        case .window: return unit(named: subject.window, .window, period, taken)
        case .department: return unit(named: subject.department, .department, period, taken)
        }
    }

    /// The people of a subject in a period: those a published sheet of people lists under it, else the roster's.
    private mutating func members(
        of subject: Subject, _ kind: SubjectKind, in period: Period, _ taken: Int?
    ) -> [Subject] {
        if let taken, kind == .window || kind == .department, memory.isListed(.staff, in: period, by: taken) {
            let unit = ExactText(subject.id)
            return memory.subjects(.staff, in: period, of: taken).filter {
                ExactText(HalfWidth.fold(kind == .window ? $0.window : $0.department)) == unit
            }
        }
        let people = Set(subject.people)
        return memory.subjects(.staff, in: period, of: taken).filter { people.contains($0.index) }
    }

    private mutating func unit(named name: String, _ kind: SubjectKind, _ period: Period, _ taken: Int?) -> [Next] {
        let wanted = ExactText(HalfWidth.fold(name))
        return memory.subjects(kind, in: period, of: taken).filter { ExactText($0.id) == wanted }
            .map { Next(subject: $0, kind: kind, period: period) }
    }

    private func combine(_ form: Composition.Form, _ values: [(value: Rational, weight: Rational)]) -> Rational? {
        guard !values.isEmpty else { return nil }
        switch form {
        case .sum: return values.reduce(.zero) { $0 + $1.value }
        case .best: return values.map(\.value).max()
        case .worst: return values.map(\.value).min()
        case .mean:
            let weights = values.reduce(Rational.zero) { $0 + $1.weight }
            return values.reduce(Rational.zero) { $0 + $1.value * $1.weight }.divided(by: weights)
        }
    }

    private func score(_ composition: Composition, _ subject: Subject, _ period: Period) -> Rational? {
        guard let found = memory.scored(composition.sheet, in: period, besides: sheet)?.score(of: subject.id) else {
            return nil
        }
        if case .disqualified = found.status {
            switch composition.disqualified {
            case .counts: return found.exactTotal
            case .zero: return .zero
            case .out: return nil
            }
        }
        return found.exactTotal
    }
}
