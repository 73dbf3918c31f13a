public import LedgerModel
public import RecordModel
public import ScoreModel

/// Everything the tables and workbooks of an amendment show.
public struct AmendmentReport: Sendable {
    /// The centre.
    public let centre: CentreCard
    /// The amendment.
    public let amendment: Amendment
    /// The corrections in it, by number.
    public let corrections: [LoggedCorrection]
    /// What stood before, earlier amendments in place.
    public let before: LedgerRun
    /// What stands now.
    public let after: LedgerRun
    /// Those not touched who would stand elsewhere if everyone were ranked anew.
    public let elsewhere: [StandingShift]
    /// The appeals its books show: the period's own, and answers to others' that a department's book tells, by number.
    public let appeals: [AppealEntry]
    /// What the amendment changes, sheet by sheet; sheets on which it changes nobody are not among them.
    public let sheets: [Sheet]
    /// The departments to notify, by name in code-point order, and whom of theirs it changes.
    public let departments: [Department]

    /// What an amendment changes on one sheet.
    public struct Sheet: Sendable {
        /// The sheet, as it stands now.
        public let sheet: LedgerSheet
        /// Whom it changes, by id in code-point order.
        public let subjects: [AmendedSubject]
    }

    /// A department with somebody whom the amendment changes.
    public struct Department: Sendable {
        /// Its name; of several spellings that differ in width only, the smallest in code-point order.
        public let name: String
        /// Its subjects, by sheet, then id: those listed under it before or now.
        public let subjects: [AmendedSubject]
        /// How many of them have another level, other stars or other honours.
        public var standingChanges: Int { subjects.count(where: \.isStandingChanged) }

        /// Whether a department's name is another spelling of its own.
        public func isCalled(_ name: String) -> Bool { Self.key(name) == Self.key(self.name) }

        static func key(_ name: String) -> ExactText { ExactText(HalfWidth.fold(name)) }
    }

    /// A report by its parts.
    /// - Parameters:
    ///   - standing: what stood before the amendment.
    ///   - elsewhere: ``AmendmentChanges/elsewhere``.
    ///   - appeals: those to show; an answer is told to a department that gets a book.
    public init(
        _ amendment: Amendment, of standing: LedgerRun, centre: CentreCard, corrections: [LoggedCorrection],
        elsewhere: [StandingShift], appeals: [AppealEntry] = []
    ) {
        self.amendment = amendment
        self.centre = centre
        self.corrections = corrections.sorted { $0.correction.number < $1.correction.number }
        self.elsewhere = elsewhere
        before = standing
        let after = standing.applying(amendment)
        self.after = after
        sheets = after.sheets.compactMap { sheet in
            let own = amendment.subjects.filter { $0.sheet == sheet.id }
            return own.isEmpty ? nil : Sheet(sheet: sheet, subjects: own)
        }
        let departments = Self.departments(amendment)
        self.departments = departments
        self.appeals = appeals.compactMap { entry in
            var entry = entry
            entry.isTold = entry.isTold && departments.contains { $0.isCalled(entry.appeal.department) }
            return entry.isTold || entry.appeal.period == amendment.period ? entry : nil
        }
    }

    /// Whether the notice on the wall is no longer what stands: somebody's level, stars or honours differ.
    public var isStandingChanged: Bool { amendment.subjects.contains(where: \.isStandingChanged) }

    private static func departments(_ amendment: Amendment) -> [Department] {
        var spellings: [ExactText: String] = [:]
        var members: [ExactText: [AmendedSubject]] = [:]
        for subject in amendment.subjects {
            var known: Set<ExactText> = []
            for name in [subject.before?.department, subject.after?.department].compactMap({ $0 }) where !name.isEmpty {
                let key = Department.key(name)
                if spellings[key].map({ precedes(name, $0) }) ?? true { spellings[key] = name }
                if known.insert(key).inserted { members[key, default: []].append(subject) }
            }
        }
        return spellings.sorted { precedes($0.value, $1.value) }.map { key, name in
            Department(name: name, subjects: members[key] ?? [])
        }
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}

extension AmendedSubject {
    /// Its name, as it stands now.
    public var name: String { (after ?? before)?.name ?? "" }

    /// Whether its level, its stars or its honours differ.
    public var isStandingChanged: Bool {
        before?.level ?? "" != after?.level ?? "" || before?.stars != after?.stars
            || before?.honours ?? [] != after?.honours ?? []
    }

    /// Names of consequences that befall it now and did not before.
    public var gained: [String] { Self.names(after, without: before) }

    /// Names of consequences that no longer befall it.
    public var lost: [String] { Self.names(before, without: after) }

    private static func names(_ one: PublishedSubject?, without other: PublishedSubject?) -> [String] {
        let others = Set((other?.consequences ?? []).map(\.name))
        var names: [String] = []
        for entry in one?.consequences ?? [] where !others.contains(entry.name) && !names.contains(entry.name) {
            names.append(entry.name)
        }
        return names
    }
}
