internal import CentreRun
internal import Chronology
internal import Diagnostics
internal import Exact
internal import Glibc
internal import RecordModel
internal import RuleLoading
internal import RuleModel
internal import ScoreModel

/// How things are named in the file, and whether it comes out as the real case did.
extension ExampleMaker {
    func path(inCentre path: String) -> String { self.path(FileSystem.join(centre.folder, path)) }

    /// A path as it is named from the folder the example stands in.
    func path(_ path: String) -> String {
        let target = Self.absolute(path).split(separator: "/").map(String.init)
        let base = Self.absolute(folder).split(separator: "/").map(String.init)
        var shared = 0
        while shared < base.count, shared < target.count - 1, base[shared] == target[shared] { shared += 1 }
        return (Array(repeating: "..", count: base.count - shared) + target[shared...]).joined(separator: "/")
    }

    /// A path from the root; one that does not begin there is seen from the current folder.
    static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return FileSystem.simplified(path) }
        let here = getcwd(nil, 0)
        defer { free(here) }
        let current = here.map { String(cString: $0) } ?? "/"
        return FileSystem.simplified(path.isEmpty ? current : current + "/" + path)
    }

    /// A scalar that reads back as the same text: quoted unless it is plain beyond doubt.
    func yaml(_ text: String) -> String {
        let isPlain =
            !text.isEmpty && !["yes", "no", "on", "off", "true", "false", "y", "n", "null"].contains(text.lowercased())
            && text.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || ("0"..."9").contains($0) || "._-/".unicodeScalars.contains($0)
            } && !text.hasPrefix("-")
        if isPlain { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                quoted += "\\"
                quoted.unicodeScalars.append(scalar)
            case "\n", "\r", "\t": quoted += " "
            // What the reader takes for a control character stands escaped.
            case _
            where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                || [0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                quoted += "\\U" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// The rules whose lines do not come out alike.
    func differing(in text: String) async throws -> Set<String> {
        let name = FileSystem.join(folder.isEmpty ? "." : folder, "example.yaml")
        let suite = try ExampleSuite.load(text: text, as: name)
        let all = Set(rules.map(\.id))
        guard let group = suite.groups.first, let example = group.file.cases.first else { return all }
        let plan = ExamplePlan(group, example)
        guard !plan.diagnostics.hasErrors, plan.period != nil else { return all }
        guard let report = try? await ExampleRunner.score(plan, nil) else { return all }
        let results = ExampleResults(report)
        return all.filter { rule in
            let wanted = example.expected.lines?.filter { $0.rule?.value == rule } ?? []
            let actual = results.lines.filter { $0.source == rule }
            guard wanted.count == actual.count else { return true }
            let pairs = Pairing.match(wanted.count, actual.count) { want, line in
                ExactText(HalfWidth.fold(wanted[want].subject?.value ?? "")) == ExactText(actual[line].subject)
                    && wanted[want].points == actual[line].points && wanted[want].day == actual[line].day
            }
            return pairs.contains { $0 == nil }
        }
    }
}
