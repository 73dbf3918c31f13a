internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// What a run shows about its rules once everybody is scored: rules that never fired, rows two rules counted, limits that
/// left a rule nothing.
enum RunObservations {
    static func of(_ sheets: [SheetResult], paths: [String]) -> [Observation] {
        sheets.flatMap { sheet in silent(sheet) + twice(sheet, paths) + limited(sheet) + unknown(sheet) }
    }

    private static func lines(_ sheet: SheetResult) -> [[ScoreLine]] {
        var byRule = [[ScoreLine]](repeating: [], count: sheet.rules.count)
        for subject in sheet.subjects {
            for line in subject.lines {
                if case .rule(let index) = line.source { byRule[index].append(line) }
            }
        }
        return byRule
    }

    private static func silent(_ sheet: SheetResult) -> [Observation] {
        let byRule = lines(sheet)
        return sheet.rules.indices.compactMap { index in
            let rule = sheet.rules[index]
            guard byRule[index].isEmpty, !rule.effects.isEmpty else { return nil }
            return Observation(
                .ruleNeverFired, sheet: sheet.id, about: rule.id,
                message: "条目 \(rule.code) 本期没有产生任何扣分或加分;如有登记,请核对条目编号和限定条件")
        }
    }

    private static func twice(_ sheet: SheetResult, _ paths: [String]) -> [Observation] {
        struct Pair: Hashable {
            let first: Int
            let second: Int
        }
        var shared: [Pair: Set<RowReference>] = [:]
        for subject in sheet.subjects {
            var owner: [RowReference: Int] = [:]
            for line in subject.lines where !line.points.isZero {
                guard case .rule(let index) = line.source, !sheet.rules[index].firesByWindow else { continue }
                for row in line.evidence.rows {
                    if let first = owner[row], first != index {
                        shared[Pair(first: min(first, index), second: max(first, index)), default: []].insert(row)
                    } else {
                        owner[row] = index
                    }
                }
            }
        }
        return shared.keys.sorted { ($0.first, $0.second) < ($1.first, $1.second) }.map { pair in
            let rows = (shared[pair] ?? []).sorted()
            let (first, second) = (sheet.rules[pair.first], sheet.rules[pair.second])
            return Observation(
                .countedTwice, sheet: sheet.id, about: "\(first.id) \(second.id)", rows: Array(rows.prefix(20)),
                message: "有 \(rows.count) 行同时被条目 \(first.code) 和 \(second.code) 计分;如果不应重复,请用限于或除外分开")
        }
    }

    private static func limited(_ sheet: SheetResult) -> [Observation] {
        let byRule = lines(sheet)
        return sheet.rules.indices.compactMap { index in
            let rule = sheet.rules[index]
            let own = byRule[index]
            let wasLimited = own.contains { $0.note.contains("不再") || $0.note.contains("只计") }
            guard !own.isEmpty, own.allSatisfy({ $0.points.isZero }), wasLimited else { return nil }
            return Observation(
                .limitLeavesNothing, sheet: sheet.id, about: rule.id,
                message: "条目 \(rule.code) 的 \(own.count) 行全部因限额、下限或就高不就低不再计分,本期不起作用")
        }
    }

    private static func unknown(_ sheet: SheetResult) -> [Observation] {
        let byRule = lines(sheet)
        return sheet.rules.indices.compactMap { index in
            let rule = sheet.rules[index]
            guard !byRule[index].isEmpty, rule.effects.flatMap(\.price.amounts).contains(.unknown) else { return nil }
            return Observation(
                .priceUnknown, sheet: sheet.id, about: rule.id,
                message: "条目 \(rule.code) 原文缺分值,登记的 \(byRule[index].count) 行没有计分;请确定分值后写入规则文件")
        }
    }
}
