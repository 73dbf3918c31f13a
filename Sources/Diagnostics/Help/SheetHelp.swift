extension HelpTopic {
    /// Parts and sheets.
    static let partsAndSheets = HelpTopic(
        "部分和考核表",
        pages: [
            DiagnosticHelp(
                .unknownPart, zh: "没有这个部分", en: "no such part",
                cause: "并列的比较顺序里写了不存在的部分。",
                remedy: "写部分的编号或名称。",
                wrong: .sheet("subject: staff\nperiod: quarter\nrank: {ties: [德, integrity]}"),
                right: .sheet("subject: staff\nperiod: quarter\nrank: {ties: [德]}")),
            DiagnosticHelp(
                .pointsNotFull, zh: "满分对不上", en: "points that do not add up",
                cause: "各部分的满分加起来不等于写明的总满分。",
                remedy: "核对各部分的 points(满分)。",
                wrong: .sheet(
                    "subject: staff\nperiod: quarter\nfull: 100\nparts:\n  virtue: {title: 德, points: 20}\n  ability: {title: 能, points: 70}"
                ),
                right: .sheet(
                    "subject: staff\nperiod: quarter\nfull: 100\nparts:\n  virtue: {title: 德, points: 20}\n  ability: {title: 能, points: 80}"
                )),
            DiagnosticHelp(
                .boundNotStated, zh: "没有写明上下限", en: "bound not stated",
                cause: "会扣分的部分没有写 floor(下限),或会加分的部分没有写 ceiling(上限)。没有写时按 0 和满分计算。",
                remedy: "写明数字,或 none(不设)。",
                wrong: .part("title: 德\nclause: 第五条(一)\npoints: 20\nrules:\n  1: {text: 每次扣1分, deduct: 1}"),
                right: .part(
                    "title: 德\nclause: 第五条(一)\npoints: 20\nfloor: 0\nrules:\n  1: {text: 每次扣1分, deduct: 1}")),
        ])
}
