internal import Chronology
internal import RecordModel
internal import RuleModel

/// Who answers for a person's row on a day: the person, or the window or department the roster has them under that day.
struct Attribution: Sendable {
    private struct Span: Sendable {
        let from: Day
        let until: Day
        let owner: Int32
    }

    /// How many owners there are.
    let count: Int
    /// Everyone ever under each owner, in order.
    let people: [[Int]]
    private let spans: [[Span]]
    private let isPerson: Bool

    /// Each person answers for their own rows.
    init(people count: Int) {
        self.count = count
        isPerson = true
        people = (0..<count).map { [$0] }
        spans = []
    }

    /// The owners of one kind, each stretch of the roster under one of them.
    init(_ roster: Roster, owners count: Int, of owner: (RosterStretch) -> Int) {
        self.count = count
        isPerson = false
        spans = roster.stretches.map { own in
            own.map { Span(from: $0.from, until: $0.until, owner: Int32(clamping: owner($0))) }
        }
        var people = [[Int]](repeating: [], count: count)
        for (person, own) in spans.enumerated() {
            for owner in Set(own.map(\.owner)).sorted() where people.indices.contains(Int(owner)) {
                people[Int(owner)].append(person)
            }
        }
        self.people = people
    }

    /// The owner on a day; `nil` where the person was not on the roster.
    @inline(__always)
    func owner(of person: Int, on day: Day) -> Int? {
        if isPerson { return person }
        for span in spans[person] where span.from <= day && day <= span.until { return Int(span.owner) }
        return nil
    }

    /// Everyone under an owner on a day, in order.
    func members(of owner: Int, on day: Day) -> [Int] {
        guard people.indices.contains(owner) else { return [] }
        return people[owner].filter { self.owner(of: $0, on: day) == owner }
    }
}
