internal import Chronology
internal import Diagnostics
internal import RuleLoading
internal import RuleModel
internal import ScoreModel

extension Centre {
    /// The centre with other rules, and what its own and the others are called.
    func replacingRules(by rules: OtherRules) throws -> (centre: Centre, oldName: String, newName: String) {
        switch rules {
        case .files(let paths):
            let other = try replacingRules(by: paths)
            let ids = Set(other.regulations.filter { paths.contains($0.file) }.map(\.id))
            let replaced = regulations.filter { ids.contains($0.id) }.map(\.file)
            return (other, replaced.joined(separator: "、"), paths.joined(separator: "、"))
        case .version(let day):
            let (other, chosen) = try holding(versionOn: day)
            let ids = Set(chosen.map(\.id))
            let replaced = regulations.filter { ids.contains($0.id) }.map(\.file)
            return (
                other, replaced.joined(separator: "、"),
                chosen.map(\.file).joined(separator: "、") + "(\(day.iso) 施行的版本)"
            )
        case .known(let source, let day):
            let files = regulations.map(\.file).joined(separator: "、")
            return (try knowing(source), files, "截至 \(day.iso) 档案所记的规则")
        }
    }

    /// The centre as if of each regulation's versions the one in force on a day held all the time.
    ///
    /// A regulation that has no version on that day stays as it is; there must be one that has.
    func holding(versionOn day: Day) throws -> (centre: Centre, chosen: [Regulation]) {
        var merged: [Regulation] = []
        var chosen: [Regulation] = []
        for history in histories {
            if let version = history.version(on: day) {
                chosen.append(version)
                merged.append(version.withoutDates)
            } else {
                merged += history.versions
            }
        }
        guard !chosen.isEmpty else {
            throw RefusedRun([.setting(noVersion(on: day))], sources: sources)
        }
        let problems = DeclaredNames.check(file, merged)
        guard !problems.hasErrors else { throw RefusedRun(problems.listed().map { .setting($0) }, sources: sources) }
        let files = Set(merged.map(\.file))
        let dropped = Set(regulations.map(\.file).filter { !files.contains($0) })
        let kept = settings.filter { !dropped.contains(FileSystem.simplified(FileSystem.join(folder, $0.path))) }
        return (
            Centre(
                folder: folder, file: file, calendar: calendar, policy: policy, regulations: merged, profiles: profiles,
                letters: letters, settings: kept,
                remarks: remarks, sources: sources), chosen
        )
    }

    /// The centre with the rules, calendar and policy of a source; its tables are what its own `centre.yaml` names.
    func knowing(_ source: SettingSource) throws -> Centre {
        let other = try Centre.load(folder: folder, from: source)
        let problems = DeclaredNames.check(file, other.regulations)
        guard !problems.hasErrors else {
            throw RefusedRun(problems.listed().map { .setting($0) }, sources: sources + other.sources)
        }
        return Centre(
            folder: folder, file: file, calendar: other.calendar, policy: other.policy,
            regulations: other.regulations, profiles: profiles, letters: other.letters, settings: other.settings,
            remarks: remarks,
            sources: other.sources)
    }

    private func noVersion(on day: Day) -> Diagnostic {
        let span = regulations.first?.span ?? SourceSpan(file: file.file, line: 1, column: 1)
        return Diagnostic(
            .notInForce, at: span,
            Wording(zh: "\(day.iso) 没有施行的考核办法", en: "no regulation is in force on \(day.iso)"),
            remedy: Wording(
                zh: "换一个日期,须在某个版本的 since(自)和 until(至)之间",
                en: "name a day between since and until of some version"))
    }
}
