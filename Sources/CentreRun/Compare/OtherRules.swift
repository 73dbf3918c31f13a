internal import Diagnostics
internal import Hashing
internal import RuleLoading
internal import RuleModel
internal import ScoreModel

extension Centre {
    /// The centre with other regulations in the place of those of the same id: each takes the place of all versions, and
    /// holds for the whole of any period, whatever it says of the days it is in force.
    /// - Throws: ``RefusedRun`` with every problem of the files; ``MachineFailure``.
    public func replacingRules(by paths: [String]) throws -> Centre {
        var problems: [Diagnostic] = []
        var texts: [SourceText] = []
        var cards: [FileCard] = []
        var others: [Regulation] = []
        for path in paths {
            guard FileSystem.isFile(path) else {
                problems.append(Self.noRuleFile(path))
                continue
            }
            let bytes = try FileSystem.read(path)
            texts.append(SourceText(name: path, bytes: bytes))
            cards.append(FileCard(path: path, sha256: SHA256.hexadecimal(of: bytes)))
            let loaded = RegulationLoader.load(name: path, bytes: bytes)
            problems += loaded.diagnostics
            guard let regulation = loaded.sound else { continue }
            if !regulations.contains(where: { $0.id == regulation.id }) {
                problems.append(unknown(regulation))
            } else if let twin = others.first(where: { $0.id == regulation.id }) {
                problems.append(Self.twice(regulation, twin))
            } else {
                others.append(regulation.withoutDates)
            }
        }
        var put: Set<String> = []
        var merged: [Regulation] = []
        for regulation in regulations {
            if let other = others.first(where: { $0.id == regulation.id }) {
                if put.insert(other.id).inserted { merged.append(other) }
            } else {
                merged.append(regulation)
            }
        }
        // What a regulation that could not be read declares is not known.
        if !problems.hasErrors { problems += DeclaredNames.check(file, merged) }
        guard !problems.hasErrors else {
            throw RefusedRun(
                problems.listed().filter { $0.severity == .error }.map { .setting($0) }, sources: sources + texts)
        }
        let replaced = Set(regulations.filter { old in put.contains(old.id) }.map(\.file))
        let kept = settings.filter { card in
            !replaced.contains(FileSystem.simplified(FileSystem.join(folder, card.path)))
        }
        return Centre(
            folder: folder, file: file, calendar: calendar, policy: policy, regulations: merged,
            profiles: profiles, letters: letters,
            settings: (kept + cards).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) },
            remarks: remarks, sources: sources + texts)
    }

    private static func noRuleFile(_ path: String) -> Diagnostic {
        Diagnostic(
            .noSuchFile, at: SourceSpan(file: path, line: 1, column: 1),
            Wording(zh: "没有这样的规则文件:\(path)", en: "no such rule file: \(path)"),
            remedy: Wording(zh: "核对路径", en: "check the path"))
    }

    private func unknown(_ regulation: Regulation) -> Diagnostic {
        var known: [String] = []
        for id in regulations.map(\.id) where !known.contains(id) { known.append(id) }
        return Diagnostic(
            .unknownWord, at: regulation.span,
            Wording(
                zh: "这个中心没有编号为“\(regulation.id)”的考核办法,无从比较",
                en: "the centre has no regulation '\(regulation.id)' to compare with"),
            remedy: Wording(
                zh: "把 id 写成要替换的考核办法的编号:\(known.joined(separator: "、"))",
                en: "give it the id of the regulation it replaces: \(known.joined(separator: ", "))"))
    }

    private static func twice(_ regulation: Regulation, _ twin: Regulation) -> Diagnostic {
        Diagnostic(
            .versionOverlap, at: regulation.span,
            Wording(
                zh: "“\(regulation.id)”已由 \(twin.file) 替换", en: "'\(regulation.id)' is replaced by \(twin.file) already"
            ),
            remedy: Wording(zh: "同一考核办法只给一个 --rules", en: "name one file for each regulation"))
    }
}

extension Regulation {
    /// The regulation as if it had always been in force.
    var withoutDates: Regulation {
        Regulation(
            id: id, title: title, issuer: issuer, document: document, reading: reading, since: nil, until: nil,
            subjects: subjects, logs: logs, furtherColumns: furtherColumns, measures: measures,
            consequences: consequences, sheets: sheets, notScored: notScored, file: file, span: span)
    }
}
