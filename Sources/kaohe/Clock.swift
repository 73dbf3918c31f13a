import Chronology
import Glibc
import Ledger
import LedgerModel

/// When and by whom something is done: the only place that asks the machine for it.
enum Clock {
    /// Now, or the day somebody names with the time of day it is.
    static func moment(on day: Day? = nil) -> Moment {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        let today = Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let offset = Int(parts.tm_gmtoff) / 60
        let zone = "\(offset < 0 ? "-" : "+")\(padded(abs(offset) / 60)):\(padded(abs(offset) % 60))"
        let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0)) }.joined(separator: ":")
        return Moment(day: day ?? today ?? Day(rawValue: 0), time: clock + zone)
    }

    /// Who works on a ledger, for those who must wait for it.
    static func holder(_ command: String) -> LedgerHolder {
        var name = [CChar](repeating: 0, count: 256)
        let host = gethostname(&name, name.count - 1) == 0 ? text(name) : ""
        let user = getpwuid(geteuid()).flatMap { $0.pointee.pw_name }.map { String(cString: $0) } ?? "\(geteuid())"
        return LedgerHolder(
            command: command, process: getpid(), user: host.isEmpty ? user : "\(user)@\(host)", since: moment().text)
    }

    private static func text(_ buffer: [CChar]) -> String {
        String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
