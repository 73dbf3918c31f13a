/// Something in a department's workbook that is not to leave the house.
public struct ScanFinding: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, Sendable, CaseIterable {
        /// The name of somebody others sent.
        case foreignName = "foreign-name"
        /// The id of somebody others sent.
        case foreignID = "foreign-id"
        /// A sheet nobody sees.
        case hiddenSheet = "hidden-sheet"
        /// Rows nobody sees.
        case hiddenRow = "hidden-row"
        /// Columns nobody sees.
        case hiddenColumn = "hidden-column"
        /// Cells whose text nobody sees.
        case hiddenText = "hidden-text"
        /// A formula that no workbook of ours has: it may make a text of what is no text.
        case foreignFormula = "foreign-formula"
        /// A defined name that is not one of printing or filtering.
        case definedName = "defined-name"
        /// A part that no workbook of ours has: comments, custom XML, macros, pictures.
        case unexpectedPart = "unexpected-part"
        /// An element that no workbook of ours has.
        case unexpectedElement = "unexpected-element"
        /// Something that leads out of the file.
        case externalLink = "external-link"
        /// A property that says who made the file, or anything besides its title.
        case documentProperty = "document-property"
        /// A text that stands in the file and in no cell.
        case unusedText = "unused-text"
        /// The file is no workbook, or has something besides its parts.
        case damaged

        /// What is wrong, in Chinese.
        public var chinese: String {
            switch self {
            case .foreignName: "外单位人员的姓名"
            case .foreignID: "外单位人员的工号"
            case .hiddenSheet: "隐藏的工作表"
            case .hiddenRow: "隐藏的行"
            case .hiddenColumn: "隐藏的列"
            case .hiddenText: "看不见的文字"
            case .foreignFormula: "不是本程序写的公式"
            case .definedName: "多余的名称定义"
            case .unexpectedPart: "工作簿里多余的部件"
            case .unexpectedElement: "工作簿里多余的内容"
            case .externalLink: "指向文件以外的链接"
            case .documentProperty: "多余的文档属性"
            case .unusedText: "没有单元格使用的文字"
            case .damaged: "文件损坏或夹带其他内容"
            }
        }

        /// The same in English.
        public var english: String {
            switch self {
            case .foreignName: "name of somebody from another department"
            case .foreignID: "id of somebody from another department"
            case .hiddenSheet: "hidden sheet"
            case .hiddenRow: "hidden row"
            case .hiddenColumn: "hidden column"
            case .hiddenText: "text that is not shown"
            case .foreignFormula: "formula that does not belong"
            case .definedName: "defined name"
            case .unexpectedPart: "part that does not belong"
            case .unexpectedElement: "element that does not belong"
            case .externalLink: "link out of the file"
            case .documentProperty: "document property"
            case .unusedText: "text in no cell"
            case .damaged: "damaged, or more in it than a workbook"
            }
        }
    }

    /// What.
    public let kind: Kind
    /// Where: `部门汇总!C17`, or a part and an element of it.
    public let place: String
    /// What stands there.
    public let text: String

    /// A finding by its parts; long texts are cut.
    public init(_ kind: Kind, at place: String, _ text: String) {
        self.kind = kind
        self.place = place
        self.text = text.count > 80 ? String(text.prefix(79)) + "…" : text
    }
}
