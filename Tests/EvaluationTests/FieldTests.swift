import RecordModel
import RuleModel
import Testing

@testable import Evaluation

@Suite("What rules may ask of records") struct FieldTests {
    private static func fields<Record: TypedRecord>(_: Record.Type) -> Set<String> {
        Set(Record.Field.allCases.map(\.rawValue))
    }

    @Test("a record has a value for each field its log keeps, and for no other")
    func kept() {
        let records: [LogKind: Set<String>] = [
            .sessions: Self.fields(SessionRecord.self), .marks: Self.fields(MarkRecord.self),
            .cases: Self.fields(CaseRecord.self), .events: Self.fields(EventRow.self),
            .leave: Self.fields(LeaveRow.self), .attendance: [],
            // What is joined to cases is read as part of theirs.
            .ratings: [], .pauses: [],
        ]
        for log in LogKind.allCases {
            #expect(Set(LogSchema.fields(of: log).filter(\.isKept).map(\.id)) == records[log], "\(log)")
        }
    }
}
