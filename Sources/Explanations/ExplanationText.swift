internal import Chronology
public import Diagnostics
internal import Exact
internal import RuleModel
public import ScoreModel

/// An explanation as a person reads it on a terminal. The words of rules are Chinese in either language.
public struct ExplanationText {
    let language: Language

    /// A text in a language.
    public init(language: Language) { self.language = language }

    /// The explanation, ending in a line break.
    public func render(_ explanation: Explanation) -> String {
        var block = TextBlock()
        header(explanation, &block)
        for notice in explanation.notices {
            block.gap()
            block.add(notice)
        }
        CorrectionText(language: language).render(explanation.corrections, &block)
        for sheet in explanation.sheets {
            block.gap()
            SheetText(language: language).render(sheet, &block)
        }
        for (sheet, part) in explanation.parts {
            block.gap()
            block.add(place(sheet.sheet, sheet.id, sheet.regulation, sheet.period))
            SheetText(language: language).render(part, indent: 0, &block)
        }
        for rule in explanation.rules {
            block.gap()
            RuleText(language: language).render(rule, &block)
        }
        return block.text
    }

    private func header(_ explanation: Explanation, _ block: inout TextBlock) {
        let subject = explanation.subject
        let isNamed = subject.id != subject.name
        let name = isNamed ? "\(subject.name)(\(subject.id))" : subject.name
        let places = [subject.window, subject.department].filter { !$0.isEmpty }
        let kind = subject.kind == "staff" ? [] : [language.text(subject.kindTitle, subject.kind)]
        block.add(([name] + kind + places).joined(separator: " · "))
        let period = explanation.period
        block.add(
            "\(explanation.centre) · \(language.text(period.title, period.label))"
                + language.text(
                    "(\(period.first.iso) 至 \(period.last.iso))", " (\(period.first.iso) to \(period.last.iso))"))
    }

    private func place(_ sheet: Sheet, _ id: String, _ regulation: Regulation, _ period: Period) -> String {
        "【\(sheet.title)】\(id) · \(regulation.title)"
    }
}

extension Language {
    /// A text in this language.
    func text(_ zh: String, _ en: String) -> String { self == .en ? en : zh }
}

extension Rational {
    /// As people read it: what never ends in decimals is said to four places, `≈90.3333`.
    var shown: String {
        let text = plain
        return text.contains("/") ? "≈" + formatted(decimals: 4) : text
    }

    /// With its sign: `-3`, `+2`, `0`.
    var signed: String {
        if isZero { return "0" }
        return isNegative ? "-" + (-self).shown : "+" + shown
    }
}
