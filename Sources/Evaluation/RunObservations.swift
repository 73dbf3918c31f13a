internal import Chronology
internal import Exact
internal import RecordModel
internal import RuleModel
internal import ScoreModel

/// What a run shows about its rules once everybody is scored: rules that never fired, rows two rules counted, limits that
/// left a rule nothing.
enum RunObservations {
    static func of(_ sheets: [SheetResult]) -> [Observation] {
        sheets.flatMap { sheet in
            var gathering = Gathering(sheet)
            for subject in sheet.subjects { gathering.add(subject) }
            return gathering.observations
        }
    }

    /// Two rules of a sheet, in its order.
    private struct Pair: Hashable {
        let first: Int
        let second: Int
    }

    /// What the lines of one rule have in common.
    private struct Tally {
        var lines = 0
        var isAllZero = true
        var wasLimited = false
    }

    /// One walk over the lines of a sheet.
    private struct Gathering {
        private let sheet: SheetResult
        /// The rules that are not the same in all versions, by id.
        private let hasVersions: Set<String>
        private var tallies: [Tally]
        private var shared: [Pair: Set<RowReference>] = [:]

        init(_ sheet: SheetResult) {
            self.sheet = sheet
            hasVersions = Set(sheet.rules.filter { $0.version != nil }.map(\.id))
            tallies = Array(repeating: Tally(), count: sheet.rules.count)
        }

        mutating func add(_ subject: SubjectScore) {
            var owners: [(row: RowReference, rule: Int)] = []
            for line in subject.lines {
                guard case .rule(let index) = line.source else { continue }
                tallies[index].lines += 1
                if line.points.isZero {
                    if line.note.contains("不再") || line.note.contains("只计") { tallies[index].wasLimited = true }
                    continue
                }
                tallies[index].isAllZero = false
                if sheet.rules[index].firesByWindow { continue }
                if case .row(let row) = line.evidence {
                    owners.append((row, index))
                } else {
                    for row in line.evidence.rows { owners.append((row, index)) }
                }
            }
            guard owners.count > 1 else { return }
            owners.sort { $0.row != $1.row ? $0.row < $1.row : $0.rule < $1.rule }
            for (one, next) in zip(owners, owners.dropFirst()) where one.row == next.row && one.rule != next.rule {
                shared[Pair(first: one.rule, second: next.rule), default: []].insert(one.row)
            }
        }

        var observations: [Observation] { silent + twice + limited + unknown }

        private func observation(
            _ code: Observation.Code, _ index: Int, _ message: (Rule, Tally) -> String
        ) -> Observation {
            let rule = sheet.rules[index]
            return Observation(code, sheet: sheet.id, about: rule.id, message: message(rule, tallies[index]))
        }

        private var silent: [Observation] {
            sheet.rules.indices.filter { isSilent($0) }.map { index in
                observation(.ruleNeverFired, index) { rule, _ in
                    "条目 \(rule.code) 本期没有产生任何扣分或加分;如有登记,请核对条目编号和限定条件"
                }
            }
        }

        /// Whether a rule has effects and no version of it has a line; of several versions in force in the period the last
        /// speaks for all.
        private func isSilent(_ index: Int) -> Bool {
            let rule = sheet.rules[index]
            guard tallies[index].lines == 0, !rule.effects.isEmpty else { return false }
            guard rule.version != nil || hasVersions.contains(rule.id) else { return true }
            let own = sheet.rules.indices.filter {
                sheet.rules[$0].id == rule.id && sheet.partOfRule[$0] == sheet.partOfRule[index]
                    && (sheet.rules[$0].version?.meets(sheet.period.span) ?? true)
            }
            return own.allSatisfy { tallies[$0].lines == 0 } && own.last == index
        }

        private var twice: [Observation] {
            shared.keys.sorted { ($0.first, $0.second) < ($1.first, $1.second) }.map { pair in
                let rows = (shared[pair] ?? []).sorted()
                let (first, second) = (sheet.rules[pair.first], sheet.rules[pair.second])
                return Observation(
                    .countedTwice, sheet: sheet.id, about: "\(first.id) \(second.id)", rows: Array(rows.prefix(20)),
                    message: "有 \(rows.count) 行同时被条目 \(first.code) 和 \(second.code) 计分;如果不应重复,请用限于或除外分开")
            }
        }

        private var limited: [Observation] {
            sheet.rules.indices.filter { tallies[$0].lines > 0 && tallies[$0].isAllZero && tallies[$0].wasLimited }
                .map { index in
                    observation(.limitLeavesNothing, index) { rule, tally in
                        "条目 \(rule.code) 的 \(tally.lines) 行全部因限额、下限或就高不就低不再计分,本期不起作用"
                    }
                }
        }

        private var unknown: [Observation] {
            sheet.rules.indices.filter { index in
                tallies[index].lines > 0 && sheet.rules[index].effects.flatMap(\.price.amounts).contains(.unknown)
            }.map { index in
                observation(.priceUnknown, index) { rule, tally in
                    "条目 \(rule.code) 原文缺分值,登记的 \(tally.lines) 行没有计分;请确定分值后写入规则文件"
                }
            }
        }
    }
}
