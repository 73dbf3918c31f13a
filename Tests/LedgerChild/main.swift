import Glibc
import Ledger
import LedgerFixtures
import LedgerModel

// Another process that works on a ledger, for the tests that kill it or keep it waiting.
//   steps LEDGER FIRST    takes the steps of a made-up year from one on, saying each when it is done
//   draft LEDGER PERIOD VARIANT SECONDS    puts in one draft, waiting so long for others
//   hold LEDGER    holds the ledger until its input ends, saying `held`
//   read LEDGER    opens it, reads, says so

func say(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
}

let arguments = CommandLine.arguments
let holder = LedgerHolder(command: "ledger-child \(arguments[1])", process: getpid(), user: "child")
do {
    switch arguments[1] {
    case "steps":
        let ledger = try Ledger.open(arguments[2], as: holder)
        say("open")
        for step in (Int(arguments[3]) ?? 0)..<MadeUpYear.steps {
            guard try MadeUpYear().take(step, in: ledger) else {
                say("refused \(step)")
                exit(3)
            }
            say("\(step)")
        }
    case "draft":
        let ledger = try Ledger.open(arguments[2], as: holder, waiting: Int(arguments[5]) ?? 10)
        let run = MadeUpRun(arguments[3], people: 40, variant: Int(arguments[4]) ?? 0).run
        let refusal = try ledger.replaceDraft(run, at: Moment("2026-10-08"))
        say(refusal == nil ? "done" : "refused")
    case "hold":
        let ledger = try Ledger.open(arguments[2], as: holder)
        _ = try ledger.replaceDraft(MadeUpRun("2025Q1").run, at: Moment("2026-10-08")) {
            say("held")
            var byte: UInt8 = 0
            _ = read(STDIN_FILENO, &byte, 1)
        }
        say("let go")
    default:
        let ledger = try Ledger.openExisting(arguments[2], as: holder)
        say("\(try ledger?.periods().count ?? -1)")
    }
} catch let failure as LedgerFailure {
    say("\(failure)")
    exit(2)
}
