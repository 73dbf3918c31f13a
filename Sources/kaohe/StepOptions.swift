public import ArgumentParser
import CentreRun
public import Chronology
import Diagnostics
import Glibc

/// What commands about one period of a centre take.
struct PeriodOptions: ParsableArguments {
    @Option(help: "中心的文件夹,缺省为当前文件夹 · the centre's folder")
    var centre = "."

    @Option(help: "考核期,如 2026Q3、2026-07;缺省为最近结束的一期 · the period")
    var period: String?

    func validate() throws {
        if let period, Period(period) == nil { throw PeriodChoice.complaint(period, Terminal.localeLanguage) }
    }

    /// The period, by name or the last that has ended.
    func choice(_ centre: Centre) throws -> Period { try period.flatMap { Period($0) } ?? PeriodChoice.latest(centre) }
}

/// How many workers share the work.
struct WorkerOptions: ParsableArguments {
    @Option(help: "同时工作的线程数,缺省为处理器数 · workers")
    var jobs: Int?

    func validate() throws {
        if let jobs, jobs < 1 || jobs > 1_024 {
            throw ValidationError("--jobs 是 1 至 1024 的整数 · a whole number from 1 to 1024")
        }
    }

    /// As many as asked for, or as the machine has processors.
    var count: Int { jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

/// A day on the command line, `2026-10-08`.
extension Day: ExpressibleByArgument {
    /// A day as it is written; `nil` where there is no such day.
    public init?(argument: String) { self.init(iso: argument) }
}

/// A name or a reason: something must be written.
enum Words {
    static func require(_ text: String?, _ option: String) throws {
        guard let text else { return }
        guard text.unicodeScalars.contains(where: { $0.isSeen }),
            !text.unicodeScalars.contains(where: { $0.value < 0x20 })
        else { throw ValidationError("\(option) 后面要写文字,写在一行里 · \(option) takes some words on one line") }
    }
}

extension Unicode.Scalar {
    /// Whether a reader sees something of it: neither space nor control nor of no width.
    fileprivate var isSeen: Bool {
        switch properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: false
        default: !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
        }
    }
}
