/// A small fictional centre for one regulation: what matters is written out line by line, and ordinary days are filled in
/// from a seed.
///
/// The lines are words between spaces; `name=value` gives a column, what is left over is the note, and `#` begins a comment.
public struct SmallCentre: Sendable {
    /// Its id: the name of its folder under `samples`.
    public let id: String
    /// The centre's name.
    let title: String
    /// The year of every date.
    let year: Int
    /// The months the logs cover.
    let months: ClosedRange<Int>
    /// The attendance policy in the folder of rule files.
    let policy: String
    /// The regulations in the folder of rule files.
    let rules: [String]
    /// The same seed gives the same bytes.
    let seed: UInt64
    /// `W01 示例云务局 登记窗口 首席代表 from=07-13 until=08-31`: one stretch of one person.
    let roster: String
    /// `W01 事假 07-06..07-08 替岗人=W02`: one row of leave; `07-06T08:30` is a moment. Further columns by their headers.
    let leave: String
    /// `07-03,07-06 W04 am late=15`: how a session (`am`, `pm`, `day`) was out of the ordinary: `late`, `early`, `no-in`,
    /// `no-out`, `none`.
    let punches: String
    /// `07 W05 300 即办件`: so many ordinary cases in a month; `07-02 W05 承诺件 promise=3 done=07-08 rating=不满意`: one case.
    let cases: String
    /// `07-03 W01 品德1a 情节=负面影响 影响中心形象`: one fact; a window is `@登记窗口`.
    let events: String
    /// Tables of the regulation's own.
    var tables: [Table] = []

    /// A table a regulation declares.
    struct Table {
        /// Its id in the regulation.
        let id: String
        /// Its file's name, without the ending.
        let file: String
        /// Its columns, the subject's first.
        let header: [String]
        /// `07-03 @登记窗口 是否采用=采用`: one row. The date comes first, then the subject.
        let lines: String
    }

    /// Every small centre, by id.
    public static let all: [SmallCentre] = [city, xiangzikou, fuxin, year]

    /// The one with an id.
    public static func named(_ id: String) -> SmallCentre? { all.first { $0.id == id } }

    /// Writes the centre into a folder, which is made if need be; files of the same names are replaced.
    /// - Parameter rulesFolder: the folder of rule files as `centre.yaml` shall name it.
    public func write(to folder: String, rulesFolder: String) throws(SampleError) {
        try SmallCentreWriter(self, folder, rulesFolder).write()
    }
}
