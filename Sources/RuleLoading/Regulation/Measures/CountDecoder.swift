internal import RuleModel
internal import YAMLDocument

/// `{count: cases, where: …}`, `{count: timetable}`, `{count: results, of: staff-month, where: {level: 未达标}}`.
enum CountDecoder: MeasureDecoder {
    static let form = "count"
    static let keys = MeasureForms.selection
    static let nature = MeasureNature.whole

    static func decode(
        _ fields: Fields, _ scope: Scope, _ decoder: FileDecoder
    ) -> (form: any MeasureForm, title: String)? {
        guard let node = fields["count"] else { return nil }
        if let text = node.text, Vocabulary.english(text.trimmed, among: ["timetable"]) != nil {
            decoder.withoutEffect(
                MeasureForms.selection, in: fields,
                because: ("应出勤时段由日历和考勤制度得出", "the timetable comes from calendar and policy"))
            return (TimetableMeasure(), "应出勤时段")
        }
        let shape: RowShape?
        if let text = node.text, Vocabulary.english(text.trimmed, among: ["results"]) != nil,
            !scope.logs.contains(where: { $0.id == text.halfWidth })
        {
            shape = fields.required("of").flatMap { decoder.sheet($0, scope) }.map(RowShape.results)
        } else {
            decoder.withoutEffect(
                ["of"], in: fields,
                because: ("计数的记录写在 count 后面", "what is counted stands behind 'count'"))
            shape = decoder.rows(node, scope)
        }
        guard let shape else { return nil }
        return (CountMeasure(decoder.selection(shape, fields)), shape.title + "数")
    }
}
