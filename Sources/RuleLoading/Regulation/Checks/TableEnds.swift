internal import Diagnostics
internal import Exact
internal import RuleModel
internal import YAMLDocument

extension FileDecoder {
    /// A table by `nth` or `count` that ends is asked about: the next occurrence would come to nothing, after dearer ones. A
    /// place or a number of the row has an end of its own.
    func askForEnd(_ table: PriceTable, _ places: [YAMLNode]) {
        guard table.by == .nth || table.by == .count, table.rows.count == places.count else { return }
        let ends = table.rows.map { RowRange($0.key, isWhole: true).high?.value }
        guard let most = ends.compactMap({ $0 }).max(), !ends.contains(nil), let last = ends.lastIndex(of: most) else {
            return
        }
        let next = (most + .one).plain
        report(
            .tableEnds, at: places[last].span,
            table.by == .nth
                ? ("第 \(next) 次起没有写,按 0 分计", "nothing is said from the occurrence number \(next) on; it comes to 0")
                : ("\(next) 次以上没有写,按 0 分计", "nothing is said of \(next) occurrences or more; they come to 0"),
            fix: (
                "最后一档也管以后各次的,写成 at_least \(most.plain)(不少于 \(most.plain));以后另有分值或确实不计的,加一行 else(其余)",
                "write at_least \(most.plain) where the last row holds for what follows, else add a row 'else'"
            ))
    }
}
