internal import Evaluation
internal import LogReading
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// A centre's tables with what corrections make of their rows, and with the rows that corrections add.
struct CorrectedTables: Sendable {
    /// The tables; those of added rows stand behind the files'.
    private(set) var tables: InputTables
    /// Corrections that were not applied, and why.
    private(set) var findings: [Finding] = []
    /// The corrections behind each row that is not as a file has it.
    private(set) var rows: [RowReference: [Int]] = [:]
    /// How many rows of each table do not count at all, by its index.
    private(set) var withdrawn: [UInt32: Int] = [:]

    /// A correction of one row.
    private struct OfRow {
        let number: Int
        let row: CorrectedRow
        /// `nil` where the row is withdrawn.
        let instead: [CorrectedCell]?
    }

    /// - Parameter context: its corrections may be in any order; of two of the same cell the one with the greater number holds.
    /// - Throws: ``ReadFailure``, ``TableProblem``, ``TableProblems``.
    init(_ tables: InputTables, _ context: RunContext, _ layout: DeclaredLayout) throws {
        self.tables = tables
        let corrections = context.allCorrections.sorted { $0.number < $1.number }
        guard !corrections.isEmpty else { return }
        try applyToRows(
            corrections.compactMap { correction in
                switch correction.target {
                case .cells(let row, let instead): OfRow(number: correction.number, row: row, instead: instead)
                case .withdrawn(let row): OfRow(number: correction.number, row: row, instead: nil)
                case .added, .line: nil
                }
            })
        try addRows(corrections, layout)
        let own = Set(context.corrections.map { CorrectionWords.title([$0.number]) })
        findings.removeAll { !own.contains($0.text) }
    }

    // MARK: Rows of files

    private mutating func applyToRows(_ corrections: [OfRow]) throws {
        var entries = tables.entries
        var known: Set<ExactText> = []
        for (place, entry) in tables.entries.enumerated() {
            let path = ExactText(entry.table.file.path)
            let own = corrections.filter { ExactText($0.row.path) == path }
            guard !own.isEmpty else { continue }
            // One file may be two tables; what does not fit is said once.
            let isFirst = known.insert(path).inserted
            let found = try entry.table.rows(Set(own.map { Int($0.row.row) }))
            var changed: [RowOverlay.Row] = []
            for number in Set(own.map(\.row.row)).sorted() {
                let place = RowReference(file: entry.table.index, row: number)
                let fitting = own.filter { $0.row.row == number }.filter { correction in
                    let misfit = Self.misfit(correction.row, found[Int(number)])
                    if let misfit, isFirst { report(correction.number, at: place, misfit) }
                    return misfit == nil
                }
                guard let file = found[Int(number)], !fitting.isEmpty else { continue }
                let row = Self.apply(fitting, to: file, number)
                changed.append(row)
                rows[place] = row.corrections
                if row.cells == nil { withdrawn[entry.table.index, default: 0] += 1 }
            }
            entries[place] = InputTables.Entry(role: entry.role, table: entry.table.corrected(changed))
        }
        for correction in corrections where !known.contains(ExactText(correction.row.path)) {
            report(
                correction.number, at: .none,
                Misfit(header: "", column: nil, words: "本次没有读“\(correction.row.path)”这个文件"))
        }
        tables = InputTables(entries: entries)
    }

    /// A row with all its corrections: for each cell the last of them holds, and the last of all says whether it counts.
    private static func apply(_ corrections: [OfRow], to file: FileRow, _ number: UInt32) -> RowOverlay.Row {
        var row = file
        var isThere = true
        for correction in corrections {
            isThere = correction.instead != nil
            for cell in correction.instead ?? [] {
                if let column = row.column(cell.header) { row.put(cell.text, into: column) }
            }
        }
        // A row without any content is none.
        let isBlank = row.record.allSatisfy { $0.allSatisfy(\.isWhitespace) }
        return RowOverlay.Row(
            number: Int(number), cells: isThere && !isBlank ? row.record : nil, corrections: corrections.map(\.number))
    }

    /// Why a correction does not fit what is there.
    private struct Misfit {
        let header: String
        let column: Int?
        let words: String
    }

    private static func misfit(_ recorded: CorrectedRow, _ file: FileRow?) -> Misfit? {
        guard let file else {
            let words = recorded.row == 1 ? "第 1 行是表头" : "文件里已经没有第 \(recorded.row) 行,或这一行是空的"
            return Misfit(header: "", column: nil, words: words)
        }
        guard let difference = RowDifference(recorded.cells, file.filled) else { return nil }
        let header = difference.header
        let name = header.isEmpty ? "表头以外的单元格" : "“\(header)”"
        return Misfit(
            header: header, column: file.column(header),
            words: "更正时\(name)\(Self.words(difference.was)),现在\(Self.words(difference.now))")
    }

    private static func words(_ text: String) -> String { text.isEmpty ? "是空的" : "是“\(text)”" }

    private mutating func report(_ number: Int, at place: RowReference, _ misfit: Misfit) {
        findings.append(
            .misfit(number, at: place, column: misfit.column, header: misfit.header, misfit.words))
    }

    // MARK: Added rows

    private mutating func addRows(_ corrections: [Correction], _ layout: DeclaredLayout) throws {
        var entries = tables.entries
        for log in LogKind.allCases {
            var added: [(number: Int, cells: [String: String])] = []
            for correction in corrections {
                guard case .added(log, let cells) = correction.target else { continue }
                if LogSchema.fields(of: log).allSatisfy(\.isDerived) {
                    let words = "“\(log.title)”由其他记录算出,不能添行"
                    report(correction.number, at: .none, Misfit(header: "", column: nil, words: words))
                } else if correction.number < 1 || cells.values.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
                    report(correction.number, at: .none, Misfit(header: "", column: nil, words: "添加的行没有内容"))
                } else {
                    added.append((correction.number, cells))
                }
            }
            guard !added.isEmpty else { continue }
            let further = layout.furtherColumns[log] ?? []
            let columns = AddedColumns(log, further: further, of: added.map(\.cells))
            let file = SurveyedFile(
                path: CorrectionWords.table, header: columns.headers,
                rows: added.map { ($0.number, columns.record($0.cells)) })
            let index = UInt32(clamping: entries.count)
            let table = try BoundTable(
                file, index: index, fields: LogSchema.fields(of: log), overrides: [:], further: further)
            entries.append(InputTables.Entry(role: .log(log), table: table))
            for row in added { rows[RowReference(file: index, row: UInt32(clamping: row.number))] = [row.number] }
        }
        guard entries.count <= TableProblem.mostFiles else { throw TableProblem.tooManyFiles(entries.count) }
        tables = InputTables(entries: entries)
    }
}

extension Finding {
    /// A correction that was not applied, and why.
    static func misfit(
        _ number: Int, at place: RowReference = .none, column: Int? = nil, header: String = "", _ words: String
    ) -> Finding {
        let title = CorrectionWords.title([number])
        return Finding(
            .correctionDoesNotFit, at: place, column: column, header: header, text: title,
            detail: "\(title)没有采用:\(words)")
    }
}

extension Centre {
    /// Corrections of lines that were not applied, as findings; those of sheets this centre does not have among them.
    func findings(_ misfits: [LineMisfit], _ corrections: [Correction]) -> [Finding] {
        let known = Set(regulations.flatMap { regulation in regulation.sheets.map { "\(regulation.id).\($0.id)" } })
        let strangers = corrections.compactMap { correction -> Finding? in
            guard case .line(let line, _) = correction.target, !known.contains(line.sheet) else { return nil }
            return .misfit(correction.number, "考核办法里没有考核表“\(line.sheet)”")
        }
        let own = Set(corrections.map(\.number))
        return misfits.filter { own.contains($0.number) }.map { .misfit($0.number, $0.words) } + strangers
    }
}
