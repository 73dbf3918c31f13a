internal import Diagnostics
internal import RuleModel
internal import YAMLDocument

/// `{minus: [accepted, finished]}`: one measure less another of its kind.
enum MinusDecoder: MeasureDecoder {
    static let form = "minus"
    static let keys: [String] = []
    static let nature = MeasureNature.asParents

    static func decode(
        _ fields: Fields, _ scope: Scope, _ decoder: FileDecoder
    ) -> (form: any MeasureForm, title: String)? {
        guard let node = fields["minus"],
            let (left, right) = decoder.twoMeasures(
                node, scope, as: ("两个指标的列表 [被减数, 减数]", "a list of two measures"))
        else { return nil }
        let outlines = [left, right].map { scope.outline($0) }
        let shares = outlines.map { $0?.isShare ?? false }
        if shares[0] != shares[1] {
            decoder.report(
                .badNumber, at: node.span, ("比率和数量不能相减", "a share and a count cannot be subtracted"),
                fix: ("两个指标都用比率,或都用数量", "use two shares or two counts"))
            return nil
        }
        let titles = zip([left, right], outlines).map { $1?.title ?? $0 }
        return (MinusMeasure(left, right, isShare: shares[0]), "\(titles[0])减\(titles[1])")
    }
}
