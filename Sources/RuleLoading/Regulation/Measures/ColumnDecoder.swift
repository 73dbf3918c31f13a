internal import RecordModel
internal import RuleModel

/// `{column: score, of: superior}`: a column of a declared table with one row a subject.
enum ColumnDecoder: MeasureDecoder {
    static let form = "column"
    static let keys = MeasureForms.selection
    static let nature = MeasureNature.broken

    static func decode(
        _ fields: Fields, _ scope: Scope, _ decoder: FileDecoder
    ) -> (form: any MeasureForm, title: String)? {
        guard let name = fields["column"],
            let (shape, selection) = decoder.selection(fields.required("of"), fields, scope),
            let field = decoder.numberField(name, of: shape)
        else { return nil }
        return (ColumnMeasure(field.id, selection), "\(shape.title)\(field.header)")
    }
}
