internal import Chronology
internal import RuleModel

/// `{streak: {failed: at_least 1}, of: months}`: how many months one after another satisfy a condition.
enum StreakDecoder: MeasureDecoder {
    static let form = "streak"
    static let keys = ["of"]
    static let nature = MeasureNature.whole

    static func decode(
        _ fields: Fields, _ scope: Scope, _ decoder: FileDecoder
    ) -> (form: any MeasureForm, title: String)? {
        let kind = decoder.word(fields.required("of"), among: FileDecoder.periodWords.map(\.word))
            .flatMap { word in FileDecoder.periodWords.first { $0.word == word }?.kind }
        guard let condition = decoder.condition(fields["streak"], ConditionPlace(scope: scope)), let kind else {
            return nil
        }
        let unit: String =
            switch kind {
            case .month: "月"
            case .quarter: "季"
            case .halfYear: "半年"
            case .year: "年"
            }
        return (StreakMeasure(condition, of: .period(kind)), "连续\(unit)数")
    }
}
