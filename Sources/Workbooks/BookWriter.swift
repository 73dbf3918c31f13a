/// A book's plan on its way to a file.
enum BookWriter {
    /// Writes one workbook under a folder.
    static func write(_ plan: BookPlan, to folder: String, scratch: String) throws(WorkbookError) {
        let path = folder + "/" + plan.path
        var file = try WorkbookFile(path: path, scratch: scratch, isStreamed: plan.isStreamed)
        file.setProperties(
            title: CellText.mended(plan.title), company: CellText.mended(plan.centre), created: plan.created)
        for sheet in plan.sheets { file.add(sheet, of: plan) }
        try file.close(path: path)
    }
}
