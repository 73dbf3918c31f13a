import CentreFixtures
import Foundation
import Ledger
import LedgerFixtures
import Testing

@Suite("A writer that is killed", .serialized) struct KillTests {
    /// How often: `KAOHE_KILLS` for a longer run.
    private var kills: Int { ProcessInfo.processInfo.environment["KAOHE_KILLS"].flatMap(Int.init) ?? 60 }

    @Test("killed at any instant: the ledger is as before the step or as after it, whole, and the next goes on")
    func killed() throws {
        // What a ledger says after each number of steps.
        let undisturbed = try TemporaryFolder()
        let model = try Ledger.open(undisturbed.path + "/ledger.sqlite", as: .test)
        var states = [try MadeUpYear.State(model)]
        let begin = ContinuousClock.now
        for step in 0..<MadeUpYear.steps {
            #expect(try MadeUpYear().take(step, in: model))
            states.append(try MadeUpYear.State(model))
        }
        let stepLength = (ContinuousClock.now - begin) / MadeUpYear.steps
        var random = SeededNumbers(state: 20_261_008)
        var folder = try TemporaryFolder()
        var done = 0
        var wereKilled = 0
        var inside = 0
        for round in 0..<kills {
            let path = folder.path + "/ledger.sqlite"
            let child = try Child(["steps", path, "\(done)"])
            // From before it opens the file to some steps on, at any instant in between.
            if random.next() % 8 != 0 { _ = child.line() }
            let share = Double(random.next() % 10_000) / 10_000
            Thread.sleep(forTimeInterval: share * 3 * stepLength.seconds)
            child.kill()
            let (lines, status) = child.end()
            if status == -9 { wereKilled += 1 }
            let said = lines.compactMap(Int.init).last.map { $0 + 1 } ?? done
            if FileManager.default.fileExists(atPath: path + "-journal") { inside += 1 }
            let ledger = try Ledger.open(path, as: .test)
            #expect(try ledger.check() == [], "round \(round)")
            let state = try MadeUpYear.State(ledger)
            let isAfter = said < MadeUpYear.steps && state == states[said + 1]
            let isBefore = state == states[said]
            #expect(isBefore || isAfter, "round \(round), step \(said)")
            done = isAfter ? said + 1 : said
            if done >= MadeUpYear.steps - 5 {
                folder = try TemporaryFolder()
                done = 0
            }
        }
        print("kills: \(wereKilled) of \(kills), \(inside) of them inside a transaction")
        #expect(wereKilled > kills / 2)
    }
}

/// Numbers that look like chance and are the same each time.
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Duration {
    /// In seconds, for waiting.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
