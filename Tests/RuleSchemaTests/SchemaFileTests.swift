import Foundation
import RuleSchema
import Testing

/// `schema/` holds what `kaohe schema` writes.
@Suite struct SchemaFileTests {
    static let folder = "schema"

    @Test(
        "the shipped schemas are the generated ones; to renew them: kaohe schema --output schema",
        arguments: RuleSchema.files.map(\.name))
    func isGenerated(_ name: String) throws {
        let file = try #require(RuleSchema.files.first { $0.name == name })
        let place = Repository.root.appending(path: "\(Self.folder)/\(name)")
        if ProcessInfo.processInfo.environment["KAOHE_RECORD"] == "1" {
            try file.text.write(to: place, atomically: true, encoding: .utf8)
        }
        let written = (try? String(contentsOf: place, encoding: .utf8)) ?? ""
        #expect(written == file.text, "\(Self.folder)/\(name) differs; run: kaohe schema --output \(Self.folder)")
    }

    @Test func nothingElseIsShipped() throws {
        let shipped = try FileManager.default.contentsOfDirectory(
            atPath: Repository.root.appending(path: Self.folder).path)
        #expect(shipped.filter { $0.hasSuffix(".json") }.sorted() == RuleSchema.files.map(\.name).sorted())
    }

    @Test func isJSON() throws {
        for file in RuleSchema.files {
            let value = try JSONSerialization.jsonObject(with: Data(file.text.utf8)) as? [String: Any]
            #expect(value?["$schema"] as? String == "http://json-schema.org/draft-07/schema#", "\(file.name)")
        }
    }
}
