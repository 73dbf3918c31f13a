import CentreFixtures
import Foundation
import Testing

/// A disk that takes no more, and where temporary files go.
@Suite("Full disks and temporary folders", .serialized) struct FullDiskTests {
    private func folder() throws -> TemporaryFolder {
        var centre = MadeUpCentre()
        for number in 0..<40 { centre.person("A\(number)", in: "部门\(number % 4)") }
        centre.event("2026-07-06", "A0", "德1")
        return try centre.folder()
    }

    /// `ulimit` counts in blocks of 512 bytes: enough for the tables, too little for a workbook.
    @Test("a workbook that is cut short is told of in kaohe's words alone", arguments: [24, 32, 40])
    func cutShort(_ blocks: Int) throws {
        let folder = try folder()
        let answer = try KaoheProgram.run(
            ["run", "--centre", folder.path, "--period", "2026Q3"], after: "trap '' XFSZ; ulimit -f \(blocks)")
        #expect(answer.status == 2)
        #expect(answer.complaint.contains("机器故障: 写入 "), "\(answer.complaint)")
        #expect(answer.complaint.contains(".xlsx: 文件超出允许的大小"), "\(answer.complaint)")
        #expect(!answer.complaint.contains("[ERROR]"), "\(answer.complaint)")
        #expect(!answer.complaint.contains("packager"))
        #expect(try folder.everything(under: "output").isEmpty)
    }

    @Test("temporary files go where TMPDIR says, and nowhere else")
    func named() throws {
        var centre = MadeUpCentre()
        centre.person("A01")
        centre.files["in/wecom.xlsx"] = try Repository.bytes("Tests/CentreRunTests/Exports/wecom.xlsx")
        centre.binding = centre.binding.replacing("attendance: logs/attendance*.csv", with: "attendance: in/*")
        let folder = try centre.folder()
        let scratch = try TemporaryFolder()
        func run(_ place: String) throws -> KaoheProgram.Answer {
            try KaoheProgram.run(
                ["run", "--centre", folder.path, "--period", "2026Q3"], after: "export TMPDIR='\(place)'")
        }
        // Rows of a workbook that is read have no place; those of workbooks that are written have another.
        let nowhere = try run(scratch.path + "/nowhere")
        #expect(nowhere.status == 2)
        #expect(nowhere.complaint.contains(scratch.path + "/nowhere"), "\(nowhere.complaint)")
        #expect(try run(scratch.path + "/").status == 0)
        #expect(try scratch.everything().isEmpty)
    }
}
