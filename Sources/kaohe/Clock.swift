import Chronology
import Glibc
import Ledger
import LedgerModel
import Publication

/// When and by whom something is done: the only place that asks the machine for it.
enum Clock {
    /// Today; a day named by `KAOHE_TODAY` in the environment takes its place, for examples that are to come out the same.
    static var today: Day? {
        if let named = getenv("KAOHE_TODAY").flatMap({ Day(iso: String(cString: $0)) }) { return named }
        let parts = now()
        return Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    }

    private static func now() -> tm {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return parts
    }

    /// A day somebody names with the time of day it is, or now.
    /// - Throws: `PublicationRefusal/inTheFuture(on:today:)`.
    static func moment(on day: Day?) throws(PublicationRefusal) -> Moment {
        guard let day else { return moment() }
        if let today, day > today { throw .inTheFuture(on: day, today: today) }
        return Moment(day: day, time: moment().time)
    }

    /// Now.
    static func moment() -> Moment {
        let parts = now()
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let offset = Int(parts.tm_gmtoff) / 60
        let zone = "\(offset < 0 ? "-" : "+")\(padded(abs(offset) / 60)):\(padded(abs(offset) % 60))"
        let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0)) }.joined(separator: ":")
        return Moment(day: today ?? Day(rawValue: 0), time: clock + zone)
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
