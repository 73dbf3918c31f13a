internal import RecordModel
internal import RuleModel

/// `{distinct: date, of: sessions, where: {status: absent}}`.
enum DistinctDecoder: MeasureDecoder {
    static let form = "distinct"
    static let keys = MeasureForms.selection
    static let nature = MeasureNature.whole

    static func decode(
        _ fields: Fields, _ scope: Scope, _ decoder: FileDecoder
    ) -> (form: any MeasureForm, title: String)? {
        guard let name = fields["distinct"],
            let (shape, selection) = decoder.selection(fields.required("of"), fields, scope),
            let field = decoder.field(name, of: shape)
        else { return nil }
        return (DistinctMeasure(field.id, selection), "\(shape.title)不同\(field.header)数")
    }
}
