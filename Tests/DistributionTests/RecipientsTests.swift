import Diagnostics
import Distribution
import Foundation
import Mail
import Testing

/// The recipients file as offices keep it.
@Suite struct RecipientsTests {
    private func read(_ text: String) -> (Recipients, [String]) {
        let (list, problems) = Recipients.read(Array(text.utf8), path: "r.csv")
        return (list, problems.map { "\($0.line)\($0.column) \($0.code) \($0.text)" })
    }

    @Test func readsWhatOfficesWrite() throws {
        let (list, problems) = read(
            "\u{FEFF}序号,部门,收件人,抄送,密码\r\n1,税务局,a@x.cn；b@x.cn,c@x.cn,Secret-99\r\n,,,,\r\n2,\"住建局\",ｄ＠ｘ．ｃｎ,,\r\n3,自然资源局,,,\r\n"
        )
        #expect(problems == [])
        let entry = try #require(list["税务局"])
        #expect(entry.recipients == ["a@x.cn", "b@x.cn"])
        #expect(entry.copies == ["c@x.cn"])
        #expect(entry.password == "Secret-99")
        #expect(entry.line == 2)
        #expect(list["住建局"]?.recipients == ["d@x.cn"])
        #expect(list["自然资源局"]?.recipients == [])
        #expect(list["别的局"] == nil)
        #expect(list.unknown(besides: ["税务局", "住建局"]).map(\.department) == ["自然资源局"])
    }

    @Test func readsWhatExcelSavesInChina() throws {
        let text = "部门\t收件人\n税务局\ta@x.cn\n"
        let gbk: [UInt8] =
            [0xB2, 0xBF, 0xC3, 0xC5, 0x2C, 0xCA, 0xD5, 0xBC, 0xFE, 0xC8, 0xCB, 0x0D, 0x0A]  // 部门,收件人
            + [0xCB, 0xB0, 0xCE, 0xF1, 0xBE, 0xD6, 0x2C] + Array("a@x.cn\r\n".utf8)  // 税务局
        #expect(Recipients.read(gbk, path: "").recipients["税务局"]?.recipients == ["a@x.cn"])
        #expect(read(text).0["税务局"]?.recipients == ["a@x.cn"])
        var utf16: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(Recipients.read(utf16, path: "").recipients["税务局"]?.recipients == ["a@x.cn"])
    }

    @Test func tellsEveryProblemWithItsPlace() {
        let (_, problems) = read(
            "部门,收件人,抄送,密码\n税务局,无此地址,a@x,秘密\n,b@x.cn,,\n税务局,b@x.cn,,\n住建局,b@@x.cn;c@x.cn,,short\n")
        #expect(
            problems == [
                "2D bad-password ", "2B bad-address 无此地址", "3A missing-value ", "4A repeated-department 税务局",
                "5D bad-password ", "5B bad-address b@@x.cn",
            ])
        #expect(read("部门,收件人\n税务局,a@x.cn,,\n住建局,b@x.cn,c@x.cn\n").1 == ["3C too-many-cells "])
        #expect(read("收件人\na@x.cn\n").1 == ["1 missing-column 收件人"])
        #expect(read("部门,部门\n").1 == ["1B column-twice 部门"])
        #expect(read("").1 == ["1 empty-file "])
        #expect(Recipients.read([0xFF, 0xFF, 0x80], path: "").problems.map(\.code) == ["undecodable"])
    }

    @Test func aDepartmentThatThereIsNotIsAProblem() {
        let list = read("序号,部门,密码\n1,税务居,Guard-2026\n2,税务局,\n3,某某办公室,\n4, 住建局 ,\n").0
        let problems = list.strangers(to: ["税务局", "住建局"], path: "r.csv")
        #expect(
            problems.map { "\($0.line)\($0.column) \($0.code) \($0.text) \($0.remedy.zh)" } == [
                "2B unknown-department 税务居 是不是“税务局”?",
                "4B unknown-department 某某办公室 照花名册里的部门名称写,或删去这一行",
            ])
    }

    @Test func anAddressIsNoCommand() {
        for address in ["a@x.cn", "kao.he+1@mail.example.gov.cn", "1@2"] { #expect(MailText.isAddress(address)) }
        for address in [
            "", "a", "@x", "a@", "a@b@c", "a b@x", "a\r\nRCPT TO:<b@x>@x", "<a@x>", "a@x\n", "张三@x.cn", "a@例.cn",
            ".a@x", "a..b@x",
            "a@-x", "a@x..y", "\"a\"@x", String(repeating: "a", count: 65) + "@x",
        ] {
            #expect(!MailText.isAddress(address), "\(address)")
        }
    }
}
