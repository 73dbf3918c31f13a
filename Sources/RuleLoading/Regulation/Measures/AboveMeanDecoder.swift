internal import RuleModel

/// `{above_mean: finished}`: by how much a measure lies above the mean of the group.
enum AboveMeanDecoder: MeasureDecoder {
    static let form = "above_mean"
    static let keys: [String] = []
    static let nature = MeasureNature.share

    static func decode(
        _ fields: Fields, _ scope: Scope, _ decoder: FileDecoder
    ) -> (form: any MeasureForm, title: String)? {
        guard let name = fields["above_mean"].flatMap({ decoder.measure($0, scope) }) else { return nil }
        return (AboveMeanMeasure(name), "\(scope.outline(name)?.title ?? name)高于平均")
    }
}
