import Exact
import RuleModel
import ScoreModel

/// Means and counts of some subjects of one sheet; numbers for cells, not for scoring.
struct GroupFigures: Sendable {
    /// People, ranked or not.
    var people = 0
    /// Those assessed: ranked, or out of the ranking with a score that stands. The means are theirs.
    var ranked = 0
    /// Mean of each of ``ResultIndex/columns``.
    var partMeans: [Double] = []
    /// These as summaries show them.
    var partShown: [ShownMean] = []
    /// Least and most of each.
    var partRanges: [(least: Double, most: Double)] = []
    /// Mean of the totals.
    var mean = 0.0
    /// It as summaries show it.
    var meanShown = ShownMean()
    /// People at each level.
    var levels: [Int] = []
    /// People with each honour.
    var honours: [Int] = []
    /// People out of the ranking.
    var disqualified = 0
    /// The part with the best share of its full points, and the one with the worst; `nil` where all are alike.
    var best: Int?
    var weakest: Int?
    /// The rule that cost most, by index.
    var costliest: Int?

    /// The figures of some subjects, by index.
    init(_ index: ResultIndex, _ members: some Collection<Int>) {
        let sheet = index.result.sheet
        var sums = Array(repeating: 0.0, count: index.columnCount)
        var total = 0.0
        partRanges = Array(repeating: (.infinity, -.infinity), count: index.columnCount)
        levels = Array(repeating: 0, count: sheet.levels.count)
        honours = Array(repeating: 0, count: sheet.honours.count)
        var lost = Array(repeating: 0.0, count: index.result.rules.count)
        for member in members {
            let subject = index.result.subjects[member]
            people += 1
            switch subject.status {
            case .ranked: break
            case .notRanked: continue
            case .disqualified: disqualified += 1
            }
            ranked += 1
            for part in sums.indices {
                let value = index.part(part, of: member)
                sums[part] += value
                partRanges[part] = (min(partRanges[part].least, value), max(partRanges[part].most, value))
            }
            total += subject.total.approximate
            if let level = subject.level, level < levels.count { levels[level] += 1 }
            for honour in subject.honours where honour < honours.count { honours[honour] += 1 }
            for line in subject.lines {
                if case .rule(let rule) = line.source, rule < lost.count, line.points.isNegative {
                    lost[rule] -= line.points.approximate
                }
            }
        }
        let count = Double(max(1, ranked))
        partMeans = sums.map { $0 / count }
        mean = total / count
        show(index, members)
        findExtremes(sheet)
        for (rule, points) in lost.enumerated() where points > 0 && points > (costliest.map { lost[$0] } ?? 0) {
            costliest = rule
        }
    }

    private mutating func show(_ index: ResultIndex, _ members: some Collection<Int>) {
        guard ranked > 0 else { return }
        func mean(_ value: (Int) -> Rational) -> Rational {
            let assessed = members.filter {
                if case .notRanked = index.result.subjects[$0].status { false } else { true }
            }
            let sum = assessed.reduce(Rational.zero) { $0 + value($1) }
            return sum.divided(by: Rational(max(1, assessed.count))) ?? .zero
        }
        partShown = partMeans.indices.map { part in
            ShownMean(partMeans[part], decimals: index.decimals) { mean { index.exactPart(part, of: $0) } }
        }
        meanShown = ShownMean(self.mean, decimals: index.decimals) { mean { index.result.subjects[$0].total } }
    }

    private mutating func findExtremes(_ sheet: Sheet) {
        guard ranked > 0 else { return }
        var (high, low) = (-1.0, 2.0)
        for (part, definition) in sheet.parts.enumerated() where definition.points * definition.weight > .zero {
            let share = partMeans[part] / (definition.points * definition.weight).approximate
            if share > high + 1e-9 { (high, best) = (share, part) }
            if share < low - 1e-9 { (low, weakest) = (share, part) }
        }
        if high - low < 1e-9 { (best, weakest) = (nil, nil) }
    }

    /// 勤 92.50%, as the summaries print a part and its share of full points.
    func words(_ part: Int?, _ sheet: Sheet) -> String {
        // A mean beyond any machine integer has no share worth printing.
        guard let part, let scaled = Int(exactly: (partMeans[part] * 10_000).rounded(.towardZero)),
            let rate = Rational(scaled: scaled, decimals: 4).divided(
                by: sheet.parts[part].points * sheet.parts[part].weight)
        else { return "—" }
        return "\(sheet.parts[part].title) \((rate * Rational(100)).formatted(decimals: 1))%"
    }
}
