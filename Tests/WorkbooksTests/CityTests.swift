import Chronology
import Exact
import Foundation
import RecordModel
import RuleModel
import ScoreModel
import Testing

@testable import Workbooks

/// Reports of several sheets of several regulations: people, windows, and units with rosters of their own.
@Suite struct CityTests {
    private func grids(_ plan: BookPlan) -> [String: [[Int: TextGrid.Cell]]] {
        Dictionary(plan.sheets.map { ($0.name, TextGrid.rows($0)) }) { first, _ in first }
    }

    private func texts(_ rows: [[Int: TextGrid.Cell]]?) -> [[String]] {
        (rows ?? []).map { row in row.sorted { $0.key < $1.key }.map(\.value.text) }
    }

    @Test func tablesOfTheOfficesCopy() throws {
        let plan = MainBook.plan(ReportIndex(MadeUpCity().report()), rowLimit: 1_048_576)
        #expect(
            plan.sheets.map(\.name) == [
                "概览", "星级评定表·窗口工作人员", "窗口汇总·窗口工作人员", "部门汇总·窗口工作人员", "等次评定表·窗口工作人员季评比",
                "窗口汇总·窗口工作人员季评比", "部门汇总·窗口工作人员季评比", "等次评定表·窗口季评比",
                "考核成绩表·各乡镇(街道)便民服务中心规范化建设和…", "扣分明细", "加分明细", "后续处理", "考勤汇总", "办件汇总",
                "规则依据·窗口工作人员", "规则依据·窗口工作人员季评比", "规则依据·窗口季评比", "规则依据·各乡镇(街道)便民服务中心规范化建设和…", "数据问题",
            ])
        let grids = grids(plan)
        let staff = texts(grids["等次评定表·窗口工作人员季评比"])
        #expect(
            staff[2] == [
                "名次", "工号", "姓名", "部门", "窗口", "分组", "思想品德(40分)", "业务技能(60分)", "总分加减", "总分", "等次", "上期等次", "变化", "荣誉",
            ])
        // Group by group, and the one out of the ranking with the rule that took it out.
        #expect(staff.dropFirst(3).prefix(7).map { $0[5] } == ["乙组", "乙组", "乙组", "甲组", "甲组", "甲组", "甲组"])
        #expect(staff.joined().contains("取消资格(品德1b)"))
        #expect(!staff.joined().contains { $0.contains("★") || $0 == "星数" })
        let windows = texts(grids["等次评定表·窗口季评比"])
        #expect(windows[2].prefix(4) == ["名次", "窗口", "部门", "人员平均分(100分)"])
        #expect(windows[3].contains("红旗窗口"))
        let townships = texts(grids["考核成绩表·各乡镇(街道)便民服务中心规范化建设和…"])
        #expect(townships[2].prefix(4) == ["名次", "编号", "名称", "部门"])
        #expect(townships[2].count == 4 + 15 + 2)
    }

    @Test func linesOfAllSheetsStandInOneOrder() throws {
        let report = MadeUpCity().report()
        var keys: [(String, Day, Int)] = []
        report.eachLine(of: report.subjectsByID) { place in
            let subject = report.sheets[Int(place.sheet)].subjects[Int(place.subject)]
            keys.append((subject.id, subject.lines[Int(place.line)].day, Int(place.sheet)))
        }
        for (left, right) in zip(keys, keys.dropFirst()) {
            #expect(left.0 != right.0 || left.1 <= right.1, "\(left) \(right)")
            #expect(left.0 <= right.0)
            #expect(left.0 != right.0 || left.1 != right.1 || left.2 <= right.2)
        }
        #expect(keys.count == report.sheets.reduce(0) { $0 + $1.subjects.reduce(0) { $0 + $1.lines.count } })
        #expect(Set(keys.filter { $0.0 == "QS00007" }.map(\.2)).count == 2)
        let grids = grids(MainBook.plan(ReportIndex(report), rowLimit: 1_048_576))
        let lines = texts(grids["扣分明细"])
        #expect(lines[2].prefix(5) == ["考核表", "编号", "名称", "部门", "窗口"])
        #expect(lines.contains { $0.prefix(3) == ["窗口季评比", "—", MadeUpCity.sharedWindow] })
    }

    @Test func noticesListHonoursAndWindows() {
        let plan = NoticeBook.plan(ReportIndex(MadeUpCity().report()))
        #expect(
            plan.sheets.map(\.name) == [
                "公示·窗口工作人员", "公示·窗口工作人员季评比", "公示·窗口季评比", "公示·各乡镇(街道)便民服务中心规范化建设和…",
            ])
        let windows = texts(TextGrid.rows(plan.sheets[2]))
        #expect(windows[3] == ["序号", "窗口", "部门", "总分"])
        #expect(windows.contains(["红旗窗口（1 个）"]))
        #expect(windows.joined().contains(MadeUpCity.sharedWindow))
        let staff = texts(TextGrid.rows(plan.sheets[1])).joined()
        #expect(staff.contains("先进个人（2 人）"))
        // Who is out of the ranking is nobody's business on the wall.
        #expect(!staff.contains { $0.contains("取消") })
    }

    @Test func observationsStandBelowTheFindings() throws {
        let report = MadeUpCity().report()
        let grids = grids(MainBook.plan(ReportIndex(report), rowLimit: 1_048_576))
        let rows = texts(grids["数据问题"])
        let header = try #require(rows.firstIndex(of: ["类别", "考核表", "条目", "说明", "所在行"]))
        #expect(header == 3 + report.findings.count + 3)
        #expect(rows[header + 1].prefix(3) == ["本期从未用到的条目", "窗口工作人员季评比", "skill.a"])
        #expect(rows[header + 2].last == "logs/attendance-08.csv:7;logs/attendance-09.csv:9")
        #expect(rows[header + 3][1] == "other.sheet")
        // Where both do not fit one sheet, each has its own.
        let narrow = MainBook.plan(ReportIndex(report), rowLimit: 12)
        #expect(narrow.sheets.map(\.name).contains("运行提示"))
    }

    @Test func oddSheetsDoNoHarm() throws {
        let place = try Workplace()
        var city = MadeUpCity()
        city.townships = 0
        city.townshipParts = 0
        #expect(try place.write(city.report(), to: "out").count == 4)
        let plan = MainBook.plan(ReportIndex(city.report()), rowLimit: 1_048_576)
        #expect(texts(grids(plan)["考核成绩表·各乡镇(街道)便民服务中心规范化建设和…"]).joined().contains("(本期没有考核对象)"))
        let notice = NoticeBook.plan(ReportIndex(city.report()))
        #expect(texts(TextGrid.rows(notice.sheets[3])).joined().contains("（本期没有参评的乡镇）"))
    }

    @Test func sameReportSameBytes() throws {
        let place = try Workplace()
        let report = MadeUpCity().report()
        let books = try place.write(report, to: "one", jobs: 1)
        #expect(try place.write(report, to: "two", jobs: 3) == books)
        for book in books {
            #expect(try place.bytes("one/" + book.path) == place.bytes("two/" + book.path), "\(book.path)")
        }
    }

    @Test func departmentBooksHoldNobodyElse() throws {
        let place = try Workplace()
        var city = MadeUpCity()
        city.hasUniqueNames = true
        let report = city.report()
        for book in try place.write(report, to: "out") {
            guard case .department(let name) = book.kind else { continue }
            let all = try place.parts("out/" + book.path).values.joined(separator: "\n")
            for person in report.people {
                for text in [person.id, person.name] {
                    #expect(all.contains(text) == (person.department == name), "\(text) in \(book.path)")
                }
            }
            for window in report.sheets[2].subjects {
                #expect(all.contains(window.name) == (window.department == name), "\(window.name) in \(book.path)")
            }
            // One of another department is told from one's own, in notes, in evidence and in why something follows.
            #expect(all.contains(DepartmentView.cut) == (name == "税务局"))
            #expect(!all.contains("state=\"hidden\""))
        }
    }

    @Test func viewsCutOnlyWhatIsForeign() throws {
        let report = MadeUpCity().report()
        let index = ReportIndex(report)
        let (own, foreign) = (report.people[0], report.people[1])
        let result = index.results[2]
        let subject = try #require(result.result.subjects.first { $0.name == MadeUpCity.sharedWindow })
        func shown(_ note: String, _ evidence: Evidence = .counted(""), to department: String = "税务局") -> ScoreLine {
            let line = ScoreLine(
                source: .rule(0), day: report.period.last, points: .zero, evidence: evidence, note: note)
            return DepartmentView(department, index).shown(line, of: subject, in: result)
        }
        for note in ["\(own.name):迟到", "窗口无人", "2026-07-21 上午", "", "文明用语:未使用"] {
            #expect(shown(note).note == note)
        }
        for note in [
            "\(foreign.name):迟到", "第 3、2 轮连续:\(foreign.name):迟到", "窗1 \(foreign.name):再次", "与\(foreign.name)争吵",
            "工号\(foreign.id)离岗", "\(report.people[3].name):迟到",
        ] {
            #expect(shown(note).note == DepartmentView.cut, "\(note)")
            #expect(shown(note, .row(RowReference(file: 1, row: 2))).evidence == .counted(DepartmentView.cut))
        }
        #expect(shown("", .counted("\(foreign.id) 无签到")).evidence == .counted(DepartmentView.cut))
        // To the other department it is the other way round.
        #expect(shown("\(foreign.name):迟到", to: "自然资源局").note == "\(foreign.name):迟到")
        #expect(shown("\(own.name):迟到", to: "自然资源局").note == DepartmentView.cut)
    }
}
