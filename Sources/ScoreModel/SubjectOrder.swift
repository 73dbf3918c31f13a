internal import Chronology

/// A subject of one of a report's sheets, by indices.
public struct SubjectPlace: Hashable, Sendable {
    /// The sheet, as an index into ``RunReport/sheets``.
    public let sheet: Int
    /// The subject, as an index into ``SheetResult/subjects``.
    public let subject: Int

    /// A place by its parts.
    public init(sheet: Int, subject: Int) {
        self.sheet = sheet
        self.subject = subject
    }
}

/// A line of one of a report's sheets, by indices.
public struct LinePlace: Hashable, Sendable {
    /// The sheet, as an index into ``RunReport/sheets``.
    public let sheet: Int32
    /// The subject, as an index into ``SheetResult/subjects``.
    public let subject: Int32
    /// The line, as an index into ``SubjectScore/lines``.
    public let line: Int32
}

extension RunReport {
    /// Everyone scored, by id in code-point order; one whom several sheets score stands there once for each, in their order.
    public var subjectsByID: [SubjectPlace] {
        var places: [SubjectPlace] = []
        places.reserveCapacity(sheets.reduce(0) { $0 + $1.subjects.count })
        for (number, sheet) in sheets.enumerated() {
            places += sheet.subjects.indices.map { SubjectPlace(sheet: number, subject: $0) }
        }
        places.sort { left, right in
            let (a, b) = (sheets[left.sheet].subjects[left.subject].id, sheets[right.sheet].subjects[right.subject].id)
            if a.utf8.elementsEqual(b.utf8) { return (left.sheet, left.subject) < (right.sheet, right.subject) }
            return a.utf8.lexicographicallyPrecedes(b.utf8)
        }
        return places
    }

    /// Calls `body` with every line that stands on some subjects: by subject, date, rule order (sheets in their order) and
    /// evidence. Nothing is sorted where an id stands on one sheet only.
    /// - Parameter places: ``subjectsByID``, or some of them in that order.
    public func eachLine(of places: [SubjectPlace], _ body: (LinePlace) throws -> Void) rethrows {
        var first = 0
        while first < places.count {
            var last = first + 1
            let id = sheets[places[first].sheet].subjects[places[first].subject].id
            while last < places.count,
                sheets[places[last].sheet].subjects[places[last].subject].id.utf8.elementsEqual(id.utf8)
            {
                last += 1
            }
            if last - first == 1 {
                for line in lines(of: places[first]) { try body(line) }
            } else {
                let all = places[first..<last].flatMap { lines(of: $0) }
                // Lines of one sheet are in order already, and only the date can bring another's between them.
                let order = all.indices.sorted { left, right in
                    let (a, b) = (day(all[left]), day(all[right]))
                    return a == b ? left < right : a < b
                }
                for place in order { try body(all[place]) }
            }
            first = last
        }
    }

    private func lines(of place: SubjectPlace) -> [LinePlace] {
        sheets[place.sheet].subjects[place.subject].lines.indices.map {
            LinePlace(
                sheet: Int32(clamping: place.sheet), subject: Int32(clamping: place.subject), line: Int32(clamping: $0))
        }
    }

    private func day(_ place: LinePlace) -> Day {
        sheets[Int(place.sheet)].subjects[Int(place.subject)].lines[Int(place.line)].day
    }
}
