internal import Exact
internal import RecordModel
internal import RuleModel

extension RegulationWords {
    /// What stands at a regulation's head.
    func headAspects() -> [Aspect] {
        [
            Aspect("编号", regulation.id), Aspect("名称", regulation.title), Aspect("发文单位", regulation.issuer),
            Aspect("文件", regulation.document), Aspect("施行", inForce),
            Aspect("理解", regulation.reading),
        ]
    }

    /// What a sheet says of itself and of its ranking.
    func aspects(of sheet: Sheet) -> [Aspect] {
        [Aspect("编号", sheet.id), Aspect("名称", sheet.title)] + facts(of: sheet).map { Aspect($0.label, $0.value) }
            + [
                Aspect("总分条款", sheet.clause), Aspect("理解", sheet.reading),
                Aspect("排名", ranking(of: sheet).joined(separator: ";")),
                Aspect("等次次序", sheet.levels.map(\.name).joined(separator: "、")),
                Aspect("荣誉次序", sheet.honours.map(\.name).joined(separator: "、")),
            ]
    }

    /// What a part says besides its rules.
    func aspects(of part: Part) -> [Aspect] {
        [
            Aspect("名称", part.title), Aspect("代号", part.code), Aspect("条款", part.clause),
            Aspect("满分", part.points.plain + "分"), Aspect("基础分", part.start.plain + "分"),
            Aspect("下限", part.floor.map { $0.plain + "分" } ?? "不设"),
            Aspect("上限", part.ceiling.map { $0.plain + "分" } ?? "不设"),
            Aspect("权重", part.weight.words(isShare: true)),
            Aspect("条目合计", limit(part.limit, part.within) ?? ""), Aspect("各条目间", same(part.same, .events) ?? ""),
            Aspect("取用", part.take.map(composition) ?? ""), Aspect("理解", part.reading),
        ]
    }

    /// What a level or an honour asks for and brings.
    func aspects(of level: Level, _ inline: InlineMeasures) -> [Aspect] {
        [
            Aspect("名称", level.name), Aspect("星级", level.stars.map(String.init) ?? ""),
            Aspect("名额", LevelWords.room(of: level), meaning: (level.quota, level.rounding, level.ties), inline),
            Aspect("总分要求", LevelWords.line(of: level)),
            Aspect("其他条件", level.condition?.words(names(.events)) ?? "", meaning: level.condition as Any, inline),
            Aspect("条款", level.clause), Aspect("后果", level.consequences.joined(separator: "、")),
            Aspect("理解", level.reading),
        ]
    }

    /// What a consequence does, and when.
    func aspects(of consequence: Consequence, _ inline: InlineMeasures) -> [Aspect] {
        [
            Aspect("名称", consequence.name), Aspect("条款", consequence.clause), Aspect("影响", effect(of: consequence)),
            Aspect(
                "自动适用的条件", trigger(of: consequence),
                meaning: (consequence.condition, consequence.sheet, consequence.within, consequence.isAgain), inline),
            Aspect("理解", consequence.reading),
        ]
    }

    /// How a measure is reached.
    func aspects(of measure: MeasureDefinition, _ inline: InlineMeasures) -> [Aspect] {
        [
            Aspect("名称", measure.title), Aspect("编号", measure.name),
            Aspect("算法", form(of: measure), meaning: measure.form, inline), Aspect("无数据时", noData(of: measure)),
            Aspect("目标", target(of: measure), meaning: measure.target as Any, inline),
            Aspect("记录来自", Self.owners(measure.rowsOf)), Aspect("理解", measure.reading),
        ]
    }

    /// What a log of the regulation's own holds.
    func aspects(of log: LogDeclaration, _ inline: InlineMeasures) -> [Aspect] {
        [
            Aspect("名称", log.title), Aspect("对象", subject(log.subject)), Aspect("日期", log.isDated ? "逐日" : "全期"),
            Aspect("列", log.fields.map(\.header).joined(separator: "、"), meaning: log.fields, inline),
        ]
    }
}
