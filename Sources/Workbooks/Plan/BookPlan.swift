import Chronology

/// One workbook as a value: what stands in it, before the C library is asked.
struct BookPlan: Sendable {
    /// Path relative to the output folder.
    var path: String
    /// What it is called in its properties.
    var title: String
    /// The centre's name, for the page header.
    var centre: String
    /// What else the page header says.
    var subject: String
    /// The day its properties bear: the period's last, never the clock's.
    var created: Day
    var sheets: [SheetPlan]
    var isStreamed = true
}
