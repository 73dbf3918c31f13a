internal import RecordModel
internal import RuleModel

/// `{sum: minutes, of: marks}`.
enum SumDecoder: MeasureDecoder {
    static let form = "sum"
    static let keys = MeasureForms.selection
    static let nature = MeasureNature.broken

    static func decode(
        _ fields: Fields, _ scope: Scope, _ decoder: FileDecoder
    ) -> (form: any MeasureForm, title: String)? {
        guard let name = fields["sum"],
            let (shape, selection) = decoder.selection(fields.required("of"), fields, scope),
            let field = decoder.numberField(name, of: shape)
        else { return nil }
        return (SumMeasure(field.id, selection), "\(shape.title)\(field.header)合计")
    }
}
