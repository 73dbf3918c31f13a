public import RuleModel

/// What a part of a regulation's sheet says besides its rules, in words.
public enum PartFacts {
    /// 满分20分,最低0分,不设上限,取《窗口人员月度考核》各月得分的平均.
    public static func words(of part: Part, in regulation: Regulation) -> String {
        RegulationWords(regulation).facts(of: part).joined(separator: ",")
    }

    /// 取《窗口人员月度考核》各月得分的平均; several joined by ;, empty for a part that takes no scores.
    public static func compositions(of part: Part, in regulation: Regulation) -> String {
        part.compositions.map(RegulationWords(regulation).composition).joined(separator: ";")
    }
}
