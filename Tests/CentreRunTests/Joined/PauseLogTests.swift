import CentreFixtures
import CentreRun
import ScoreModel
import Testing

@Suite("Pauses of a case's clock as pairs of times") struct PauseLogTests {
    private static let header = "申办流水号,类型,开始时间,结束时间"

    /// Accepted on Wednesday 07-01 with five working days: due on 07-08.
    private static func made(
        _ pauses: [String], settings: String = "", finished: String = "2026-07-10 10:00", paused: Int? = nil,
        due: String = ""
    ) -> MadeUpCentre {
        JoinedCentre.make(ratings: ["申办流水号,评价,默认评价"], pauses: [header] + pauses, settings: settings) {
            $0.takesCase("A01", accepted: "2026-07-01", promise: 5, paused: paused, due: due, finished: finished)
        }
    }

    private static func run(_ centre: MadeUpCentre) async throws -> Scored {
        try #require(try await centre.attempt().attempt.scored)
    }

    @Test(
        "a case is late by the clock that ran",
        arguments: [
            ([String](), 1), (["C1,挂起,2026-07-02 10:00,2026-07-03 09:00"], 1),
            (["C1,挂起,2026-07-02 10:00,2026-07-06 09:00"], 0),
            // The weekend is no working day; both pauses together have two.
            (["C1,挂起,2026-07-02,2026-07-03", "C1,挂起,2026-07-03,2026-07-06"], 0),
            (["C1,挂起,2026-07-02,2026-07-03", "C1,挂起,2026-07-02,2026-07-03"], 1),
            // 补正 does not stop the clock unless the centre says so.
            (["C1,补正,2026-07-02,2026-07-06"], 1),
        ])
    func late(_ pauses: [String], _ count: Int) async throws {
        let run = try await Self.run(Self.made(pauses))
        #expect(JoinedCentre.lines(run, "late").count == count)
        #expect(run.findings == [])
    }

    @Test("which kinds stop the clock is the centre's business") func kinds() async throws {
        let rows = ["C1,补正,2026-07-02,2026-07-06", "C1,听证,2026-07-02,2026-07-06"]
        var run = try await Self.run(Self.made(rows))
        #expect(run.findings.map(\.description) == ["unknown-word logs/pauses.csv:3 B 类型 “听证”"])
        #expect(JoinedCentre.balance(run, "logs/pauses.csv") == "0 1 1")
        run = try await Self.run(Self.made(rows, settings: "cases: {pauses: [补正, 听证]}\n"))
        #expect(run.findings == [] && JoinedCentre.lines(run, "late") == [])
        #expect(JoinedCentre.balance(run, "logs/pauses.csv") == "2 0 0")
    }

    @Test("while a pause goes on at the period's end nothing is late, and it is charged once it is")
    func open() async throws {
        let run = try await Self.run(Self.made(["C1,挂起,2026-07-08 15:00,"], finished: ""))
        #expect(JoinedCentre.lines(run, "late") == [])
        // Paused when it was late already.
        let late = try await Self.run(Self.made(["C1,挂起,2026-07-09 09:00,"], finished: ""))
        #expect(JoinedCentre.lines(late, "late") == ["-1 logs/cases.csv:2"])
    }

    @Test("what is wrong with a pause") func faults() async throws {
        let run = try await Self.run(
            Self.made([
                "C9,挂起,2026-07-02,2026-07-03", "C9,挂起,2026-06-02,2026-06-03", ",挂起,2026-07-02,", "C1,,2026-07-02,",
                "C1,挂起,,2026-07-03", "C1,挂起,2026-07-03,2026-07-02", "C1,挂起,昨天,2026-07-02", "C1,挂起,2026-07-02,,,多",
            ]))
        #expect(
            run.findings.map(\.description) == [
                "unknown-case logs/pauses.csv:2 A 申办流水号 “C9”", "missing-value logs/pauses.csv:4 A 申办流水号 “”",
                "missing-value logs/pauses.csv:5 B 类型 “”", "missing-value logs/pauses.csv:6 C 开始时间 “”",
                "times-out-of-order logs/pauses.csv:7 D 结束时间 “2026-07-02”", "bad-date logs/pauses.csv:8 C 开始时间 “昨天”",
                "too-many-cells logs/pauses.csv:9 F  “多”",
            ])
        #expect(JoinedCentre.balance(run, "logs/pauses.csv") == "0 1 7")
    }

    @Test("a number of days beside the pairs must be theirs; a due day that is given stands") func beside() async throws
    {
        let pauses = ["C1,挂起,2026-07-02,2026-07-06"]
        var run = try await Self.run(Self.made(pauses, paused: 2))
        #expect(run.findings == [] && JoinedCentre.lines(run, "late") == [])
        run = try await Self.run(Self.made(pauses, paused: 3))
        #expect(run.findings.map(\.description) == ["pauses-differ logs/cases.csv:2 F 挂起天数 “3”"])
        #expect(JoinedCentre.balance(run, "logs/cases.csv") == "0 0 1")
        // What goes on has no number to be held against.
        run = try await Self.run(Self.made(["C1,挂起,2026-07-02,"], finished: "", paused: 3))
        #expect(run.findings == [])
        run = try await Self.run(Self.made(pauses, due: "2026-07-08"))
        #expect(run.findings.map(\.description) == ["pause-not-used logs/pauses.csv:2 A 申办流水号 “C1”"])
        #expect(JoinedCentre.lines(run, "late") == ["-1 logs/cases.csv:2"])
        #expect(JoinedCentre.balance(run, "logs/pauses.csv") == "0 1 0")
    }

    @Test(
        "pairs in a cell of the case",
        arguments: [
            ("挂起 2026-07-02 10:00~2026-07-06 09:00", 0, [String]()),
            ("挂起 2026-07-02~2026-07-03;补正 2026-07-03~2026-07-06", 1, []),
            ("挂起 2026-07-02~2026-07-03; 挂起 2026-07-03～2026-07-06", 0, []),
            ("挂起 2026-07-02", 0, ["bad-time logs/cases.csv:2 F 暂停时段 “挂起 2026-07-02”"]),
            ("停了 2026-07-02~", 0, ["unknown-word logs/cases.csv:2 F 暂停时段 “停了 2026-07-02~”"]),
            ("挂起 7月~2026-07-06", 0, ["bad-date logs/cases.csv:2 F 暂停时段 “7月”"]),
            ("挂起 ~2026-07-06", 0, ["missing-value logs/cases.csv:2 F 暂停时段 “挂起 ~2026-07-06”"]),
        ])
    func cell(_ text: String, _ late: Int, _ findings: [String]) async throws {
        var centre = JoinedCentre.make(ratings: ["申办流水号,评价,默认评价"]) { _ in }
        centre.files["logs/cases.csv"] = Array(
            "申办流水号,办件类型,工号,受理时间,承诺时限,暂停时段,办结时间\nC1,承诺件,A01,2026-07-01,5,\(text),2026-07-10\n".utf8)
        let run = try await Self.run(centre)
        #expect(run.findings.map(\.description) == findings)
        #expect(JoinedCentre.lines(run, "late").count == late)
    }
}
