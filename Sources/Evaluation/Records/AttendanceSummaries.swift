internal import RecordModel
internal import ScoreModel

extension AttendanceSummary {
    /// The summary of a person's sessions.
    init(_ sessions: [SessionRecord], id: String) {
        self.init(subject: id)
        var kinds: [ExactText: Int] = [:]
        due = sessions.count
        for session in sessions {
            switch session.status {
            case .present: attended += 1
            case .official:
                attended += 1
                official += 1
            case .absent: absent += 1
            case .leave: kinds[ExactText(session.leaveKind), default: 0] += 1
            }
            if session.isLate { late += 1 }
            if session.isEarly { early += 1 }
        }
        leave = kinds.sorted { $0.key < $1.key }.map { (kind: $0.key.text, sessions: $0.value) }
    }
}
