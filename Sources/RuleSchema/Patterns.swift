/// Regular expressions for texts of the rule language, in the part that all validators share.
enum Patterns {
    /// 2, 0.5, 2/3.
    static let number = #"[0-9]+(\.[0-9]+)?(/[0-9]+(\.[0-9]+)?)?"#
    /// 2026-07-01.
    static let date = "[0-9]{4}-\(monthDay)"
    /// 05-01.
    static let monthDay =
        "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))"
    /// 08:30.
    static let time = "([01]?[0-9]|2[0-3]):[0-5][0-9]"
    /// A day of a calendar with or without its year, or two with a mark between.
    static let stretch = "(\(date)|\(monthDay))( *(\\.\\.|至|~) *(\(date)|\(monthDay)))?"
    /// Letters, digits, Chinese characters, `_`, `-`, and `.` between them.
    static let id =
        "^(?![.])(?!.*[.]$)[^\\u0000-\\u002C\\u002F\\u003A-\\u0040\\u005B-\\u005E\\u0060\\u007B-\\u00A9\\u2000-\\u206F\\u3000-\\u3004\\u3008-\\u3020]+$"
    /// One of the comparing words with a number.
    static let bound =
        "(" + ["over", "at_least", "under", "at_most"].flatMap(Spelling.all).joined(separator: "|") + ") *"
        + number + " *%?"
    /// One or two bounds.
    static let comparison = "^ *\(bound)( *\(bound))? *$"
    /// 10以上 and 10以下 leave open whether the number itself is meant.
    static let notVague = "^(?! *[0-9]+([.][0-9]+)? *[^0-9 ]{0,2}以[上下] *$)"
    /// 2分 is no amount.
    static let notWithUnit = "^(?! *[+-]?[0-9]+([.][0-9]+)? *分 *$)"
}
