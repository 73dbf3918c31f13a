extension Definition {
    /// Every definition, in the order schemas list them.
    public static let all: [Definition] =
        Construct.all.map(Definition.construct) + ruleForms + conditionForms + priceForms + sheetForms
}

extension Construct {
    /// Every construct, in the order of the documentation; a new kind of file is added here and in ``RuleFileKind``.
    static let all: [Construct] = [
        .regulation, .source, .effective, .subjectDeclaration, .logDeclaration, .logColumn, .measure, .consequence,
        .sheet, .part, .innerPart, .composition, .rank, .among, .posts, .level, .rule, .run, .price, .choice,
        .factorTable,
        .calendar, .calendarNotice, .attendance, .season, .session, .centre, .logFiles, .rosterFile, .caseSettings,
        .ledger, .notice, .appeals,
        .mail,
        .profile, .profileColumn, .profilePair, .profileUnit,
        .examples, .example, .inlineRegulation, .person, .punches, .line,
    ]
}
