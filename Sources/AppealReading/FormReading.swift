internal import Diagnostics
internal import RecordModel

/// What a 申诉表 that came back says, line by line: every row that was read is in exactly one of the counts.
public struct FormReading: Sendable {
    /// An objection that can be entered.
    public struct Objection: Hashable, Sendable {
        /// The line.
        public let line: KnownLine
        /// 条目, as the workbook shows it.
        public let code: String
        /// 依据, as the workbook shows it.
        public let shown: String
        /// Why.
        public let reason: String
        /// What is handed in with it.
        public let materials: String
        /// The cell of 异议: `申诉表!I7`.
        public let cell: String
    }

    /// Objections, by the line's number.
    public private(set) var objections: [Objection] = []
    /// How many rows were read as lines.
    public private(set) var rows = 0
    /// How many of them object to nothing.
    public private(set) var agreed = 0
    /// How many say again what another row of the same line says.
    public private(set) var repeated = 0
    /// How many were refused.
    public private(set) var refused = 0
    /// Why, in the order of the rows.
    public private(set) var problems: [AppealProblem] = []
    /// Rows that are no lines but say something of their own: a signature, a remark; their cell and text.
    public private(set) var remarks: [(cell: String, text: String)] = []
    /// Numbers of the lines that were read, refused ones among them.
    public private(set) var numbers: Set<Int> = []
    /// The department whose form it is: as its title says, else that of its first line.
    public private(set) var department: String?

    /// Of a form without any line.
    public init() {}

    /// Holds a form against the run.
    /// - Parameters:
    ///   - department: whose form it is, where that is known.
    ///   - lateBy: what is said of objections that come too late; `nil` where they do not.
    /// - Throws: what the source throws.
    public init(
        _ form: AppealForm, of department: String? = nil, against source: some AppealLineSource,
        lateBy: AppealLateness?
    ) throws {
        self.department = department
        var said: [Int: (row: Row, place: String)] = [:]
        var contradicted: Set<Int> = []
        for sheet in form.sheets {
            for formRow in sheet.rows {
                guard let row = try take(formRow, of: sheet, form.name, source, lateBy) else { continue }
                let number = row.line.number
                if let first = said[number] {
                    if first.row.says(row) {
                        repeated += 1
                    } else {
                        refuse(twice(row, first.place, form.name))
                        contradicted.insert(number)
                    }
                    continue
                }
                said[number] = (row, row.place)
            }
        }
        for number in said.keys.sorted() {
            guard let (row, place) = said[number] else { continue }
            if contradicted.contains(number) {
                refuse(twice(row, place, form.name))
            } else {
                if let objection = row.objection { objections.append(objection) } else { agreed += 1 }
            }
        }
    }

    /// A row that is a line of the department's.
    private struct Row {
        let line: KnownLine
        let objection: Objection?
        let place: String

        func says(_ other: Row) -> Bool {
            objection?.reason == other.objection?.reason && objection?.materials == other.objection?.materials
                && (objection == nil) == (other.objection == nil)
        }
    }

    private mutating func refuse(_ problem: AppealProblem) { refuse([problem]) }

    private mutating func refuse(_ found: [AppealProblem]) {
        refused += 1
        problems += found
    }

    private func twice(_ row: Row, _ other: String, _ file: String) -> AppealProblem {
        AppealProblem(
            .lineTwice, at: "\(file)!\(row.place)",
            zh: "\(AppealColumns.number) \(row.line.number) 有两行,填写的不一样" + (other == row.place ? "" : "(另一行 \(other))"),
            en: "line \(row.line.number) stands there twice and says different things"
                + (other == row.place ? "" : " (see \(other))"),
            fix: ("只留要交的那一行,再导入一次", "keep the row that is meant, and import again"))
    }

    /// Reads a row; `nil` where it is no line, or was refused.
    private mutating func take(
        _ row: FormRow, of sheet: FormSheet, _ file: String, _ source: some AppealLineSource,
        _ lateBy: AppealLateness?
    ) throws -> Row? {
        let number = sheet.cell(AppealColumns.number, of: row)
        if isRemark(row, of: sheet, number: number) {
            let text = row.cells.keys.sorted().compactMap { row.cells[$0]?.text }.joined(separator: " ")
            if text != AppealWords.signature && text != AppealWords.noLines {
                let first = row.cells.keys.min() ?? 0
                remarks.append(("\(sheet.name)!\(FormSheet.letters(first))\(row.row)", text))
            }
            return nil
        }
        rows += 1
        func place(_ header: String) -> String { "\(file)!\(sheet.place(header, of: row))" }
        guard let whole = number?.whole, let line = try source.line(whole) else {
            refuse(
                AppealProblem(
                    .unknownLine, at: place(AppealColumns.number),
                    zh: number.map { "记录的这一期没有\(AppealColumns.number)为“\($0.text)”的明细" }
                        ?? "没有\(AppealColumns.number),不知道是哪一条明细",
                    en: number.map { "the recorded run has no line “\($0.text)”" } ?? "the row has no number",
                    fix: (
                        "恢复原来的\(AppealColumns.number);工作簿可能是公示以前的草稿或别的一期的",
                        "put its number back; the workbook may be of an earlier draft or of another period"
                    )))
            return nil
        }
        let own = department ?? line.department
        department = own
        guard HalfWidth.fold(line.department) == HalfWidth.fold(own) else {
            refuse(
                AppealProblem(
                    .foreignLine, at: place(AppealColumns.number),
                    zh: "明细 \(line.number) 不是“\(own)”的", en: "line \(line.number) is not one of “\(own)”",
                    fix: ("一个部门的申诉用这个部门自己的工作簿提出", "a department appeals in its own workbook")))
            return nil
        }
        guard let cells = try source.cells(of: line) else {
            refuse(
                AppealProblem(
                    .unknownLine, at: place(AppealColumns.number),
                    zh: "发给“\(own)”的申诉表里没有明细 \(line.number)",
                    en: "the 申诉表 of “\(own)” was handed out without line \(line.number)",
                    fix: ("用发下去的工作簿填写", "fill in the workbook that was handed out")))
            return nil
        }
        numbers.insert(line.number)
        let altered = cells.compactMap { differing(sheet, row, $0.header, $0.cell, place) }
        guard altered.isEmpty else {
            refuse(altered)
            return nil
        }
        return objection(row, of: sheet, line, place, lateBy)
    }

    /// Signatures and remarks: no number, nothing filled in, and less than a line would have.
    private func isRemark(_ row: FormRow, of sheet: FormSheet, number: FormCell?) -> Bool {
        guard number?.whole == nil else { return false }
        if AppealColumns.open.contains(where: { sheet.cell($0, of: row) != nil }) { return false }
        return sheet.columns.count(where: { row.cells[$0.index] != nil }) < 4
    }

    private func differing(
        _ sheet: FormSheet, _ row: FormRow, _ header: String, _ was: FormCell?, _ place: (String) -> String
    ) -> AppealProblem? {
        guard sheet.column(header) != nil else {
            return AppealProblem(
                .alteredLine, at: place(AppealColumns.number), zh: "“\(header)”这一列没有了",
                en: "column “\(header)” is gone",
                fix: ("恢复这一列;锁定的各列不能删改", "put the column back: locked columns stay as they are"))
        }
        let now = sheet.cell(header, of: row)
        switch (was, now) {
        case (nil, nil): return nil
        case (let was?, let now?) where was.says(now): return nil
        default: break
        }
        let (old, new) = (was?.text ?? "", now?.text ?? "")
        return AppealProblem(
            .alteredLine, at: place(header), zh: "“\(header)”发下去时是“\(old)”,交回的是“\(new)”",
            en: "“\(header)” was “\(old)” when it was handed out and is “\(new)” now",
            fix: (
                "改回原来的内容,要说的写在“\(AppealColumns.reason)”;许多行都不同的,工作簿可能是较早的一份,用现在的一份填写",
                "put it back and say in \(AppealColumns.reason) what is wrong; where many rows differ it may be an older workbook: use the present one"
            ))
    }

    private mutating func objection(
        _ row: FormRow, of sheet: FormSheet, _ line: KnownLine, _ place: (String) -> String, _ lateBy: AppealLateness?
    ) -> Row? {
        let choice = sheet.cell(AppealColumns.choice, of: row).map { HalfWidth.fold($0.text) }
        let reason = sheet.cell(AppealColumns.reason, of: row)?.text ?? ""
        let materials = sheet.cell(AppealColumns.materials, of: row)?.text ?? ""
        let cell = sheet.place(AppealColumns.choice, of: row)
        func problem(_ code: AppealProblem.Code, _ header: String, _ zh: String, _ en: String, _ fix: (String, String))
        {
            refuse(AppealProblem(code, at: place(header), zh: zh, en: en, fix: (fix.0, fix.1)))
        }
        switch choice {
        case AppealWords.objects: break
        case nil where reason.isEmpty && materials.isEmpty,
            AppealWords.agrees where reason.isEmpty && materials.isEmpty:
            return Row(line: line, objection: nil, place: cell)
        case nil:
            problem(
                .missingChoice, AppealColumns.choice, "写了\(reason.isEmpty ? "材料" : "理由"),“异议”却没有选",
                "something is filled in, but 异议 is empty", ("选“有异议”或“无异议”", "choose 有异议 or 无异议"))
            return nil
        case AppealWords.agrees:
            problem(
                .missingChoice, AppealColumns.choice,
                "选了“无异议”,却写了\(reason.isEmpty ? "材料" : "理由"):“\(reason.isEmpty ? materials : reason)”",
                "无异议 is chosen, but something is filled in: “\(reason.isEmpty ? materials : reason)”",
                ("有异议的选“有异议”,没有的删去所写的", "choose 有异议, or take the text away"))
            return nil
        case let other?:
            problem(
                .unknownChoice, AppealColumns.choice, "“异议”写的是“\(other)”", "异议 says “\(other)”",
                ("从下拉列表选“有异议”或“无异议”", "choose 有异议 or 无异议 from the list"))
            return nil
        }
        if reason.isEmpty {
            problem(
                .missingReason, AppealColumns.reason, "选了“有异议”,没有写理由", "有异议 is chosen, but no reason is given",
                ("写明理由", "give the reason"))
            return nil
        }
        switch line.standing {
        case .open: break
        case .taken:
            problem(
                .takenLine, AppealColumns.choice, "这一行是由别的明细合计或从别的考核表、别的考核期取来的分值,不能单独申诉",
                "this line sums up others or takes its points from elsewhere",
                ("对它所依据的那一行提出异议", "object to the line it rests on"))
            return nil
        case .amended(let amendment):
            problem(
                .amendedLine, AppealColumns.choice, "这一行已在第 \(amendment) 次更正中改变",
                "amendment \(amendment) changed this line",
                ("对更正后的结果有异议的,直接向办公室提出", "object to what stands now at the office"))
            return nil
        }
        if let lateBy {
            refuse(AppealProblem(.late, at: place(AppealColumns.choice), lateBy.message, lateBy.remedy))
            return nil
        }
        let objection = Objection(
            line: line, code: sheet.cell(AppealColumns.code, of: row)?.text ?? "",
            shown: sheet.cell(AppealColumns.evidence, of: row)?.text ?? "", reason: reason, materials: materials,
            cell: cell)
        return Row(line: line, objection: objection, place: cell)
    }
}
