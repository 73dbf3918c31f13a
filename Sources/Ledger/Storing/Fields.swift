internal import Chronology
internal import Exact
internal import Foundation
internal import GRDB
internal import LedgerModel

/// Values on their way into a row.
enum Field {
    static func text(_ text: String) -> DatabaseValue { StoredText.stored(text).databaseValue }
    static func number(_ number: Int) -> DatabaseValue { Int64(number).databaseValue }
    static func number(_ number: Int?) -> DatabaseValue { number.map { Int64($0).databaseValue } ?? .null }
    static func number(_ number: Int64) -> DatabaseValue { number.databaseValue }
    static func exact(_ value: Rational) -> DatabaseValue { value.plain.databaseValue }
    static func day(_ day: Day?) -> DatabaseValue { (day?.iso ?? "").databaseValue }
    static func bytes(_ bytes: [UInt8]) -> DatabaseValue { Data(bytes).databaseValue }
}

/// Texts as SQLite can hold them: a NUL would end one for every tool that reads it.
enum StoredText {
    private static let mark: Unicode.Scalar = "\u{10FFFD}"

    /// The text without NULs; ``original(_:)`` undoes it.
    static func stored(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0 || $0 == 0xF4 }) else { return text }
        var stored = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\0": stored.append(contentsOf: [mark, "0"])
            case mark: stored.append(contentsOf: [mark, mark])
            default: stored.append(scalar)
            }
        }
        return String(stored)
    }

    /// The text as it was.
    static func original(_ text: String) -> String {
        guard text.utf8.contains(0xF4) else { return text }
        var original = String.UnicodeScalarView()
        var isMarked = false
        for scalar in text.unicodeScalars {
            if isMarked {
                original.append(scalar == mark ? mark : "\0")
                isMarked = false
            } else if scalar == mark {
                isMarked = true
            } else {
                original.append(scalar)
            }
        }
        return String(original)
    }
}

/// A prepared statement that puts rows in.
struct Insertion {
    private let statement: Statement

    /// - Parameter columns: how many values a row has.
    init(_ db: Database, into table: String, columns: Int) throws {
        let marks = Array(repeating: "?", count: columns).joined(separator: ", ")
        statement = try db.cachedStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
    }

    func callAsFunction(_ values: DatabaseValue...) throws {
        statement.setUncheckedArguments(StatementArguments(values))
        try statement.execute()
    }
}

/// The values of a row that was read, each of the kind it must be: a file that another tool wrote to may hold anything.
struct Fields {
    let row: Row

    init(_ row: Row) { self.row = row }

    /// What is wrong with a row.
    struct Unfit: Error, CustomStringConvertible {
        let column: String
        var description: String { "unfit value in column \(column)" }
    }

    private func unfit(_ column: Int) -> Unfit {
        let names = Array(row.columnNames)
        return Unfit(column: column < names.count ? names[column] : "\(column)")
    }

    func text(_ column: Int) throws -> String {
        guard case .string(let text) = (row[column] as DatabaseValue).storage else { throw unfit(column) }
        return StoredText.original(text)
    }

    func number(_ column: Int) throws -> Int {
        guard case .int64(let number) = (row[column] as DatabaseValue).storage else { throw unfit(column) }
        return Int(number)
    }

    func optionalNumber(_ column: Int) throws -> Int? {
        if case .null = (row[column] as DatabaseValue).storage { return nil }
        return try number(column)
    }

    func exact(_ column: Int) throws -> Rational {
        guard let value = Rational(plain: try text(column)) else { throw unfit(column) }
        return value
    }

    func optionalDay(_ column: Int) throws -> Day? {
        let text = try text(column)
        if text.isEmpty { return nil }
        guard let day = Day(iso: text) else { throw unfit(column) }
        return day
    }

    func day(_ column: Int) throws -> Day {
        guard let day = try optionalDay(column) else { throw unfit(column) }
        return day
    }

    func period(_ column: Int) throws -> Period {
        guard let period = Period(try text(column)) else { throw unfit(column) }
        return period
    }

    func moment(_ column: Int) throws -> Moment { Moment(day: try day(column), time: try text(column + 1)) }

    func word<Word: RawRepresentable<String>>(_ column: Int, as _: Word.Type) throws -> Word {
        guard let word = Word(rawValue: try text(column)) else { throw unfit(column) }
        return word
    }

    func bytes(_ column: Int) throws -> [UInt8] {
        switch (row[column] as DatabaseValue).storage {
        case .blob(let data): return [UInt8](data)
        // GRDB reads an empty blob as one; SQLite may give it as null.
        case .null: return []
        default: throw unfit(column)
        }
    }
}

extension Database {
    /// The rows of a question, in its order.
    func rows<Value>(
        _ sql: String, _ arguments: DatabaseValue..., as value: (Fields) throws -> Value
    ) throws -> [Value] {
        let statement = try cachedStatement(sql: sql)
        var values: [Value] = []
        let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
        while let row = try cursor.next() { values.append(try value(Fields(row))) }
        return values
    }

    /// The first row of a question.
    func first<Value>(
        _ sql: String, _ arguments: DatabaseValue..., as value: (Fields) throws -> Value
    ) throws -> Value? {
        let statement = try cachedStatement(sql: sql)
        return try Row.fetchOne(statement, arguments: StatementArguments(arguments)).map { try value(Fields($0)) }
    }
}
