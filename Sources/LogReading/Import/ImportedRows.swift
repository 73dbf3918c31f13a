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
    /// Of columns that repeat, the last text.
    private var above: [String]
    private let promise: Int?
    private let due: Int?
    private let accepted: Int?

    /// The rows below a header.
    /// - Parameter fields: the table's fields, for what their values are.
    init(_ profile: ImportProfile, _ header: ProfileHeader, fields: [Field], dateSystem: DateSystem) {
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
        var record = header.columns.indices.map { value($0, row) }
        for index in record.indices where header.columns[index].column.repeats {
            if record[index].isEmpty { record[index] = above[index] } else { above[index] = record[index] }
        }
        if let due, let promise {
            if due == record.count { record.append("") }
            settle(promise, due, &record, row)
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
    private func value(_ index: Int, _ row: SheetRow) -> String {
        let column = header.columns[index]
        if case .constant(let text) = column.column.source { return text }
        if case .punches = column.column.source { return punches(column, row) }
        if case .pairs = column.column.source { return pauses(column, row) }
        var text = column.places.first.map { plain(row, $0, types[index]) } ?? ""
        if Self.ids.contains(column.column.field), let place = column.places.first,
            case .number? = row.cells.first(where: { $0.column == place })?.value, let lost = LostDigits.cell(text)
        {
            return lost
        }
        if let word = words[index][HalfWidth.fold(text)] { text = word }
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
            if isMoment { return ImportedMoments.epoch(folded) ?? ImportedMoments.moment(folded) }
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

    /// The fields that say who or what a row is about.
    private static let ids: Set<String> = ["staff", "case", "event", "id", "subject"]

    /// The pauses of a case in one cell: `挂起 2026-07-01 09:00~2026-07-03 10:00;补正 2026-07-06~`.
    private func pauses(_ column: ProfileHeader.Column, _ row: SheetRow) -> String {
        column.pairs.compactMap { pair -> String? in
            let ends = [pair.from, pair.until].map { place -> String in
                guard let place else { return "" }
                let text = plain(row, place, .moment)
                guard !text.isEmpty, ImportedMoments.parsed(text) == nil else { return text }
                return "\(ColumnLetters.of(place))!\(text.filter { !";~".contains($0) && !$0.isNewline })"
            }
            return ends.allSatisfy(\.isEmpty) ? nil : "\(pair.kind) \(ends[0])~\(ends[1])"
        }.joined(separator: ";")
    }

    /// A person's day in one row: every time under the matching headers, on the day that the row names.
    private func punches(_ column: ProfileHeader.Column, _ row: SheetRow) -> String {
        guard let place = column.date else { return "" }
        let written = plain(row, place, .day)
        let day = ImportedMoments.parsed(written).map { Day(rawValue: $0.day) }
        var found: [String] = []
        for place in column.places {
            guard let cell = row.cells.first(where: { $0.column == place }) else { continue }
            func bad(_ text: String) -> String {
                "\(ColumnLetters.of(place))!\(text.filter { $0 != ";" && !$0.isNewline })"
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
                    found.append(day == nil ? "\(ColumnLetters.of(column.date ?? place))!\(written)" : bad(text))
                    continue
                }
                found += several
            }
        }
        return found.joined(separator: ";")
    }

    /// Turns a limit into working days or a due day; a due day that the file gives stands.
    private func settle(_ promise: Int, _ due: Int, _ record: inout [String], _ row: SheetRow) {
        guard !record[promise].isEmpty, promise < header.columns.count else { return }
        let column = header.columns[promise]
        var unit = column.column.unit ?? .workdays
        if let place = column.unit {
            let text = HalfWidth.fold(plain(row, place, .text))
            let word = unitWords[promise][text] ?? text
            if let own = LimitUnit(rawValue: word) ?? LimitUnit(chinese: word) { unit = own }
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
