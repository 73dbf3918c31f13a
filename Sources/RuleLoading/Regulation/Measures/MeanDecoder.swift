internal import Diagnostics
internal import Exact
internal import RecordModel
internal import RuleModel
internal import YAMLDocument

/// `{mean: score, of: inspections, trim: 1}`; of words with what each is worth, `{mean: rating, of: cases, table: {满意: 90}}`.
enum MeanDecoder: MeasureDecoder {
    static let form = "mean"
    static let keys = MeasureForms.selection + ["trim", "table"]
    static let nature = MeasureNature.broken

    static func decode(
        _ fields: Fields, _ scope: Scope, _ decoder: FileDecoder
    ) -> (form: any MeasureForm, title: String)? {
        let trim = decoder.whole(fields["trim"], 0...1000) ?? 0
        guard let name = fields["mean"],
            let (shape, selection) = decoder.selection(fields.required("of"), fields, scope)
        else { return nil }
        let title: (Field) -> String = { "\(shape.title)\($0.header)平均" }
        guard let table = fields["table"] else {
            return decoder.numberField(name, of: shape).map {
                (MeanMeasure($0.id, selection, trim: trim), title($0))
            }
        }
        guard let field = decoder.field(name, of: shape) else { return nil }
        guard field.type.isWords else {
            decoder.report(
                .wrongTest, at: table.span,
                ("“\(field.header)”(\(field.id))不是文字,不用折算", "the field \(field.id) holds no words to be priced"),
                fix: ("删去 table(分档)", "remove 'table'"))
            return nil
        }
        var seen: [String: SourceSpan] = [:]
        let worth = decoder.filledEntries(table).compactMap { pair -> (word: String, value: Rational)? in
            guard let word = decoder.pricedWord(pair.key, field), decoder.isFirstUse(word, pair.key, &seen),
                let value = decoder.number(pair.value)
            else { return nil }
            return (word, value)
        }
        return (MeanMeasure(field.id, selection, trim: trim, worth: worth), title(field))
    }
}
