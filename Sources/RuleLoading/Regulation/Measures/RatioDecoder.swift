internal import RuleModel

/// `{ratio: [rated, finished]}`: one measure over another.
enum RatioDecoder: MeasureDecoder {
    static let form = "ratio"
    static let keys: [String] = []
    static let nature = MeasureNature.share

    static func decode(
        _ fields: Fields, _ scope: Scope, _ decoder: FileDecoder
    ) -> (form: any MeasureForm, title: String)? {
        guard let node = fields["ratio"],
            let (top, bottom) = decoder.twoMeasures(
                node, scope, as: ("两个指标的列表 [分子, 分母]", "a list of two measures, [numerator, denominator]"))
        else { return nil }
        let titles = [top, bottom].map { scope.outline($0)?.title ?? $0 }
        return (RatioMeasure(top, bottom), "\(titles[0])占\(titles[1])比率")
    }
}
