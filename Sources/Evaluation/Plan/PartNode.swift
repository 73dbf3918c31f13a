internal import RuleModel

/// A node of a sheet's tree of parts, brought to a list: a part stands before the parts in it.
struct PartNode: Sendable {
    let part: Part
    /// The node it stands in; `nil` for a top part.
    let parent: Int?
    /// The index of its top part.
    let top: Int
    /// The nodes directly in it.
    var children: [Int] = []

    /// The nodes of a sheet, and for each of its rules, in the order of ``Sheet/rules``, the node it stands on.
    static func list(_ sheet: Sheet) -> (nodes: [PartNode], nodeOfRule: [Int?]) {
        var nodes: [PartNode] = []
        var nodeOfRule: [Int?] = []
        func add(_ part: Part, parent: Int?, top: Int) -> Int {
            let index = nodes.count
            nodes.append(PartNode(part: part, parent: parent, top: top))
            nodeOfRule += part.rules.map { _ in index }
            for child in part.parts {
                let place = add(child, parent: index, top: top)
                nodes[index].children.append(place)
            }
            return index
        }
        for (top, part) in sheet.parts.enumerated() { _ = add(part, parent: nil, top: top) }
        nodeOfRule += sheet.totalRules.map { _ in nil }
        return (nodes, nodeOfRule)
    }
}
