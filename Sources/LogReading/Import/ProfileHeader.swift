internal import RecordModel
internal import SpreadsheetReading

/// Where a profile's columns lie in a file: found by the words of the header, wherever the header stands.
struct ProfileHeader {
    /// A column of the profile that the file has.
    struct Column {
        let column: ImportColumn
        /// Where its text stands; none for a constant.
        let places: [Int]
        /// Where the day of its times stands.
        let date: Int?
        /// Where the name stands that stands in for an id.
        let name: Int?
        /// Where pauses begin and end.
        var pairs: [Pair] = []
        /// Where the unit of a limit stands.
        let unit: Int?
        /// The header as the file has it.
        let title: String
    }

    /// The columns of one pause.
    struct Pair {
        let kind: String
        let from: Int
        /// `nil` where the file has no column for its end.
        let until: Int?
    }

    /// The row at which the header ends; 0 where the profile has none.
    let row: Int
    /// The first row of the header.
    let firstRow: Int
    /// The columns that the file has, in the profile's order.
    let columns: [Column]
    /// The headers of columns that nothing comes from, from left to right.
    let unused: [String]
    /// The header of each column, as the file has it.
    let titles: [Int: String]
    /// Fields for which the file has more than one column, with their places.
    let twice: [(field: String, title: String, places: [Int])]

    /// Finds a profile's columns among the first rows of a sheet; `nil` where they are not there.
    init?(_ profile: ImportProfile, in rows: [SheetRow], merged: [MergedRange]) {
        if profile.headerRows == 0 {
            self.init(profile, HeaderNames([], merged: []), rows: 0...0)
            guard rows.contains(where: { $0.cells.count > 1 }), looksRight(in: rows) else { return nil }
            return
        }
        for row in rows where row.number <= ImportProfile.searchedRows {
            let numbers = row.number...(row.number + profile.headerRows - 1)
            let names = HeaderNames(rows.filter { numbers.contains($0.number) }, merged: merged)
            guard profile.words.allSatisfy({ word in names.place(word) != nil }) else { continue }
            self.init(profile, names, rows: numbers)
            if isWhole { return }
        }
        return nil
    }

    private let isWhole: Bool

    /// Whether the same file would give other cells by another profile's header.
    func reads(otherwise other: ProfileHeader) -> Bool {
        let theirs = Dictionary(other.columns.map { ($0.column.field, $0) }) { first, _ in first }
        return columns.contains { column in
            guard let their = theirs[column.column.field] else { return true }
            return column.places != their.places || column.column.words != their.column.words
                || column.column.pad != their.column.pad || column.name != their.name
        } || other.row != row
    }

    private init(_ profile: ImportProfile, _ names: HeaderNames, rows: ClosedRange<Int>) {
        row = rows.upperBound
        firstRow = rows.lowerBound
        titles = names.titles
        var isWhole = true
        twice = profile.columns.compactMap { column in
            guard case .headers(let headers) = column.source else { return nil }
            let places = names.places(headers)
            return places.count > 1 ? (column.field, names.titles[places[1]] ?? "", places) : nil
        }
        columns = profile.columns.compactMap { column in
            var places: [Int] = []
            var date: Int?
            switch column.source {
            case .headers(let headers): places = names.place(headers).map { [$0] } ?? []
            case .position(let place): places = [place]
            case .constant, .pairs: break
            case .punches(let day, let times):
                date = names.place(day)
                places = names.places(times)
                if date == nil { places = [] }
            }
            var pairs: [Pair] = []
            if case .pairs(let wanted) = column.source {
                for pair in wanted {
                    let ends = names.places(pair.until)
                    for (number, from) in names.places(pair.from).enumerated() {
                        let until = number < ends.count ? ends[number] : nil
                        pairs.append(Pair(kind: pair.kind, from: from, until: until))
                    }
                }
                places = pairs.map(\.from)
            }
            let name = column.nameHeaders.isEmpty ? nil : names.place(column.nameHeaders)
            var isThere = !places.isEmpty || name != nil
            if case .constant = column.source { isThere = true }
            guard isThere else {
                if column.isRequired { isWhole = false }
                return nil
            }
            return Column(
                column: column, places: places, date: date, name: name, pairs: pairs,
                unit: column.unitHeaders.isEmpty ? nil : names.place(column.unitHeaders),
                title: (places.first ?? name).map { names.titles[$0] ?? "" } ?? "")
        }
        var used = Set(columns.flatMap { $0.places + $0.pairs.compactMap(\.until) })
        used.formUnion(columns.flatMap { [$0.date, $0.name, $0.unit].compactMap { $0 } })
        unused = names.titles.sorted { $0.key < $1.key }.filter { !used.contains($0.key) }.map(\.value)
        self.isWhole = isWhole
    }

    /// Whether the first full row holds what columns by place should: without a header nothing else tells.
    private func looksRight(in rows: [SheetRow]) -> Bool {
        guard let row = rows.first(where: { $0.cells.count > 1 }) else { return false }
        return columns.filter { $0.column.isRequired }.allSatisfy { column in
            guard let place = column.places.first, let cell = row.cells.first(where: { $0.column == place }) else {
                return false
            }
            guard case .text(let text) = cell.value else { return column.column.field != "time" }
            let folded = HalfWidth.fold(text)
            return column.column.field == "time"
                ? ImportedMoments.parsed(folded)?.clock == .time
                : !folded.isEmpty && folded.allSatisfy { $0.isASCII && ($0.isNumber || $0.isLetter) }
        }
    }
}

/// What the columns of a sheet are called: over two rows, by what stands below, by what stands above where nothing does,
/// and by both, `上班1/打卡时间`.
struct HeaderNames {
    /// The header of each column, as the file has it.
    private(set) var titles: [Int: String] = [:]
    private var names: [(place: Int, names: [String])] = []

    /// The names that rows give.
    /// - Parameter merged: cells whose text stands in their first.
    init(_ rows: [SheetRow], merged: [MergedRange]) {
        var levels: [Int: [String]] = [:]
        let numbers = rows.map(\.number)
        let width = rows.flatMap(\.cells).map(\.column).max() ?? -1
        for row in rows {
            let own = Dictionary(row.cells.map { ($0.column, Self.text($0.value)) }) { first, _ in first }
            for place in 0...max(0, width) {
                var text = own[place] ?? ""
                if text.isEmpty, row.number != numbers.last,
                    let range = merged.first(where: { $0.rows.contains(row.number) && $0.columns.contains(place) }),
                    range.rows.lowerBound == row.number
                {
                    text = own[range.columns.lowerBound] ?? ""
                }
                if !text.isEmpty { levels[place, default: []].append(text) }
            }
        }
        for place in levels.keys.sorted() {
            guard let texts = levels[place], let last = texts.last else { continue }
            titles[place] = texts.joined(separator: "/")
            names.append((place, [Self.key(last), Self.key(texts.joined(separator: "/"))]))
        }
    }

    private static func text(_ value: CellValue) -> String {
        switch value {
        case .text(let text): HalfWidth.trim(text)
        case .number(let numeral): numeral
        default: ""
        }
    }

    /// Headers compare without blanks and line breaks, half-width, whatever their case.
    static func key(_ header: String) -> String {
        HalfWidth.fold(header).filter { !$0.isWhitespace }.lowercased()
    }

    /// The first column that one of these headers names; earlier spellings before later ones.
    func place(_ headers: [String]) -> Int? {
        for header in headers {
            if let found = places([header]).first { return found }
        }
        return nil
    }

    /// All columns that one of these headers names, from left to right; `*` stands for anything.
    func places(_ headers: [String]) -> [Int] {
        let keys = headers.map(Self.key)
        return names.filter { entry in
            entry.names.contains { name in keys.contains { Self.matches(name[...], $0[...]) } }
        }.map(\.place)
    }

    private static func matches(_ name: Substring, _ pattern: Substring) -> Bool {
        guard let star = pattern.firstIndex(of: "*") else { return name == pattern }
        let head = pattern[..<star]
        guard name.hasPrefix(head) else { return false }
        let tail = pattern[pattern.index(after: star)...]
        var rest = name.dropFirst(head.count)
        while true {
            if matches(rest, tail) { return true }
            if rest.isEmpty { return false }
            rest = rest.dropFirst()
        }
    }
}
