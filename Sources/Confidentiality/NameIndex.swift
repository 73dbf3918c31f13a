internal import RecordModel
public import ScoreModel

/// Finds in any text the names and ids of people whom a department has not sent.
///
/// The rules, in order; they are told to people in `docs/distribution.md`:
/// 1. Names are compared as ``ComparableText`` has them: 张 三, 张.三 and 张三 are one, 古丽·买买提 and 古丽-买买提 too. A full stop
///    (。) is passed over only where the roster has a dot, for elsewhere a sentence ends there.
/// 2. A name that also somebody of the department has is the department's own.
/// 3. A name within a longer name of somebody of the department (张三 in 张三丰) is that person's.
/// 4. A name that is a word of the regulations or of the workbooks (高兴) counts only where it stands alone or a title
///    follows it (高兴同志), and not where those words themselves stand. What is in the name of a window, a department or the
///    centre is nobody's.
/// 5. A name of one character counts only where it is all the text.
/// 6. Any other name counts wherever it stands.
/// 7. An id counts as a word of its own. One of up to four digits never does, for it could as well be a date's or a score's;
///    one of more digits not as part of a number, a date or a path, nor as the number of a row.
public struct NameIndex: Sendable {
    /// A name or an id and the departments it belongs to.
    struct Entry: Sendable {
        let text: String
        let scalars: [UInt32]
        let isID: Bool
        /// Where the roster has a dot in it.
        var dots: Set<Int>
        var departments: Set<ExactText>
        /// The plain words and names it is part of.
        var plain: [Int] = []
        /// Whether any of these is a word.
        var isWord = false
    }

    /// Where a name or an id of somebody else stands.
    public struct Occurrence: Hashable, Sendable {
        /// Whether it is an id rather than a name.
        public let isID: Bool
        /// It, as the roster writes it.
        public let text: String
        /// Its place among the scalars of the text.
        public let scalars: Range<Int>
    }

    private(set) var entries: [Entry] = []
    /// Entries by their first two scalars, the longest first.
    private var byHead: [UInt64: [Int32]] = [:]
    /// Names of one scalar.
    private var singles: [UInt32: Int32] = [:]
    private let plain: [ComparableText]
    private let plainTexts: Set<[UInt32]>

    /// Everyone a name may belong to.
    public init(_ people: some Sequence<PersonCard>, plainWords: PlainWords) {
        plain = (plainWords.words + plainWords.names).map { ComparableText($0) }
        plainTexts = Set(plain.map(\.scalars))
        var known: [EntryKey: Int] = [:]
        for person in people {
            let departments = Set(person.departments.map { ExactText(HalfWidth.fold($0)) })
            for (text, isID) in [(person.name, false), (person.id, true)] {
                let comparable = ComparableText(text)
                let scalars = comparable.scalars
                guard !scalars.isEmpty else { continue }
                if let place = known[EntryKey(scalars: scalars, isID: isID)] {
                    entries[place].departments.formUnion(departments)
                    entries[place].dots.formUnion(comparable.dots)
                } else {
                    known[EntryKey(scalars: scalars, isID: isID)] = entries.count
                    entries.append(
                        Entry(
                            text: text, scalars: scalars, isID: isID, dots: Set(comparable.dots),
                            departments: departments))
                }
            }
        }
        for (number, entry) in entries.enumerated() {
            let place = Int32(clamping: number)
            if entry.scalars.count == 1 {
                if !entry.isID { singles[entry.scalars[0]] = place }
            } else if !entry.isID || Self.canBeFound(entry.scalars) {
                byHead[Self.head(entry.scalars, 0), default: []].append(place)
            }
        }
        for head in byHead.keys {
            byHead[head]?.sort { left, right in
                let (a, b) = (entries[Int(left)].scalars.count, entries[Int(right)].scalars.count)
                return a == b ? left < right : a > b
            }
        }
        for (number, text) in plain.enumerated() {
            for match in matches(in: text) {
                entries[match.entry].plain.append(number)
                if number < plainWords.words.count { entries[match.entry].isWord = true }
            }
        }
    }

    private struct EntryKey: Hashable {
        let scalars: [UInt32]
        let isID: Bool
    }

    private static func head(_ scalars: [UInt32], _ place: Int) -> UInt64 {
        UInt64(scalars[place]) << 32 | UInt64(scalars[place + 1])
    }

    private static func isDigits(_ scalars: [UInt32]) -> Bool { scalars.allSatisfy { (0x30...0x39).contains($0) } }

    private static func canBeFound(_ id: [UInt32]) -> Bool { id.count > 4 || !isDigits(id) }

    // MARK: Finding

    private struct Match {
        let entry: Int
        /// Among the scalars that count.
        let range: Range<Int>
    }

    /// Every name and id, foreign or not, words or not.
    private func matches(in text: ComparableText) -> [Match] {
        var found: [Match] = []
        let scalars = text.scalars
        if scalars.count == 1, let entry = singles[scalars[0]] { return [Match(entry: Int(entry), range: 0..<1)] }
        guard scalars.count > 1 else { return [] }
        for start in 0..<scalars.count - 1 {
            guard let candidates = byHead[Self.head(scalars, start)] else { continue }
            for candidate in candidates {
                let entry = entries[Int(candidate)]
                let end = start + entry.scalars.count
                guard end <= scalars.count, scalars[start..<end].elementsEqual(entry.scalars) else { continue }
                guard entry.isID ? standsAsID(entry, start..<end, text) : standsAsName(entry, start..<end, text) else {
                    continue
                }
                found.append(Match(entry: Int(candidate), range: start..<end))
            }
        }
        return found
    }

    /// A name of Latin letters is no piece of a word, and none goes over the end of a sentence, but where it has a dot.
    private func standsAsName(_ entry: Entry, _ range: Range<Int>, _ text: ComparableText) -> Bool {
        for stop in text.stops where range.lowerBound < stop && stop < range.upperBound {
            guard entry.dots.contains(stop - range.lowerBound) else { return false }
        }
        let (first, last) = (text.places[range.lowerBound], text.places[range.upperBound - 1])
        if text.isASCIIWord(at: first), text.isASCIIWord(at: first - 1) { return false }
        return !(text.isASCIIWord(at: last) && text.isASCIIWord(at: last + 1))
    }

    private func standsAsID(_ entry: Entry, _ range: Range<Int>, _ text: ComparableText) -> Bool {
        let (first, last) = (text.places[range.lowerBound], text.places[range.upperBound - 1])
        guard last - first == range.count - 1 else { return false }
        let isNumber = Self.isDigits(entry.scalars)
        // 2026-07-03, 12345.5 and logs/attendance-20260703.csv are none of somebody's.
        let signs = isNumber ? "-_./" : ""
        if text.isASCIIWord(at: first - 1, signs: signs) { return false }
        if text.isASCIIWord(at: last + 1, signs: isNumber ? "-_/" : "") { return false }
        if isNumber, text.isASCIIWord(at: last + 1, signs: "."), text.isASCIIWord(at: last + 2) { return false }
        return !(isNumber && isRowNumber(first, text))
    }

    /// Whether a number is that of a row, behind the name of a file: `logs/events-09.csv:189184`.
    private func isRowNumber(_ first: Int, _ text: ComparableText) -> Bool {
        guard first > 0, text.all[first - 1] == 0x3A else { return false }
        var place = first - 2
        while place >= 0, text.all[place] != 0x20, text.all[place] != 0x3B {
            if text.all[place] == 0x2E { return true }
            place -= 1
        }
        return false
    }

    /// Whether any name or id of somebody else stands in a text.
    public func foreign(in text: String, to department: String) -> [Occurrence] {
        guard !entries.isEmpty, !text.isEmpty else { return [] }
        let comparable = ComparableText(text)
        let found = matches(in: comparable)
        guard !found.isEmpty else { return [] }
        let department = ExactText(HalfWidth.fold(department))
        let own = found.filter { entries[$0.entry].departments.contains(department) }
        var occurrences: [Occurrence] = []
        var end = -1
        for match in found where !entries[match.entry].departments.contains(department) {
            let entry = entries[match.entry]
            let isInOwn = own.contains {
                $0.range.lowerBound <= match.range.lowerBound && match.range.upperBound <= $0.range.upperBound
                    && $0.range.count > match.range.count
            }
            guard !isInOwn, !isWord(entry, match.range, comparable) else { continue }
            // Of names within each other the longest is told.
            guard match.range.upperBound > end else { continue }
            end = match.range.upperBound
            occurrences.append(
                Occurrence(
                    isID: entry.isID, text: entry.text,
                    scalars: comparable.places[match.range.lowerBound]..<comparable.places[match.range.upperBound - 1]
                        + 1))
        }
        return occurrences
    }

    private static let titles = [
        "同志", "主任", "科长", "局长", "处长", "股长", "组长", "书记", "老师", "师傅", "女士", "先生", "本人", "等人",
    ]

    /// Whether what looks like a name is a word here.
    private func isWord(_ entry: Entry, _ range: Range<Int>, _ text: ComparableText) -> Bool {
        guard !entry.plain.isEmpty else { return false }
        if plainTexts.contains(text.scalars) { return true }
        for number in entry.plain {
            let words = plain[number].scalars
            guard words.count > entry.scalars.count, words.count <= text.scalars.count else { continue }
            for offset in max(
                0, range.upperBound - words.count)...min(range.lowerBound, text.scalars.count - words.count)
            where text.scalars[offset..<offset + words.count].elementsEqual(words) { return true }
        }
        guard entry.isWord else { return false }
        let (first, last) = (text.places[range.lowerBound], text.places[range.upperBound - 1])
        if text.isLetter(at: first - 1) { return true }
        return text.isLetter(at: last + 1) && !Self.titles.contains { text.has($0, at: last + 1) }
    }

    /// A text in which other words stand in place of every name and id of somebody else.
    public func masked(_ text: String, for department: String, with cut: String) -> String {
        var text = text
        // What stands beside each other after a cut may be a name again; a fourth time it is not.
        for _ in 0..<4 {
            let found = foreign(in: text, to: department)
            guard !found.isEmpty else { return text }
            let scalars = Array(text.unicodeScalars)
            var result = String.UnicodeScalarView()
            var next = 0
            for occurrence in found {
                let start = max(next, occurrence.scalars.lowerBound)
                result.append(contentsOf: scalars[next..<start])
                if occurrence.scalars.lowerBound >= next { result.append(contentsOf: cut.unicodeScalars) }
                next = max(next, occurrence.scalars.upperBound)
            }
            result.append(contentsOf: scalars[next...])
            text = String(result)
        }
        return foreign(in: text, to: department).isEmpty ? text : cut
    }
}
