internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// Who of a sheet's subjects is ranked, against whom, and the figures of those groups.
extension SheetScoring {
    /// The window in which a level asks for numbers: the period, or the year so far where they are results of this sheet's
    /// own earlier periods.
    func window(of condition: Condition) -> DaySpan {
        plan.looksAtOwnResults(condition) ? TimeWindow.period(.year).spans(in: period).last ?? period.span : period.span
    }

    /// Why a subject is not ranked; `nil` where it is.
    func unranked(_ records: SubjectRecords) -> String? { exclusion(records)?.reason }

    /// What of it was found and what is asked for; empty where it is ranked.
    func unrankedDetail(_ records: SubjectRecords) -> String { exclusion(records)?.detail ?? "" }

    private func exclusion(_ records: SubjectRecords) -> (reason: String, detail: String)? {
        let ranking = sheet.ranking
        let subject = records.subject
        if subject.workingDays < ranking.leastDays {
            return ("不在岗", "在岗 \(subject.workingDays) 个工作日,至少要 \(ranking.leastDays) 个")
        }
        if !ranking.excludedPosts.isEmpty {
            let post = ExactText(HalfWidth.fold(subject.post))
            if ranking.excludedPosts.contains(where: { ExactText(HalfWidth.fold($0)) == post }) {
                return ("岗位不参评", "岗位“\(subject.post)”")
            }
        }
        if let least = ranking.leastAttendance {
            let own = records.sessions.filter { period.contains($0.day) }
            let attended = own.count { $0.status == .present || $0.status == .official }
            if let share = Rational(attended).divided(by: Rational(own.count)), !least.holds(for: share) {
                return ("出勤不足", "出勤 \(attended) 个时段,应出勤 \(own.count) 个,要求\(least.words(isShare: true))")
            }
        }
        return nil
    }

    func peers(_ subject: Subject) -> ExactText {
        switch sheet.ranking.peers {
        case nil: ExactText("")
        case .group: ExactText(subject.group)
        case .window: ExactText(subject.window)
        case .department: ExactText(subject.department)
        case .post: ExactText(subject.post)
        }
    }

    // MARK: Figures of the group

    func groupFigures(_ items: [Item], _ tools: Tools, _ jobs: Int) async -> GroupFigures {
        var windows: [DaySpan] = [period.span]
        for window in tools.windows.joined() where !windows.contains(window) { windows.append(window) }
        let all = windows
        let parts = await Workers.chunks(items, jobs: jobs) { chunk in
            var figures = GroupFigures()
            for item in chunk {
                let measures = measures(item, tools)
                guard unranked(measures.records) == nil else { continue }
                for asked in plan.groupMeasures {
                    guard let place = plan.measures.place(of: asked.name, in: asked.version) else { continue }
                    for window in all {
                        let own = measures.at(window).of(version: asked.version)
                        guard let value = own.value(asked.name) else { continue }
                        figures.add(value, .init(measure: place, window: window), peers: measures.peers)
                    }
                }
            }
            return figures
        }
        var figures = GroupFigures()
        for part in parts { figures.merge(part) }
        figures.close()
        return figures
    }
}
