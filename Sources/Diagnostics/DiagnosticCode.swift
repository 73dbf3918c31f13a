/// The stable codes of problems in rule, calendar, policy and centre files; `docs/checks.md` has a page section for each.
public enum DiagnosticCode: String, CaseIterable, Hashable, Sendable {
    // What a file is written in.

    /// The bytes are not UTF-8.
    case notUTF8 = "not-utf8"
    /// A control character, NUL among them.
    case controlCharacter = "control-character"
    /// Nothing is written in the file.
    case emptyFile = "empty-file"
    /// The file is larger than any rule file.
    case fileTooLarge = "file-too-large"
    /// The text does not follow YAML.
    case yamlSyntax = "yaml-syntax"
    /// Lists and mappings within each other beyond any use.
    case nestedTooDeep = "nested-too-deep"
    /// A second document behind `---`.
    case severalDocuments = "several-documents"
    /// Aliases that expand without bound.
    case aliasBomb = "alias-bomb"
    /// An alias of something that is not there.
    case unknownAnchor = "unknown-anchor"
    /// The merge key `<<`.
    case mergeKey = "merge-key"
    /// A key written twice in one mapping.
    case duplicateKey = "duplicate-key"
    /// A key that is a list or a mapping.
    case keyNotText = "key-not-text"
    /// A YAML tag of a program.
    case unexpectedTag = "unexpected-tag"

    // What is written in it.

    /// A key the place does not have.
    case unknownKey = "unknown-key"
    /// A comma inside a flow mapping has cut a text in two.
    case textCutByComma = "text-cut-by-comma"
    /// A construct of the rule language that this version cannot score.
    case notSupportedYet = "not-supported-yet"
    /// A list where a word is due, and the like.
    case wrongType = "wrong-type"
    /// A field that must be there is not.
    case missingField = "missing-field"
    /// Not the kind of file this is.
    case unknownKind = "unknown-kind"
    /// A word that is not one of those the place takes.
    case unknownWord = "unknown-word"
    /// Not a number, or not one the place takes.
    case badNumber = "bad-number"
    /// Not a date, or a date that does not exist.
    case badDate = "bad-date"
    /// Not a time of day.
    case badTime = "bad-time"
    /// Not a comparison.
    case badComparison = "bad-comparison"
    /// Not an amount of points.
    case badAmount = "bad-amount"
    /// An id with characters that cannot be cited.
    case strangeID = "strange-id"
    /// An id that editors and spreadsheets read as a number.
    case idReadAsNumber = "id-read-as-number"
    /// A bare yes or no where a word is due.
    case bareYesOrNo = "bare-yes-or-no"

    // What it means.

    /// A field the log does not have.
    case unknownField = "unknown-field"
    /// A value the field cannot take.
    case impossibleValue = "impossible-value"
    /// A test that does not fit what the field holds.
    case wrongTest = "wrong-test"
    /// A measure that does not exist.
    case unknownMeasure = "unknown-measure"
    /// A name that is both a measure and a field.
    case ambiguousName = "ambiguous-name"
    /// A measure that is reached from itself.
    case measureCircle = "measure-circle"
    /// A measure no rule uses.
    case unusedMeasure = "unused-measure"
    /// A consequence that does not exist.
    case unknownConsequence = "unknown-consequence"
    /// A consequence nothing brings.
    case unusedConsequence = "unused-consequence"
    /// A part that does not exist.
    case unknownPart = "unknown-part"
    /// A rule that does not exist.
    case unknownRule = "unknown-rule"
    /// A sheet that does not exist.
    case unknownSheet = "unknown-sheet"
    /// A level or honour that does not exist.
    case unknownLevel = "unknown-level"
    /// Rules that count each other's occurrences.
    case ruleCircle = "rule-circle"
    /// Sheets that take each other's scores.
    case sheetCircle = "sheet-circle"
    /// Scores taken from a sheet of other periods or of another kind of subject.
    case compositionMisfit = "composition-misfit"
    /// Points that fall on a kind of subject no sheet scores.
    case noSheetToFallOn = "no-sheet-to-fall-on"
    /// A rule that no clause stands behind.
    case missingClause = "missing-clause"
    /// A key that does nothing where it stands.
    case keyWithoutEffect = "key-without-effect"
    /// A table that does not say by what.
    case tableWithoutBy = "table-without-by"
    /// A table of numbers with a gap between two rows.
    case tableGap = "table-gap"
    /// A table by occurrences that says nothing of what comes after its last row.
    case tableEnds = "table-ends"
    /// A row of a table that can never be reached.
    case rowNeverReached = "row-never-reached"
    /// Two rows of a table that hold for the same numbers.
    case rowsOverlap = "rows-overlap"
    /// A word, or the empty cell, that a table does not price.
    case wordNotPriced = "word-not-priced"
    /// Points the regulation's words name and the price does not have.
    case pointsNotInText = "points-not-in-text"
    /// A price of steps that may break, without `remainder`.
    case remainderNotStated = "remainder-not-stated"
    /// The end lies before the beginning.
    case rangeReversed = "range-reversed"
    /// A limit below the price of one occurrence.
    case limitBelowOne = "limit-below-one"
    /// Levels that are not best first.
    case levelsOutOfOrder = "levels-out-of-order"
    /// Quotas that come to more than the whole.
    case quotaOverWhole = "quota-over-whole"
    /// The points of the parts do not add up to the stated total.
    case pointsNotFull = "points-not-full"
    /// A floor or ceiling of a part that is not stated.
    case boundNotStated = "bound-not-stated"
    /// Two rules that count the same rows.
    case sameRowsTwice = "same-rows-twice"
    /// Two rules with one Chinese code.
    case duplicateCode = "duplicate-code"
    /// Two versions of one regulation in force on one day.
    case versionOverlap = "version-overlap"
    /// Days between two versions of one regulation on which none is in force.
    case versionGap = "version-gap"

    // Calendars, attendance and centres.

    /// A day outside the years the calendar covers.
    case dayOutsideCoverage = "day-outside-coverage"
    /// A working day that would be worked anyway.
    case workdayOnWeekday = "workday-on-weekday"
    /// A day named twice.
    case dayNamedTwice = "day-named-twice"
    /// Two calendars that cover the same days.
    case calendarOverlap = "calendar-overlap"
    /// Days between two calendars that none covers.
    case calendarGap = "calendar-gap"
    /// Two windows for signing that share a minute.
    case windowsOverlap = "windows-overlap"
    /// Two seasons that share a day.
    case seasonOverlap = "season-overlap"
    /// Days of the year in no season.
    case seasonGap = "season-gap"
    /// One file given twice.
    case pathGivenTwice = "path-given-twice"

    // Templates of letters.

    /// A template's bytes are text in no encoding kaohe knows.
    case letterNotText = "letter-not-text"
    /// No line of dashes stands between a template's headers and its text.
    case letterWithoutRuler = "letter-without-ruler"
    /// A template's name that no file or worksheet can bear, or that one of the program's own worksheets has.
    case letterBadName = "letter-bad-name"
    /// Nothing stands below the line of dashes.
    case letterWithoutText = "letter-without-text"
    /// A limit that is none.
    case letterBadLimit = "letter-bad-limit"
    /// A placeholder that stands for nothing.
    case letterUnknownPlaceholder = "letter-unknown-placeholder"
    /// A bracket without its other half.
    case letterOpenBracket = "letter-open-bracket"
    /// A placeholder's name in other brackets.
    case letterOtherBrackets = "letter-other-brackets"
    /// A table that does not have its line to itself.
    case letterTableInLine = "letter-table-in-line"
    /// A placeholder that says nothing in such a letter, or a layout word within a line.
    case letterPlaceholderMisplaced = "letter-placeholder-misplaced"
    /// A template for a consequence that no regulation has.
    case letterUnknownConsequence = "letter-unknown-consequence"
    /// Two templates of one name.
    case letterNamedTwice = "letter-named-twice"

    // What a centre's folder lacks.

    /// A path or a pattern that matches no file.
    case noSuchFile = "no-such-file"
    /// No sheet of the centre's regulations is scored by periods of this length.
    case noSheetForPeriod = "no-sheet-for-period"
    /// A part or a log of an earlier version has no place in the one that takes over within the period.
    case versionPartsDiffer = "version-parts-differ"
    /// The period has a day the regulation is not in force on.
    case notInForce = "not-in-force"
    /// Subjects tie across the border of a level that asks for a decision.
    case tieToDecide = "tie-to-decide"
    /// The period has a day the calendar does not cover.
    case periodOutsideCalendar = "period-outside-calendar"

    /// How much it matters.
    public var severity: Diagnostic.Severity {
        switch self {
        case .idReadAsNumber, .bareYesOrNo, .unusedMeasure, .unusedConsequence, .boundNotStated, .sameRowsTwice,
            .workdayOnWeekday, .seasonGap, .wordNotPriced, .pointsNotInText,
            .tableEnds:
            .hint
        case .keyWithoutEffect, .pathGivenTwice, .tableGap, .rowNeverReached, .rowsOverlap, .letterUnknownConsequence:
            .warning
        default: .error
        }
    }
}
