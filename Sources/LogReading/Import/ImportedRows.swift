internal import Chronology
internal import RecordModel
internal import SpreadsheetReading

/// The rows of a sheet as records of the canonical table, one for each row of the sheet, with its number.
struct ImportedRows {
    /// How many rows are looked at before anybody decides what a sheet is.
    static let searched = ImportProfile.searchedRows + 8

    private let profile: ImportProfile
    private let header: ProfileHeader
    private let types: [FieldType]
    private let dateSystem: DateSystem
    private let blanks: Set<String>
    private let words: [[String: String]]
    private let unitWords: [[String: String]]
    /// Whether a further column with words is one of 是 and 否.
    private let isFlag: [Bool]
    /// Of a further column with other words, all it may hold.
    private let closed: [[String]?]
    /// Of columns that repeat, the last text.
    private var above: [String]
    /// What is wrong with the cells of the row at hand.
    private(set) var faults: [CellFault] = []
    private let promise: Int?
    private let due: Int?
    private let accepted: Int?

    /// The rows below a header.
    /// - Parameters:
    ///   - fields: the table's fields, for what their values are.
    ///   - further: the ids of those among them that are further columns.
    init(
        _ profile: ImportProfile, _ header: ProfileHeader, fields: [Field], further: [String], dateSystem: DateSystem
    ) {
        self.profile = profile
        self.header = header
        self.dateSystem = dateSystem
        types = header.columns.map { column in
            fields.first { $0.id == column.column.field }?.type ?? .text
        }
        blanks = Set(profile.blanks.map(HalfWidth.fold))
        func map(_ words: [ImportWord]) -> [String: String] {
            Dictionary(words.map { (HalfWidth.fold($0.code), $0.word) }) { first, _ in first }
        }
        words = header.columns.map { map($0.column.words) }
        unitWords = header.columns.map { map($0.column.unitWords) }
        let known = Set(fields.map(\.id)).subtracting(further)
        isFlag = header.columns.map { column in
            !known.contains(column.column.field) && !column.column.words.isEmpty
                && column.column.words.allSatisfy { $0.word == "是" || $0.word == "否" }
        }
        closed = header.columns.indices.map { place in
            let column = header.columns[place].column
            guard !known.contains(column.field), !column.words.isEmpty else { return nil }
            return (column.words.map { HalfWidth.fold($0.code) } + column.words.map { HalfWidth.fold($0.word) })
                .reduce(into: []) { list, word in if !list.contains(word) { list.append(word) } }
        }
        above = Array(repeating: "", count: header.columns.count)
        func place(_ field: String) -> Int? { header.columns.firstIndex { $0.column.field == field } }
        // A limit that is no number of working days becomes a due day, for which there must be room.
        promise = place("promise").flatMap { header.columns[$0].column.unit != nil ? $0 : nil }
        due = place("due") ?? (promise == nil ? nil : header.columns.count)
        accepted = place("accepted")
    }

    /// The fields of a record, in order.
    var fields: [String] {
        header.columns.map(\.column.field) + (due == header.columns.count ? ["due"] : [])
    }

    /// The record of a row; empty where the row is none.
    mutating func record(_ row: SheetRow) -> [String] {
        if profile.headerRows == 0, row.cells.count < 2 { return [] }
        faults.removeAll(keepingCapacity: true)
        var record: [String] = []
        record.reserveCapacity(header.columns.count + 1)
        for index in header.columns.indices { record.append(value(index, row)) }
        for index in record.indices where header.columns[index].column.repeats {
            if record[index].isEmpty { record[index] = above[index] } else { above[index] = record[index] }
        }
        if let due, let promise {
            if due == record.count { record.append("") }
            settle(promise, due, &record, row)
        }
        for index in faults.indices {
            let place = header.columns.firstIndex { $0.column.field == faults[index].field }
            faults[index].record = place.map { HalfWidth.trim(record[$0]) } ?? ""
        }
        // A day without punches is no row; neither is one of which only constants are left.
        if case .punches? = header.columns.first(where: { $0.column.field == "time" })?.column.source,
            let time = header.columns.firstIndex(where: { $0.column.field == "time" }), record[time].isEmpty
        {
            return []
        }
        let isBlank = zip(header.columns, record).allSatisfy { column, text in
            if case .constant = column.column.source { return true }
            return text.isEmpty || column.column.repeats
        }
        return isBlank ? [] : record
    }

    /// What a column holds in a row.
    private mutating func value(_ index: Int, _ row: SheetRow) -> String {
        let column = header.columns[index]
        if case .constant(let text) = column.column.source { return text }
        if case .punches = column.column.source { return punches(column, row) }
        if case .pairs = column.column.source { return pauses(column, row) }
        if let place = column.places.first ?? column.name, let error = Self.error(row, place, blanks),
            !Self.remarks.contains(column.column.field)
        {
            fault(column, place, .errorValue, error)
            return error
        }
        var text = column.places.first.map { plain(row, $0, types[index]) } ?? ""
        if Self.ids.contains(column.column.field), let place = column.places.first,
            case .number? = row.cells.first(where: { $0.column == place })?.value, let lost = LostDigits.cell(text)
        {
            return lost
        }
        if let word = words[index][HalfWidth.fold(text)] {
            text = word
        } else if !text.isEmpty, isFlag[index] {
            if let word = Self.flag(text) {
                text = word
            } else if let place = column.places.first {
                fault(column, place, .unknownWord, text, "这一列只能写:" + Self.flagWords)
            }
        } else if !text.isEmpty, let list = closed[index], let place = column.places.first {
            if !list.contains(HalfWidth.fold(text)) {
                fault(column, place, .unknownWord, text, "这一列只能写:" + list.joined(separator: "、"))
            }
        }
        if column.column.pad > 0, !text.isEmpty, text.utf8.count < column.column.pad,
            text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
        {
            text = String(repeating: "0", count: column.column.pad - text.utf8.count) + text
        }
        if text.isEmpty, let place = column.name {
            let name = HalfWidth.fold(plain(row, place, .text))
            return name.isEmpty ? "" : NameInstead.cell(name)
        }
        if column.column.field == "time", profile.table == "attendance", ImportedMoments.parsed(text) == nil,
            let several = ImportedMoments.punches(text, on: nil), !several.isEmpty
        {
            return several.joined(separator: ";")
        }
        return text
    }

    /// A cell's text, as the canonical table would have it.
    private func plain(_ row: SheetRow, _ place: Int, _ type: FieldType) -> String {
        guard let cell = row.cells.first(where: { $0.column == place }) else { return "" }
        let isMoment = type == .day || type == .moment
        switch cell.value {
        case .text(let text):
            let folded = HalfWidth.fold(text)
            if folded.isEmpty || blanks.contains(folded) { return "" }
            if isMoment {
                if let moment = ImportedMoments.epoch(folded) { return moment }
                let moment = ImportedMoments.moment(folded)
                // What cannot be read keeps its own words.
                return moment == folded || ImportedMoments.parsed(moment) != nil ? moment : HalfWidth.trim(text)
            }
            return HalfWidth.trim(text)
        case .number(let numeral):
            let plain = DecimalNumeral.plain(numeral) ?? numeral
            guard isMoment else { return plain }
            if let moment = ImportedMoments.epoch(plain) { return moment }
            // 20260701 is a date in digits, and counts from no day.
            guard dateSystem == .from1904, plain.prefix(while: { $0 != "." }).count < 8 else { return plain }
            return SerialDate(numeral, .from1904, .date)?.text(.date) ?? plain
        case .serial(let numeral, let form):
            return SerialDate(numeral, dateSystem, form)?.text(form) ?? numeral
        case .bool(let isTrue): return isTrue ? "TRUE" : "FALSE"
        case .error(let text), .uncalculated(let text): return text
        }
    }

    /// Notes what is wrong with a cell.
    private mutating func fault(
        _ column: ProfileHeader.Column, _ place: Int, _ code: FindingCode, _ text: String, _ detail: String? = nil
    ) {
        faults.append(
            CellFault(
                field: column.column.field, code: code, column: place, header: header.titles[place] ?? "", text: text,
                detail: detail))
    }

    /// The error that a cell of a workbook shows instead of a value: `#N/A`.
    private static func error(_ row: SheetRow, _ place: Int, _ blanks: Set<String>) -> String? {
        guard case .error(let text)? = row.cells.first(where: { $0.column == place })?.value,
            !blanks.contains(HalfWidth.fold(text))
        else { return nil }
        return text
    }

    /// Fields that nothing hangs on.
    private static let remarks: Set<String> = ["note", "proof", "recorder", "substitute"]

    /// What a column of 是 and 否 may hold; `nil` for anything else.
    private static func flag(_ text: String) -> String? {
        switch HalfWidth.fold(text).lowercased() {
        case "是", "true", "y", "yes", "1": "是"
        case "否", "false", "n", "no", "0": "否"
        default: nil
        }
    }

    private static let flagWords = "是、否、TRUE、FALSE、Y、N、yes、no、1、0"

    /// The fields that say who or what a row is about.
    private static let ids: Set<String> = ["staff", "case", "event", "id", "subject"]

    /// The pauses of a case in one cell: `挂起 2026-07-01 09:00~2026-07-03 10:00;补正 2026-07-06~`.
    private mutating func pauses(_ column: ProfileHeader.Column, _ row: SheetRow) -> String {
        var pieces: [String] = []
        for pair in column.pairs {
            var ends: [String] = []
            for place in [pair.from, pair.until] {
                guard let place else {
                    ends.append("")
                    continue
                }
                let text = plain(row, place, .moment)
                guard !text.isEmpty, ImportedMoments.parsed(text) == nil else {
                    ends.append(text)
                    continue
                }
                let error = Self.error(row, place, blanks)
                fault(column, place, error != nil ? .errorValue : text.contains(":") ? .badTime : .badDate, text)
                ends.append("\(ColumnLetters.of(place))!\(text.filter { !";~".contains($0) && !$0.isNewline })")
            }
            if !ends.allSatisfy(\.isEmpty) { pieces.append("\(pair.kind) \(ends[0])~\(ends[1])") }
        }
        return pieces.joined(separator: ";")
    }

    /// A person's day in one row: every time under the matching headers, on the day that the row names.
    private mutating func punches(_ column: ProfileHeader.Column, _ row: SheetRow) -> String {
        guard let place = column.date else { return "" }
        let written = plain(row, place, .day)
        let day = ImportedMoments.parsed(written).map { Day(rawValue: $0.day) }
        var found: [String] = []
        for place in column.places {
            guard let cell = row.cells.first(where: { $0.column == place }) else { continue }
            func bad(_ text: String) -> String {
                if day == nil, let date = column.date {
                    let error = Self.error(row, date, blanks)
                    let code: FindingCode = error != nil ? .errorValue : written.isEmpty ? .missingValue : .badDate
                    if !faults.contains(where: { $0.column == date && $0.field == "time" }) {
                        fault(column, date, code, written)
                    }
                    return "\(ColumnLetters.of(date))!\(written.filter { $0 != ";" && !$0.isNewline })"
                }
                fault(column, place, Self.error(row, place, blanks) != nil ? .errorValue : .badTime, text)
                return "\(ColumnLetters.of(place))!\(text.filter { $0 != ";" && !$0.isNewline })"
            }
            switch cell.value {
            case .serial(let numeral, _):
                guard let moment = SerialDate(numeral, dateSystem, .time), let on = moment.day ?? day else {
                    found.append(bad(numeral))
                    continue
                }
                found.append("\(on.iso) \(SerialDate.clock(moment.seconds))")
            case .number(let numeral):
                guard let moment = SerialDate(numeral, dateSystem, .time), let on = moment.day ?? day else {
                    found.append(bad(numeral))
                    continue
                }
                found.append("\(on.iso) \(SerialDate.clock(moment.seconds))")
            default:
                let text = plain(row, place, .text)
                if text.isEmpty { continue }
                guard let several = ImportedMoments.punches(text, on: day) else {
                    found.append(bad(text))
                    continue
                }
                found += several
            }
        }
        return found.joined(separator: ";")
    }

    /// Turns a limit into working days or a due day; a due day that the file gives stands.
    private mutating func settle(_ promise: Int, _ due: Int, _ record: inout [String], _ row: SheetRow) {
        guard !record[promise].isEmpty, promise < header.columns.count else { return }
        let column = header.columns[promise]
        var unit = column.column.unit ?? .workdays
        if let place = column.unit {
            let written = plain(row, place, .text)
            let text = HalfWidth.fold(written)
            let word = unitWords[promise][text] ?? text
            if let own = LimitUnit(rawValue: word) ?? LimitUnit(chinese: word) {
                unit = own
            } else if !text.isEmpty, !ImportedLimit.hasUnit(record[promise]) {
                let isError = Self.error(row, place, blanks) != nil
                let codes = column.column.unitWords.map { "\($0.code)(\($0.word))" }
                let known = codes + ["工作日", "自然日", "小时", "分钟", "月"]
                fault(
                    column, place, isError ? .errorValue : .unknownWord, written,
                    isError ? nil : "时限的单位只能写:" + known.joined(separator: "、"))
                // No number of days, so that what is put here instead mends it.
                record[promise] += written
                return
            }
        }
        let limit = ImportedLimit(record[promise], unit: unit, accepted: accepted.map { record[$0] } ?? "")
        switch limit {
        case .workdays(let days): record[promise] = days
        case .due(let day):
            record[promise] = ""
            if record[due].isEmpty { record[due] = day }
        case .unreadable: break
        }
    }
}
