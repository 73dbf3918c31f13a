public import Diagnostics
internal import LogReading
internal import Mail
internal import RecordModel

/// To whom each department's workbook goes, as the office keeps it in Excel: a CSV of 部门, 收件人, 抄送, 密码.
public struct Recipients: Hashable, Sendable {
    /// One department's line.
    public struct Entry: Hashable, Sendable {
        /// The line in the file.
        public let line: Int
        /// The department, as the file writes it.
        public let department: String
        /// Addresses.
        public let recipients: [String]
        /// Addresses besides.
        public let copies: [String]
        /// What a zip of it is kept with; empty for nothing.
        public let password: String
    }

    /// Something wrong in the file.
    public struct Problem: Hashable, Sendable {
        /// The file.
        public let path: String
        /// The line, from 1.
        public let line: Int
        /// The column's letters; empty where it is about the line.
        public let column: String
        /// A stable code.
        public let code: String
        /// What the file says; empty for a password.
        public let text: String
        /// What is wrong.
        public let message: Wording
        /// What to do about it.
        public let remedy: Wording
    }

    /// The lines, in order.
    public let entries: [Entry]
    private let byDepartment: [ExactText: Int]
    /// The letters of the column of departments.
    private let column: String

    /// A list of nobody.
    public static let none = Recipients(entries: [])

    init(entries: [Entry], column: String = "") {
        self.entries = entries
        self.column = column
        byDepartment = Dictionary(entries.indices.map { (Self.key(entries[$0].department), $0) }) { first, _ in first }
    }

    private static func key(_ name: String) -> ExactText { ExactText(HalfWidth.fold(name)) }

    /// The line of a department, compared half-width.
    public subscript(department: String) -> Entry? { byDepartment[Self.key(department)].map { entries[$0] } }

    /// Lines of departments that are not among these.
    public func unknown(besides departments: some Sequence<String>) -> [Entry] {
        let known = Set(departments.map { Self.key($0) })
        return entries.filter { !known.contains(Self.key($0.department)) }
    }

    /// What is wrong with lines of departments that there are none of: with a slip in its name the password of a department
    /// would keep nothing.
    /// - Parameters:
    ///   - departments: those there are.
    ///   - path: the file.
    public func strangers(to departments: some Sequence<String>, path: String) -> [Problem] {
        let known = Set(departments).sorted()
        return unknown(besides: known).map { entry in
            let nearest = NearestName.find(entry.department, among: known)
            return Problem(
                path: path, line: entry.line, column: column, code: "unknown-department", text: entry.department,
                message: Wording(zh: "没有这个部门", en: "there is no such department"),
                remedy: nearest.map { Wording(zh: "是不是“\($0)”?", en: "is it '\($0)'?") }
                    ?? Wording(zh: "照花名册里的部门名称写,或删去这一行", en: "write it as the roster does, or drop the line"))
        }
    }

    // MARK: Reading

    private static let headers: [(names: [String], key: String)] = [
        (["部门", "department"], "department"), (["收件人", "to", "邮箱"], "to"), (["抄送", "cc"], "cc"),
        (["密码", "password"], "password"),
    ]

    /// Reads a file; every problem in it is told in one pass.
    public static func read(_ bytes: [UInt8], path: String) -> (recipients: Recipients, problems: [Problem]) {
        var reading = Reading(path: path)
        guard let rows = SmallTable.rows(of: bytes) else {
            reading.report(
                1, nil, "undecodable", "", Wording(zh: "不是 UTF-8 或 GBK 文本", en: "neither UTF-8 nor GBK text"),
                Wording(zh: "在 Excel 或 WPS 中另存为 CSV", en: "save it as CSV"))
            return (.none, reading.problems)
        }
        guard let header = rows.first else {
            reading.report(
                1, nil, "empty-file", "", Wording(zh: "文件是空的", en: "the file is empty"),
                Wording(zh: "第一行写:部门,收件人,抄送,密码", en: "its first line is 部门,收件人,抄送,密码"))
            return (.none, reading.problems)
        }
        reading.bind(header)
        guard reading.columns["department"] != nil else { return (.none, reading.problems) }
        let entries = rows.dropFirst().compactMap { reading.entry($0) }
        let column = reading.columns["department"].map { ColumnLetters.of($0) } ?? ""
        return (Recipients(entries: entries, column: column), reading.problems)
    }

    private struct Reading {
        let path: String
        var columns: [String: Int] = [:]
        private var width = 0
        var problems: [Problem] = []
        private var known: [ExactText: Int] = [:]

        init(path: String) { self.path = path }

        mutating func report(
            _ line: Int, _ column: Int?, _ code: String, _ text: String, _ message: Wording, _ remedy: Wording
        ) {
            problems.append(
                Problem(
                    path: path, line: line, column: column.map { ColumnLetters.of($0) } ?? "", code: code, text: text,
                    message: message, remedy: remedy))
        }

        mutating func bind(_ header: SmallTable.Row) {
            let cells = header.cells.map { HalfWidth.fold($0).lowercased() }
            width = cells.count
            for (names, key) in Recipients.headers {
                let found = cells.indices.filter { names.contains(cells[$0]) }
                columns[key] = found.first
                if found.count > 1 {
                    report(
                        header.line, found[1], "column-twice", header.cells[found[1]],
                        Wording(zh: "“\(names[0])”有两列", en: "there are two columns '\(names[0])'"),
                        Wording(zh: "只留一列", en: "keep one"))
                }
                if found.isEmpty, key == "department" {
                    report(
                        header.line, nil, "missing-column", header.cells.joined(separator: ","),
                        Wording(zh: "缺少“部门”列", en: "there is no column 部门"),
                        Wording(zh: "第一行写:部门,收件人,抄送,密码", en: "its first line is 部门,收件人,抄送,密码"))
                }
            }
        }

        private func cell(_ key: String, _ row: SmallTable.Row) -> String {
            guard let column = columns[key], column < row.cells.count else { return "" }
            return row.cells[column]
        }

        mutating func entry(_ row: SmallTable.Row) -> Entry? {
            // Cells are moved where an address or a password has a comma of its own.
            if let extra = row.cells.indices.first(where: { $0 >= width && !row.cells[$0].isEmpty }) {
                report(
                    row.line, extra, "too-many-cells", "",
                    Wording(
                        zh: "这一行有 \(row.cells.count) 格,表头只有 \(width) 格",
                        en: "\(row.cells.count) cells, and \(width) headers"),
                    Wording(
                        zh: "一格里有逗号的,用英文引号括起来;几个地址用分号隔开",
                        en: "quote a cell with a comma in it; separate addresses by ;"))
            }
            let department = cell("department", row)
            guard !department.isEmpty else {
                report(
                    row.line, columns["department"], "missing-value", "",
                    Wording(zh: "没有写部门", en: "no department is written"), Wording(zh: "补上部门名称", en: "write it"))
                return nil
            }
            if let first = known[Recipients.key(department)] {
                report(
                    row.line, columns["department"], "repeated-department", department,
                    Wording(zh: "部门写了两次,第一次在第 \(first) 行", en: "written twice, first in line \(first)"),
                    Wording(zh: "合并成一行,几个地址用分号隔开", en: "make it one line, addresses separated by ;"))
                return nil
            }
            known[Recipients.key(department)] = row.line
            let password = cell("password", row)
            if !password.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
                report(
                    row.line, columns["password"], "bad-password", "",
                    Wording(zh: "密码只能用半角字母、数字和符号", en: "a password is of ASCII letters, digits and signs"),
                    Wording(zh: "换一个密码", en: "choose another"))
            } else if !password.isEmpty, password.utf8.count < 8 {
                report(
                    row.line, columns["password"], "bad-password", "",
                    Wording(zh: "密码不足 8 位", en: "the password has fewer than 8 characters"),
                    Wording(zh: "换一个至少 8 位的密码", en: "choose one of 8 or more"))
            }
            return Entry(
                line: row.line, department: department, recipients: addresses("to", row),
                copies: addresses("cc", row), password: password)
        }

        private mutating func addresses(_ key: String, _ row: SmallTable.Row) -> [String] {
            var addresses: [String] = []
            for piece in HalfWidth.fold(cell(key, row)).split(whereSeparator: { ";,、 \n\t".contains($0) }) {
                let address = String(piece)
                guard MailText.isAddress(address) else {
                    report(
                        row.line, columns[key], "bad-address", address,
                        Wording(zh: "不是邮件地址", en: "no mail address"),
                        Wording(
                            zh: "写成 name@example.gov.cn,几个地址用分号隔开", en: "write name@example.org, several separated by ;"
                        ))
                    continue
                }
                if !addresses.contains(address) { addresses.append(address) }
            }
            return addresses
        }
    }
}
