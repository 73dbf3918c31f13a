import Confidentiality
import RuleModel
import ScoreModel
import Testing

/// Which names and ids count as somebody else's, and where they do not.
@Suite struct NameIndexTests {
    private static func card(_ id: String, _ name: String, _ departments: String...) -> PersonCard {
        PersonCard(id: id, name: name, departments: departments, windows: ["\(departments[0])1号窗口"])
    }

    private static let people = [
        card("QS001", "王芳", "税务局"), card("QS002", "张三丰", "税务局"), card("QS003", "李明", "税务局"),
        card("QS101", "张三", "自然资源局"), card("QS102", "高兴", "自然资源局"), card("QS103", "王芳", "自然资源局"),
        card("QS104", "欧阳建国", "自然资源局"), card("QS105", "古丽·买买提", "自然资源局"), card("QS106", "阿", "自然资源局"),
        card("10086", "Tom Lee", "自然资源局"), card("12", "赵六", "自然资源局"), card("QS107", "钱七", "自然资源局", "税务局"),
        card("QS108", "欧阳", "自然资源局"), card("20260703", "孙八", "自然资源局"),
    ]

    private static let index = NameIndex(
        people, plainWords: PlainWords([], words: ["让群众乘兴而来、高兴而归", "服务热情,高兴,文明"], names: ["自然资源局张三工作室"]))

    private func found(_ text: String, to department: String = "税务局") -> [String] {
        Self.index.foreign(in: text, to: department).map(\.text)
    }

    @Test(arguments: [
        ("与张三争吵", ["张三"]), ("张 三迟到", ["张三"]), ("张\u{3000}三", ["张三"]), ("张\u{200B}三", ["张三"]),
        ("张三、欧阳建国离岗", ["张三", "欧阳建国"]), ("古丽买买提", ["古丽·买买提"]), ("古丽•买买提未到", ["古丽·买买提"]),
        ("工号QS101离岗", ["QS101"]), ("工号ｑｓ１０１离岗", ["QS101"]), ("(QS101)", ["QS101"]), ("工号:10086", ["10086"]),
        ("tom lee到岗", ["Tom Lee"]), ("阿", ["阿"]), ("赵六", ["赵六"]), ("欧阳与人争执", ["欧阳"]), ("见10086。", ["10086"]),
    ])
    func findsOthers(_ text: String, _ names: [String]) {
        #expect(found(text) == names)
        let masked = Self.index.masked(text, for: "税务局", with: "外单位人员")
        #expect(Self.index.foreign(in: masked, to: "税务局").isEmpty, "\(masked)")
        #expect(masked.contains("外单位人员"))
    }

    @Test(arguments: [
        // One's own, by name, within a longer name of one's own, and by a name two departments have.
        "王芳迟到", "张三丰迟到", "张三 丰", "李明", "QS001", "钱七", "QS107",
        // No word of its own.
        "XQS1012", "QS1011", "atom leeway", "阿姨来电", "",
        // Numbers that are no ids.
        "12", "2026-07-12", "logs/events-09.csv:10086", "10086.5", "3.10086", "2026-10086",
        "logs/attendance-20260703.csv:7",
        "迟到 12 分钟",
    ])
    func leavesAlone(_ text: String) { #expect(found(text).isEmpty) }

    @Test func aNameThatIsAWordCountsWhereItStandsAlone() {
        for text in [
            "群众很高兴地说", "让群众乘兴而来、高兴而归", "按“让群众乘兴而来、高兴而归”的要求", "服务热情,高兴,文明", "不高兴", "自然资源局张三工作室",
        ] {
            #expect(found(text).isEmpty, "\(text)")
        }
        for text in ["高兴", "与 高兴 争吵", "高兴:迟到 5 分钟", "(高兴)", "高兴同志离岗", "高兴、张三", "高兴3次未到"] {
            #expect(found(text).contains("高兴"), "\(text)")
        }
    }

    @Test func toTheOtherDepartmentItIsTheOtherWayRound() {
        #expect(found("张三丰与张三", to: "自然资源局") == ["张三丰"])
        #expect(found("王芳、李明", to: "自然资源局") == ["李明"])
        #expect(found("钱七", to: "自然资源局").isEmpty)
        // Departments are compared half-width; nobody belongs to one that does not exist.
        #expect(found("张三", to: " 自然资源局 ").isEmpty)
        #expect(found("王芳、张三", to: "不存在") == ["王芳", "张三"])
    }

    @Test func masksOnlyTheNames() {
        func masked(_ text: String) -> String { Self.index.masked(text, for: "税务局", with: "外单位人员") }
        #expect(masked("与张 三(QS101)争吵,王芳劝阻") == "与外单位人员(外单位人员)争吵,王芳劝阻")
        #expect(masked("欧阳建国") == "外单位人员")
        #expect(masked("无事") == "无事")
    }

    /// Whatever people type for the dot of a name, and a dot where the roster has none.
    @Test(arguments: [
        "·", ".", "．", "∙", "⋅", "˙", "●", "。", "｡", "-", "－", "—", "–", "•", "‧", "・", "･", "", " ", " . ", "..",
    ])
    func findsAnyDot(_ dot: String) {
        let text = "与古丽\(dot)买买提一同离岗"
        #expect(found(text) == ["古丽·买买提"])
        #expect(Self.index.masked(text, for: "税务局", with: "外单位人员") == "与外单位人员一同离岗")
        #expect(found(text, to: "自然资源局").isEmpty)
        // A sentence that ends between two names is no third one.
        let isStop = dot == "。" || dot == "｡"
        #expect(found("欧\(dot)阳\(dot)建国") == (isStop ? [] : ["欧阳建国"]))
    }

    @Test(arguments: ["材料交给小张。三日后补正", "逾期-张。三次", "2026.三", "张,三", "张、三", "张;三", "张:三"])
    func aSentenceThatEndsIsNoName(_ text: String) { #expect(found(text).isEmpty) }

    /// Whatever stands around a name, masking leaves none to be found.
    @Test func whatIsMaskedHoldsNobody() {
        var state: UInt64 = 42
        func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sides
        }
        let pieces = [
            "张", "三", "丰", "欧阳", "建国", "高兴", "QS", "101", "10086", "王芳", "古丽·", "买买提", " ", "、", "同志", "阿", "外", "人员",
            "群众很", ":", "Tom ", "Lee", "\u{3000}",
        ]
        for _ in 0..<3_000 {
            let text = (0..<1 + roll(8)).map { _ in pieces[roll(pieces.count)] }.joined()
            let masked = Self.index.masked(text, for: "税务局", with: "外单位人员")
            #expect(Self.index.foreign(in: masked, to: "税务局").isEmpty, "\(text) → \(masked)")
            if found(text).isEmpty { #expect(masked == text) }
        }
    }
}
