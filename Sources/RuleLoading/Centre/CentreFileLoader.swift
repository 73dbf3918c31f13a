public import Diagnostics
internal import RecordModel
internal import YAMLDocument

/// Reads a centre's `centre.yaml` (`kind: centre`). Paths are kept as written; whether files exist is the runner's business.
public enum CentreFileLoader {
    static let keys = KeySet([
        "kind", "name", "calendar", "attendance", "rules", "roster", "rosters", "logs", "columns", "profiles",
        "letters", "output", "ledger", "notice", "appeals", "mail", "cases",
    ])

    /// A centre's file and its problems.
    /// - Parameters:
    ///   - name: the file as the user named it.
    ///   - bytes: what it holds.
    public static func load(name: String, bytes: [UInt8]) -> Loaded<CentreFile> {
        FileDecoder.load(name: name, bytes: bytes, as: .centre) { decoder, fields in decoder.centre(fields) }
    }
}

extension FileDecoder {
    func centre(_ fields: Fields) -> CentreFile? {
        let name = located(fields.required("name"))
        let calendars = paths(fields.required("calendar"))
        let attendance = located(fields.required("attendance"))
        let rules = paths(fields.required("rules"))
        let roster = roster(fields.pair("roster"), fields.required("roster"))
        let rosters = rosters(fields["rosters"])
        var (logs, declaredLogs, chosen) = logs(fields["logs"])
        chosen["roster"] = roster.profile
        let columns = columns(fields["columns"])
        let cases = cases(fields.pair("cases"))
        let profiles = paths(fields["profiles"])
        let letters = letters(fields["letters"])
        let ledger = ledger(fields.pair("ledger"))
        let notice = notice(fields.pair("notice"))
        let appealDays = appeals(fields.pair("appeals"))
        let mail = mail(fields.pair("mail"))
        guard let name, let attendance, let roster = roster.file else { return nil }
        return CentreFile(
            name: name, calendars: calendars, attendance: attendance, rules: rules, roster: roster, logs: logs,
            declaredLogs: declaredLogs, rosters: rosters, rosterColumns: columns.roster, columns: columns.logs,
            furtherColumns: columns.further, declaredColumns: columns.declared,
            ratingChoice: cases.rating, pauseKinds: cases.pauses, profiles: profiles,
            chosenProfiles: chosen, letters: letters,
            output: located(fields["output"]),
            ledger: ledger, noticeNames: notice.names, noticeDays: notice.days, objections: notice.objections,
            appealDays: appealDays, mail: mail, file: file)
    }

    /// The roster: a path, or a path with the profile that reads it.
    private func roster(
        _ pair: YAMLPair?, _ node: YAMLNode?
    ) -> (file: Located<String>?, profile: Located<String>?) {
        guard let pair, pair.value.pairs != nil else { return (located(node), nil) }
        guard let fields = fields(pair.value, KeySet(["file", "profile"]), owner: pair.key.span) else {
            return (nil, nil)
        }
        return (located(fields.required("file")), located(fields["profile"]))
    }

    func located(_ node: YAMLNode?) -> Located<String>? {
        guard let node, let text = text(node) else { return nil }
        guard !text.isEmpty else {
            report(
                .missingField, at: node.span, ("这里是空的", "nothing is written here"), fix: ("写上内容", "write its value"))
            return nil
        }
        return Located(text, at: node.span)
    }

    /// One path or a list of paths; one given twice is read once.
    func paths(_ node: YAMLNode?) -> [Located<String>] {
        var paths: [Located<String>] = []
        var seen: [String: SourceSpan] = [:]
        if let node, node.items?.isEmpty == true { nothingIn(node) }
        for item in list(node) {
            guard let path = located(item) else { continue }
            if let first = seen[path.value] {
                report(
                    .pathGivenTwice, at: path.span,
                    ("“\(path.value)”写了两次,只读一次", "'\(path.value)' is given twice and read once"),
                    fix: ("删去一处", "remove one"), related: [(first, ("第一次写在这里", "first given here"))])
                continue
            }
            seen[path.value] = path.span
            paths.append(path)
        }
        return paths
    }

    /// Templates of letters; of all lists of files the one that may be empty: no letters are wanted then.
    private func letters(_ node: YAMLNode?) -> [Located<String>]? {
        guard let node else { return nil }
        return node.items?.isEmpty == true ? [] : paths(node)
    }

    /// A path, or a path with the first day of what is kept.
    private func ledger(_ pair: YAMLPair?) -> LedgerBinding? {
        guard let pair, !pair.value.isBlank else { return nil }
        guard pair.value.pairs != nil else { return located(pair.value).map { LedgerBinding(path: $0) } }
        guard let fields = fields(pair.value, KeySet(["file", "begins"]), owner: pair.key.span),
            let path = located(fields.required("file"))
        else { return nil }
        return LedgerBinding(path: path, begins: day(fields["begins"]))
    }

    /// Which rating of a case counts, and what stops its clock.
    private func cases(_ pair: YAMLPair?) -> (rating: RatingChoice, pauses: [String]) {
        guard let pair, !pair.value.isNull,
            let fields = fields(pair.value, KeySet(["rating", "pauses"]), owner: pair.key.span)
        else { return (.latest, CentreFile.usualPauses) }
        let rating = word(fields["rating"], among: RatingChoice.allCases.map(\.rawValue))
            .flatMap(RatingChoice.init)
        let pauses = fields["pauses"].map { list($0).compactMap { scalar($0)?.halfWidth }.filter { !$0.isEmpty } }
        return (rating ?? .latest, pauses ?? CentreFile.usualPauses)
    }

    /// The mail server the departments' workbooks go by.
    private func mail(_ pair: YAMLPair?) -> MailBinding? {
        guard let pair, !pair.value.isNull,
            let fields = fields(
                pair.value, KeySet(["host", "port", "tls", "user", "sender", "ca"]), owner: pair.key.span)
        else { return nil }
        let host = located(fields.required("host"))
        let sender = located(fields.required("sender"))
        let security = word(fields["tls"], among: MailBinding.Security.allCases.map(\.rawValue))
            .flatMap(MailBinding.Security.init)
        guard let host, let sender else { return nil }
        return MailBinding(
            host: host, port: whole(fields["port"], 1...65_535), security: security ?? .required,
            user: text(fields["user"]) ?? "", sender: sender, authorities: text(fields["ca"]) ?? "")
    }

    /// How many working days departments may appeal.
    private func appeals(_ pair: YAMLPair?) -> Int? {
        guard let pair, !pair.value.isNull,
            let fields = fields(pair.value, KeySet(["within"]), owner: pair.key.span)
        else { return nil }
        return whole(fields.required("within"), 1...365)
    }

    private func notice(_ pair: YAMLPair?) -> (names: NoticeNames, days: Int, objections: String) {
        guard let pair, !pair.value.isNull,
            let fields = fields(pair.value, KeySet(["names", "days", "objections"]), owner: pair.key.span)
        else { return (.full, 5, "") }
        let names = word(fields["names"], among: NoticeNames.allCases.map(\.rawValue))
            .flatMap(NoticeNames.init)
        return (names ?? .full, whole(fields["days"], 0...365) ?? 5, text(fields["objections"]) ?? "")
    }
}
