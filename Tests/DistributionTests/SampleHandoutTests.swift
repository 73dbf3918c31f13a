import CentreFixtures
import Foundation
import Testing

extension HandoutTests {
    /// The sample centres: what the program writes of them is handed out, and nothing of it is taken for somebody else's.
    @Suite(.serialized) struct SampleHandoutTests {
        /// A sample's folder with the rules beside it, and a period of it that stands alone.
        struct Sample: CustomTestStringConvertible, Sendable {
            let name: String
            let periods: [String]
            let departments: Int
            /// Whether its periods are published one after another, each from those before.
            var isPublished = false
            var testDescription: String { name }
        }

        static let samples = [
            Sample(name: "qingshan", periods: ["2026Q3"], departments: 9),
            Sample(name: "xiangzikou", periods: ["2026Q3"], departments: 5),
            Sample(name: "fuxin", periods: ["2026-07"], departments: 5),
            Sample(name: "city", periods: ["2026-07", "2026-08", "2026-09", "2026Q3"], departments: 7),
            Sample(name: "dirty", periods: ["2026Q3"], departments: 5),
            Sample(
                name: "year", periods: ["2025-01", "2025-02", "2025-03", "2025Q1"], departments: 10, isPublished: true),
        ]

        @Test(arguments: samples)
        func nothingIsKeptBack(_ sample: Sample) throws {
            let folder = try TemporaryFolder()
            for path in ["rules", "samples/\(sample.name)"] {
                try FileManager.default.createDirectory(
                    atPath: folder.path + "/samples", withIntermediateDirectories: true)
                try FileManager.default.copyItem(
                    atPath: Repository.root.appending(path: path).path, toPath: folder.path + "/" + path)
            }
            let centre = folder.path + "/samples/" + sample.name
            // What a run of somebody's left behind is none of the sample's.
            for name in try FileManager.default.contentsOfDirectory(atPath: centre) where name.hasPrefix("ledger.") {
                try FileManager.default.removeItem(atPath: centre + "/" + name)
            }
            func kaohe(_ arguments: [String], _ period: String) throws -> Programs.Outcome {
                try Programs.run(
                    try #require(Programs.kaohe),
                    [arguments[0], "--centre", centre, "--period", period, "--output", folder.path + "/out"]
                        + arguments.dropFirst(), environment: ["LC_ALL": "C"])
            }
            for period in sample.periods {
                let run = try kaohe(["run"], period)
                try #require(run.status == 0, "\(run.complaint)")
                if sample.isPublished {
                    let published = try kaohe(["publish", "--by", "张三", "--without-notice", "试点"], period)
                    try #require(published.status == 0, "\(published.complaint)")
                }
                let outcome = try kaohe(
                    ["distribute", "--to", folder.path + "/handed-" + period] + (sample.isPublished ? [] : ["--draft"]),
                    period)
                #expect(outcome.status == 0, "\(outcome.output)\(outcome.complaint)")
                #expect(
                    outcome.output.contains("\(sample.departments) 个部门的工作簿,检查后可以分发 \(sample.departments) 个"),
                    "\(outcome.output)")
                #expect(try folder.everything(under: "handed-" + period).count == sample.departments)
            }
        }
    }
}
