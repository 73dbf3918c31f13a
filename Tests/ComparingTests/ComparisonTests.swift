import CentreFixtures
import CentreRun
import Chronology
import Comparing
import Diagnostics
import Exact
import ScoreModel
import Testing

/// Two sets of rules over the logs of `samples/qingshan`, against numbers worked out by hand from its golden tables.
@Suite("Two sets of rules over the same logs") struct ComparisonTests {
    @Test("a dearer rule: who loses, how much, and by which rule")
    func dearerRule() async throws {
        let sheet = try await ChangedRules(ChangedRules.dearerBadge).compare().staff()
        // Eleven people have one line of virtue.4 each; that of W0095 stands for two times.
        let lower = sheet.subjects.filter { ($0.difference ?? .zero) < .zero }
        #expect(
            lower.map(\.id) == [
                "W0009", "W0023", "W0031", "W0041", "W0045", "W0053", "W0061", "W0062", "W0093", "W0095", "W0103",
            ])
        for subject in lower {
            let points: Rational = subject.id == "W0095" ? -2 : -1
            #expect(subject.difference == points)
            #expect(subject.rules.map(\.source.id) == ["virtue.4"])
            #expect(subject.rules.map(\.difference) == [points])
            #expect(subject.rules.map(\.old) == [points])
        }
        #expect(sheet.all.lower == 11)
        #expect(sheet.all.higher == 0)
        // 119 take part; one was not at work at all and is in no mean.
        #expect(sheet.all.count == 120)
        #expect(sheet.all.ranked == 119)
        #expect(sheet.all.difference == Rational(-12, over: 119))
        #expect(sheet.rules.map(\.source.code) == ["德4"])
        #expect(sheet.rules.map(\.difference) == [-12])
        #expect(sheet.rules.map(\.old) == [-12])
        #expect(sheet.rules.map(\.new) == [-24])
        #expect(sheet.rules.map(\.subjects) == [11])
        // 80.00 is the line of 二星: one falls below it, and is to mend matters within a time.
        let fallen = try sheet.subject("W0009")
        #expect(fallen.old?.total == 80)
        #expect(fallen.new?.total == 79)
        #expect(fallen.old?.level == "二星")
        #expect(fallen.new?.level == "一星")
        #expect(fallen.new?.stars == 1)
        #expect(fallen.gained == ["限期整改"])
        #expect(fallen.lost == [])
        #expect(sheet.count(from: .level("二星"), to: .level("一星")) == 1)
        // Quotas are as they were: 23 of 五星, 30 of 四星, 30 of 三星.
        for (level, count) in [("五星", 23), ("四星", 30), ("三星", 30), ("二星", 23), ("一星", 13)] {
            let into = sheet.places.reduce(0) { $0 + sheet.count(from: $1, to: .level(level)) }
            #expect(into == count, "\(level)")
        }
        #expect(sheet.count(from: .notRanked, to: .notRanked) == 1)
    }

    @Test("a smaller quota: levels change, no points do")
    func smallerQuota() async throws {
        let sheet = try await ChangedRules(ChangedRules.fewerStars).compare().staff()
        #expect(sheet.rules.isEmpty)
        #expect(sheet.subjects.allSatisfy { $0.difference?.isZero == true && $0.old?.rank == $0.new?.rank })
        // 15% of 119 is 17.85; four share the ranks 16 to 19, and a tie across the border goes to the lower level.
        #expect(sheet.count(from: .level("五星"), to: .level("五星")) == 15)
        #expect(sheet.count(from: .level("五星"), to: .level("四星")) == 8)
        #expect(sheet.changed.allSatisfy(\.isLevelChanged))
        #expect(try sheet.subject("W0113").new?.level == "四星")
    }

    @Test("what sources of points differ by is what totals differ by")
    func sourcesAddUp() async throws {
        let other = try ChangedRules(
            [
                ("virtue:\n        title: 德\n", "virtue:\n        title: 德\n        start: 18\n")
            ] + ChangedRules.dearerBadge)
        let sheet = try await other.compare().staff()
        for subject in sheet.subjects {
            let sum = subject.rules.reduce(Rational.zero) { $0 + $1.difference }
            #expect(subject.difference == sum, "\(subject.id)")
        }
        #expect(sheet.rules.first?.source.id == "virtue:start")
    }

    @Test("a set of rules against itself: nothing")
    func identity() async throws {
        let comparison = try await ChangedRules([]).compare()
        #expect(comparison.isEmpty)
        for sheet in comparison.sheets {
            #expect(sheet.changed.isEmpty)
            #expect(sheet.rules.isEmpty)
            #expect(sheet.all.difference == 0)
            for from in sheet.places {
                for to in sheet.places where from != to { #expect(sheet.count(from: from, to: to) == 0) }
            }
        }
        #expect(try ComparisonOutput.changes(comparison).split(separator: "\r\n").count == 1)
    }

    @Test(
        "exchanging the two negates every difference and mirrors every table",
        arguments: [
            ChangedRules.dearerBadge, ChangedRules.fewerStars, ChangedRules.dearerBadge + ChangedRules.fewerStars,
            [("          4:\n            text: 未按规定佩证上岗", "          4a:\n            text: 未按规定佩证上岗")],
            [("under: 80, then: 限期整改", "under: 80")], [("五星: {stars: 5", "最佳: {stars: 6")],
        ])
    func exchange(_ changes: [(String, String)]) async throws {
        let rules = try ChangedRules(changes)
        let (there, back) = (try await rules.compare(), try await rules.compareBack())
        #expect(!there.isEmpty)
        #expect(there.oldUnresolved == back.newUnresolved)
        let (one, two) = (try there.staff(), try back.staff())
        #expect(one.changed.map(\.id) == two.changed.map(\.id))
        for (a, b) in zip(one.subjects, two.subjects) {
            #expect(a.id == b.id)
            #expect(a.old == b.new)
            #expect(a.new == b.old)
            #expect(a.gained == b.lost)
            #expect(a.difference == b.difference.map { -$0 })
            #expect(a.rise == b.rise.map { -$0 })
            #expect(a.rules.map(\.source.id) == b.rules.map(\.source.id))
            #expect(a.rules.map(\.difference) == b.rules.map { -$0.difference })
        }
        #expect(one.rules.map(\.source.id) == two.rules.map(\.source.id))
        #expect(one.rules.map(\.difference) == two.rules.map { -$0.difference })
        #expect(one.rules.map(\.subjects) == two.rules.map(\.subjects))
        #expect(one.departments.map(\.difference) == two.departments.map { $0.difference.map { -$0 } })
        #expect(one.departments.map(\.levelChanged) == two.departments.map(\.levelChanged))
        #expect(one.departments.map(\.higher) == two.departments.map(\.lower))
        #expect(Set(one.places) == Set(two.places))
        for from in one.places {
            for to in one.places { #expect(one.count(from: from, to: to) == two.count(from: to, to: from)) }
        }
    }

    @Test("departments add up to the whole")
    func departments() async throws {
        let sheet = try await ChangedRules(ChangedRules.dearerBadge + ChangedRules.fewerStars).compare().staff()
        func sum(_ key: (GroupComparison) -> Int) -> Int { sheet.departments.reduce(0) { $0 + key($1) } }
        #expect(sum(\.count) == sheet.all.count)
        #expect(sum(\.changed) == sheet.changed.count)
        #expect(sum(\.levelChanged) == sheet.all.levelChanged)
        #expect(sum(\.lower) == sheet.all.lower)
        #expect(sum(\.ranked) == sheet.all.ranked)
        let points = sheet.departments.reduce(Rational.zero) {
            $0 + ($1.difference ?? .zero) * Rational($1.ranked)
        }
        #expect(points == -12)
    }

    @Test("rules of a later date are tried on an earlier period all the same")
    func laterRules() async throws {
        let rules = try ChangedRules(ChangedRules.dearerBadge)
        let text = try rules.folder.text("rules/new.yaml")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("effective:") }
        let place = try #require(lines.firstIndex { $0.hasPrefix("id:") })
        let dated = lines[...place] + ["effective: {since: 2027-01-01}"] + lines[(place + 1)...]
        try rules.folder.write(Array(dated.joined(separator: "\n").utf8), to: "rules/new.yaml")
        #expect(try await rules.compare().staff().all.lower == 11)
    }
}
