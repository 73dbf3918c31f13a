internal import Chronology
internal import Exact
internal import RuleModel
internal import ScoreModel

/// Brings the charges of one subject up the tree of parts, from the leaves (the fixed order of work, steps 3 and 4).
struct PartTally {
    let plan: SheetPlan
    let period: Period
    /// For each node with scores to take, what is taken.
    let taken: [Int: Taken]
    var charges: [Charge]
    /// Lines that stand for no rule: scores taken, and clamps no line could give way to.
    private(set) var ownLines: [(node: Int, points: Rational, evidence: Evidence, note: String)] = []

    /// How each node came to its score, the parts in it before it; kept only where somebody asks.
    private(set) var traces: [NodeTrace] = []
    /// Whether anybody asks.
    var isTraced = false

    init(_ plan: SheetPlan, period: Period, taken: [Int: Taken], charges: [Charge]) {
        self.plan = plan
        self.period = period
        self.taken = taken
        self.charges = charges
    }

    /// The score of each top part, its lines brought to what they come to.
    mutating func topScores() -> [Rational] {
        plan.nodes.indices.filter { plan.nodes[$0].parent == nil }.map { score($0).score }
    }

    /// The total of the top parts and the rules on the total; and what must stand as a line of its own where `all` on the
    /// total leaves more to give back than lines can.
    mutating func totalScore(of parts: [Rational]) -> (total: Rational, rest: Rational) {
        let own = charges.indices.filter { plan.nodeOfRule[charges[$0].rule] == nil }
        let sum = own.reduce(parts.reduce(.zero, +)) { $0 + charges[$1].signed }
        guard let clearing = own.first(where: { charges[$0].isAll && !charges[$0].points.isZero }) else {
            return (sum, .zero)
        }
        if sum > .zero {
            charges[clearing].raise(by: sum)
            return (.zero, .zero)
        }
        let given = own.filter { charges[$0].direction == .deduct }
        let available = given.reduce(Rational.zero) { $0 + charges[$1].points }
        let excess = min(-sum, available)
        Charge.takeBack(excess, from: &charges, among: given, because: "总分扣完为止")
        return (.zero, -sum - excess)
    }

    /// A node's score, and what of charges and lines lies in it.
    private mutating func score(_ index: Int) -> (score: Rational, charges: [Int], lines: [Int]) {
        let node = plan.nodes[index]
        let part = node.part
        let own = charges.indices.filter { plan.nodeOfRule[charges[$0].rule] == index }
        var all = own
        var lines: [Int] = []
        var trace = NodeTrace(node: index)
        var inner = Rational.zero
        if let taken = taken[index] {
            lines.append(ownLines.count)
            ownLines.append((index, taken.value ?? .zero, .counted(taken.evidence), taken.note))
            inner = taken.value ?? .zero
        }
        for child in node.children {
            let result = score(child)
            inner = inner + result.score
            all += result.charges
            lines += result.lines
        }
        // A part that takes scores starts from what it takes.
        let start = part.take == nil ? part.start : .zero
        func sum() -> Rational { own.reduce(start + inner) { $0 + charges[$1].signed } }
        var total = sum()
        (trace.start, trace.sum) = (start, total)
        let firstClamp = ownLines.count
        if let floor = part.floor, total < floor {
            trace.clamp = "最低 \(floor.plain) 分,扣完为止"
            total = clamp(total, to: floor, .deduct, all, index, &lines, "“\(part.title)”扣完为止")
        } else if let ceiling = part.ceiling, total > ceiling {
            trace.clamp = "最高 \(ceiling.plain) 分,加满为止"
            total = clamp(total, to: ceiling, .add, all, index, &lines, "“\(part.title)”加满为止")
        }
        if !total.isZero, let clearing = own.first(where: { charges[$0].isAll && !charges[$0].points.isZero }) {
            trace.clamp = "取消本项得分,本项为 0 分"
            total = clear(total, clearing, all, index, &lines)
        }
        if isTraced {
            trace.charges = own.map { ($0, charges[$0].price, charges[$0].points) }
            trace.corrections = ownLines[firstClamp...].filter { $0.node == index }.map { ($0.points, $0.note) }
            // What lines of the parts in it gave back shows there only as their notes.
            let shown = trace.corrections.reduce(own.reduce(start + inner) { $0 + charges[$1].signed }) {
                $0 + $1.points
            }
            if shown != total { trace.corrections.append((total - shown, "下级部分的行因此少计")) }
            trace.unweighted = total
            trace.score = total * part.weight
            traces.append(trace)
        }
        if part.weight != .one {
            for charge in all { charges[charge].weigh(part.weight) }
            for line in lines { ownLines[line].points = ownLines[line].points * part.weight }
            total = total * part.weight
        }
        return (total, all, lines)
    }

    /// Lets lines give way until a score stands at a bound; what no line can give is a line of its own.
    private mutating func clamp(
        _ total: Rational, to bound: Rational, _ direction: Effect.Direction, _ all: [Int], _ node: Int,
        _ lines: inout [Int], _ reason: String
    ) -> Rational {
        let excess = (total - bound).magnitude
        let given = all.filter { charges[$0].direction == direction }
        let available = given.reduce(Rational.zero) { $0 + charges[$1].points }
        Charge.takeBack(min(excess, available), from: &charges, among: given, because: reason)
        if excess > available {
            let rest = excess - available
            lines.append(ownLines.count)
            ownLines.append(
                (
                    node, direction == .deduct ? rest : -rest,
                    .counted("“\(plan.nodes[node].part.title)” \(total.plain)"), reason
                ))
        }
        return bound
    }

    /// 取消本项得分: the part is 0, whatever else was added or taken.
    private mutating func clear(
        _ total: Rational, _ clearing: Int, _ all: [Int], _ node: Int, _ lines: inout [Int]
    ) -> Rational {
        if total > .zero {
            charges[clearing].raise(by: total)
            return .zero
        }
        return clamp(total, to: .zero, .deduct, all, node, &lines, "已取消本项得分")
    }
}

/// What a part takes from other sheets.
struct Taken: Sendable {
    /// The number; `nil` where there is nothing to take.
    let value: Rational?
    let evidence: String
    let note: String
}

/// How one node of the tree of parts came to its score.
struct NodeTrace: Sendable {
    let node: Int
    var start = Rational.zero
    /// With everything in it, before floor, ceiling and 取消本项得分.
    var sum = Rational.zero
    /// Which of these bit.
    var clamp = ""
    /// Its own charges by index, with price and points before the weight.
    var charges: [(index: Int, price: Rational, points: Rational)] = []
    var corrections: [(points: Rational, reason: String)] = []
    var unweighted = Rational.zero
    var score = Rational.zero

    init(node: Int) { self.node = node }
}
