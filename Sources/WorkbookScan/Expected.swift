/// What a workbook of ours consists of.
enum Expected {
    /// Whether it has such a part.
    static func isPart(_ name: String) -> Bool {
        switch name {
        case "[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml", "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/theme/theme1.xml", "xl/sharedStrings.xml":
            return true
        default:
            return name.wholeMatch(of: #/xl/(worksheets|drawings|charts)/(sheet|drawing|chart)[0-9]+\.xml/#) != nil
                || name.wholeMatch(of: #/xl/(worksheets|drawings)/_rels/(sheet|drawing)[0-9]+\.xml\.rels/#) != nil
        }
    }

    /// What stands directly in a sheet.
    static let inSheet: Set<String> = [
        "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "autoFilter",
        "mergeCells", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
        "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "drawing",
    ]

    /// What stands directly in the workbook's own part.
    static let inWorkbook: Set<String> = [
        "fileVersion", "workbookPr", "bookViews", "sheets", "definedNames", "calcPr",
    ]

    /// The names that printing and filtering define.
    static let definedNames: Set<String> = ["_xlnm.Print_Titles", "_xlnm.Print_Area", "_xlnm._FilterDatabase"]

    /// Whether a defined name leads to rows and columns of a sheet, and says nothing else.
    static func isRange(_ text: String) -> Bool {
        // The name of the sheet is looked at where the sheet is.
        text.wholeMatch(of: #/('([^']|'')+'|[^'!,]+)!\$[A-Z]*\$?[0-9]*(:\$[A-Z]*\$?[0-9]*)?/#) != nil
    }

    /// The properties of the document that may have a text.
    static let properties: Set<String> = [
        "title", "created", "modified", "Application", "DocSecurity", "ScaleCrop", "Company", "LinksUpToDate",
        "SharedDoc", "HyperlinksChanged", "AppVersion", "lpstr", "i4",
    ]

    /// Attributes in which the file says how it hangs together: references, styles, relationships.
    static func isStructural(_ attribute: String) -> Bool {
        [
            "r", "s", "t", "ref", "sqref", "spans", "activeCell", "topLeftCell", "location", "Id", "id", "r:id", "Type",
            "Target", "PartName", "ContentType", "Extension", "rgb", "val", "baseType", "xfId", "uid",
        ].contains(attribute) || attribute.hasPrefix("xmlns")
    }
}
