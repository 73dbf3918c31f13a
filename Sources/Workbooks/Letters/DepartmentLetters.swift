import Letters
import RecordModel
import ScoreModel

/// The letters that go into a department's workbook: those about its people, and none that is for the whole centre.
struct DepartmentLetters: Sendable {
    /// A sheet for each kind.
    let sheets: [SheetPlan]
    private let set: LetterSet
    /// For each kind the cells its letters begin at, by number.
    private let places: [[Int: CellAddress]]

    init(_ set: LetterSet, of department: String, names: inout SheetNames) {
        let key = ExactText(HalfWidth.fold(department))
        var sheets: [SheetPlan] = []
        var places: [[Int: CellAddress]] = []
        for kind in set.kinds {
            let own = kind.entries.indices.filter { number in
                kind.entries[number].department.map { ExactText(HalfWidth.fold($0)) == key } ?? false
            }
            guard !own.isEmpty else {
                places.append([:])
                continue
            }
            let name = names.name(kind.template.name)
            let (sheet, starts) = LetterSheet.plan(own.map { kind.entries[$0].letter }, name: name)
            sheets.append(sheet)
            places.append(
                Dictionary(zip(own, starts.map { CellAddress(sheet: name, row: $0, column: 0) })) { first, _ in first })
        }
        self.set = set
        self.sheets = sheets
        self.places = places
    }

    /// Where the letter about a consequence begins; `nil` where none is in the workbook.
    func address(about subject: SubjectPlace, _ entry: ConsequenceEntry) -> CellAddress? {
        set.letters(about: subject, entry).lazy.compactMap { places[$0.kind][$0.number] }.first
    }
}
