import ScoreModel

/// Widths of the columns that hold names, measured on what stands in them.
struct Widths: Sendable {
    let id: Double
    let name: Double
    let department: Double
    let window: Double

    init(_ subjects: some Sequence<SubjectScore>) {
        var (id, name, department, window) = (8.0, 8.0, 12.0, 12.0)
        for subject in subjects {
            // Two bytes a digit's width is never too little, and spares a walk over the characters of most names.
            id = max(id, min(18, Double(subject.id.utf8.count) + 2.5))
            if Double(subject.name.utf8.count) + 2.5 > name { name = max(name, TextWidth.of(subject.name) + 2.5) }
            if Double(subject.department.utf8.count) + 2.5 > department {
                department = max(department, TextWidth.of(subject.department) + 2.5)
            }
            if Double(subject.window.utf8.count) + 2.5 > window {
                window = max(window, TextWidth.of(subject.window) + 2.5)
            }
        }
        self.id = id
        self.name = min(name, 30)
        self.department = min(department, 26)
        self.window = min(window, 26)
    }

    /// 工号 姓名 部门 窗口.
    var person: [Table.Column] {
        [.init("工号", id), .init("姓名", name), .init("部门", department), .init("窗口", window)]
    }
}

extension RowBuffer {
    /// 工号 姓名 部门 窗口.
    mutating func person(_ subject: SubjectScore) {
        text(subject.id, .center)
        text(subject.name, .center)
        text(subject.department)
        text(subject.window)
    }
}
