internal import Chronology
public import Diagnostics
public import LedgerModel

extension PeriodRecord {
    /// Why something may not be dated a day: what somebody answered for already is dated later. Drafts are nobody's act.
    func refusal(on day: Day) -> PublicationRefusal? {
        let named = acts.filter { $0.kind != .drafted }
        guard let last = named.max(by: { $0.at.day < $1.at.day }), day < last.at.day else { return nil }
        return .beforeLastAct(period, on: day, last: last)
    }
}

extension PeriodAct.Kind {
    /// What people call it.
    public var words: Wording {
        switch self {
        case .drafted: Wording(zh: "考核", en: "run")
        case .noticed: Wording(zh: "公示", en: "notice")
        case .withdrawn: Wording(zh: "撤下公示", en: "notice withdrawn")
        case .published: Wording(zh: "公布", en: "published")
        case .amended: Wording(zh: "更正", en: "amended")
        case .setAside: Wording(zh: "搁置问题", en: "findings set aside")
        }
    }
}
