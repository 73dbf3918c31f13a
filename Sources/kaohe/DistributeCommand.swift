import ArgumentParser
import CentreRun
import Chronology
import Confidentiality
import Diagnostics
import Distribution
import Glibc
import Ledger
import LedgerModel
import Letters
import LogReading
import Mail
import Publication
import RuleLoading
import ScoreModel

/// `kaohe distribute`: hands each department its workbook.
struct DistributeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "distribute", abstract: "把工作簿分发给各部门:文件夹、压缩包、邮件 · hands each department its workbook",
        discussion: """
            分发前逐个拆开检查:有外单位人员的姓名、工号或隐藏内容的,扣下不发。邮件默认只演练,加 --send 才发送;中断后再运行,发过的不会再发。 \
            Every workbook is unpacked and looked through first. Mail is a rehearsal unless --send is given; what was sent is \
            not sent again.
            """)

    @OptionGroup var choice: PeriodOptions

    @Option(help: "结果所在的输出文件夹,缺省依 centre.yaml · the output folder")
    var output: String?

    @Option(name: .customLong("to"), help: "写到这个文件夹,每个部门一个子文件夹 · a folder for each department in this one")
    var folder: String?

    @Option(help: "在这个文件夹里为每个部门写一个压缩包 · a zip archive for each department in this folder")
    var zip: String?

    @Flag(help: "用邮件发给收件人表中的地址 · by mail to the recipients file's addresses")
    var mail = false

    @Flag(help: "真正发送邮件;不加只演练 · really send the mail")
    var send = false

    @Flag(name: .customLong("dry-run"), help: "只说要做什么,什么也不写、不发 · say what would be done")
    var isDryRun = false

    @Option(help: "收件人表(CSV:部门,收件人,抄送,密码),缺省为中心文件夹里的 recipients.csv · the recipients file")
    var recipients: String?

    @Option(help: "只发给这个部门,可以重复 · this department only, repeatable")
    var department: [String] = []

    @Option(help: "再发一次给这个部门,即使发过或可能发过 · send to it again, whatever was sent")
    var again: [String] = []

    @Option(help: "这个部门已确认收到,不再发送 · it said that it has it")
    var confirmed: [String] = []

    @Option(name: .customLong("password-file"), help: "存放邮件密码的文件,缺省用环境变量 KAOHE_MAIL_PASSWORD · file with the password")
    var passwordFile: String?

    @Flag(help: "草稿也分发 · also a draft")
    var draft = false

    @Option(help: "分发本期的第几次更正(更正工作簿);newest 为最近一次 · the books of this amendment, or of the newest")
    var amendment: String?

    @OptionGroup var workers: WorkerOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard folder != nil || zip != nil || mail else {
            throw ValidationError("写明怎样分发:--to、--zip、--mail · say how: --to, --zip, --mail")
        }
        if !mail, send || !again.isEmpty || !confirmed.isEmpty {
            throw ValidationError("--send、--again、--confirmed 要和 --mail 一起写 · they go with --mail")
        }
        if send && isDryRun { throw ValidationError("--send 和 --dry-run 只能写一个 · one of --send and --dry-run") }
        if !send && !confirmed.isEmpty {
            throw ValidationError("--confirmed 要和 --send 一起写 · --confirmed goes with --send")
        }
        if let amendment, amendment != "newest", Int(amendment).map({ $0 < 1 }) ?? true {
            throw ValidationError("--amendment 写第几次更正,或 newest · --amendment is a number, or newest")
        }
        for path in [folder, zip] where path?.isEmpty == true {
            throw ValidationError("文件夹不能是空的 · a folder must be named")
        }
    }

    func run() async throws {
        let language = common.language
        var status: Int32 = 0
        try await reporting(in: language) {
            do {
                status = try await distribute(language)
            } catch let refusal as DistributionRefusal {
                Terminal.complain(DistributionText(language: language).text(refusal))
                status = 1
            }
        }
        if status != 0 { throw ExitCode(status) }
    }

    private func distribute(_ language: Language) async throws -> Int32 {
        let head = try CentreHead.load(folder: choice.centre)
        let (centre, period) = try centre(head, language)
        let root = output ?? head.outputFolder
        let text = DistributionText(language: language)
        let ledger = try head.file.ledger.flatMap {
            try Ledger.openExisting(
                FileSystem.join(head.folder, $0.path.value), as: Clock.holder("kaohe distribute"))
        }
        let record = try ledger?.record(period)
        let amendments = try ledger?.amendments(of: period) ?? []
        let source = try source(period, root, record, amendments)
        try HandoutStanding.check(source, record: record, allowsDraft: draft)
        try source.require(department + again + confirmed)
        let list = try recipientList(head)
        let people = try await CentreRun.people(centre, in: period, jobs: workers.count)
        if let list {
            let departments = people.flatMap(\.departments) + source.workbooks.map(\.department)
            try refuse(list.strangers(to: departments, path: FileSystem.simplified(recipientsPath(head))))
        }
        let handouts = try Handout.all(
            of: source, people: people,
            plainWords: PlainWords(
                centre.regulations, words: centre.letters.flatMap(\.words), people: people, centre: source.centre),
            departments: Set(department))
        Terminal.write(text.head(source, handouts) + text.amended(source, amendments), to: STDOUT_FILENO)
        for handout in handouts where handout.obstacle != nil {
            Terminal.write(CommandHint.complete(text.obstacle(handout, of: source)), to: STDOUT_FILENO)
        }
        var isWhole = handouts.allSatisfy { $0.obstacle == nil }
        if let list {
            Terminal.write(
                text.unknown(list.unknown(besides: source.workbooks.map(\.department)), recipientsPath(head)),
                to: STDOUT_FILENO)
        }
        if let folder {
            let written =
                isDryRun ? nil : try FileHandout.folders(handouts, of: source, to: folder)
            Terminal.write(text.folders(written, handouts, folder), to: STDOUT_FILENO)
        }
        if let zip {
            let written =
                isDryRun ? nil : try FileHandout.zips(handouts, of: source, recipients: list ?? .none, to: zip)
            Terminal.write(text.zips(written, handouts, list ?? .none, zip), to: STDOUT_FILENO)
        }
        guard mail else { return isWhole ? 0 : 1 }
        let log: any DeliveryLog = ledger ?? FileDeliveryLog(root: root)
        let reports = try deliver(handouts, head, source, list ?? .none, log, root, text)
        Terminal.write(text.summary(reports, isSent: send), to: STDOUT_FILENO)
        isWhole = isWhole && reports.allSatisfy(\.outcome.isDone)
        if reports.contains(where: { if case .unreachable = $0.outcome { true } else { false } }) { return 2 }
        return isWhole ? 0 : 1
    }

    /// The period's own results, or one of its amendments.
    private func source(
        _ period: Period, _ root: String, _ record: PeriodRecord?, _ amendments: [Amendment]
    ) throws -> HandoutSource {
        guard let amendment else { return try HandoutSource.read(period, root: root) }
        // Where there is none, the first is told to be missing.
        let number = Int(amendment) ?? amendments.map(\.number).max() ?? 1
        return try HandoutSource.read(
            period, amendment: number, root: root, recorded: amendments, record: record)
    }

    /// The centre and the period; where the rule files cannot be read now, by those the period was recorded with.
    private func centre(_ head: CentreHead, _ language: Language) throws -> (Centre, Period) {
        do {
            let centre = try Centre.load(folder: head.folder)
            return (centre, try choice.choice(centre))
        } catch let refusal as RefusedRun {
            let known = try RecordedCentre.load(
                head, choice.period.flatMap { Period($0) }, before: PeriodChoice.today,
                as: Clock.holder("kaohe distribute"))
            guard let known else { throw refusal }
            Terminal.complain(
                language.text(
                    "现在的规则文件读不了,按考核档案里\(known.period.title)所用的文件分发。\n",
                    "The rule files cannot be read now; handed out by those \(known.period.label) was recorded with.\n")
            )
            return (known.centre, known.period)
        }
    }

    private func deliver(
        _ handouts: [Handout], _ centre: CentreHead, _ source: HandoutSource, _ list: Recipients,
        _ log: any DeliveryLog,
        _ root: String, _ text: DistributionText
    ) throws -> [MailHandout.Report] {
        let handout = MailHandout(
            of: source, to: list, log: log, again: Set(again), confirmed: Set(confirmed))
        guard send else {
            let reports = try handout.rehearse(handouts)
            for report in reports { Terminal.write(text.line(report), to: STDOUT_FILENO) }
            return reports
        }
        guard let binding = centre.file.mail else {
            throw DistributionRefusal(
                Wording(zh: "centre.yaml 没有写邮件服务器", en: "centre.yaml names no mail server"),
                remedy: Wording(
                    zh: "写上 mail: {host: …, tls: …, user: …, sender: …}",
                    en: "write mail: {host: …, tls: …, user: …, sender: …}"))
        }
        let settings = try MailSettings(binding, folder: centre.folder, password: try password())
        guard let connection = MailConnection(settings.server) else {
            throw MachineFailure(operation: "curl_easy_init", path: settings.server.host, errno: 0, detail: "libcurl")
        }
        // Archives with passwords are made in a folder that nobody else can read.
        let place = TemporaryPlace.folder
        guard let scratch = FileSystem.makeTemporaryFolder(in: place, room: 0) else {
            throw MachineFailure(operation: "mkdtemp", path: place, errno: errno)
        }
        defer { FileSystem.removeTree(scratch) }
        var reports: [MailHandout.Report] = []
        try handout.send(
            handouts, by: connection, from: (settings.address, settings.name), scratch: scratch,
            clock: { Clock.moment() }
        ) { report in
            reports.append(report)
            Terminal.write(text.line(report), to: STDOUT_FILENO)
        }
        return reports
    }

    private func recipientsPath(_ centre: CentreHead) -> String {
        recipients ?? FileSystem.join(centre.folder, "recipients.csv")
    }

    /// The recipients file: asked for with mail, used with zip archives where it is there.
    private func recipientList(_ centre: CentreHead) throws -> Recipients? {
        let path = recipientsPath(centre)
        guard FileSystem.isFile(path) else {
            guard mail || recipients != nil else { return nil }
            throw DistributionRefusal(
                Wording(zh: "没有收件人表 \(path)", en: "there is no recipients file \(path)"),
                remedy: Wording(
                    zh: "建一个 CSV,第一行写:部门,收件人,抄送,密码", en: "make a CSV whose first line is 部门,收件人,抄送,密码"))
        }
        let (list, problems) = Recipients.read(try FileSystem.read(path), path: FileSystem.simplified(path))
        try refuse(problems)
        return list
    }

    /// Refuses to hand out anything by a list with problems.
    private func refuse(_ problems: [Recipients.Problem]) throws(DistributionRefusal) {
        guard !problems.isEmpty else { return }
        Terminal.complain(DistributionText(language: common.language).text(problems))
        throw DistributionRefusal(
            Wording(
                zh: "收件人表有 \(problems.count) 处问题,没有分发",
                en: "\(problems.count) problems in the recipients file; nothing was handed out"),
            remedy: Wording(zh: "改正后再运行", en: "mend them and run again"))
    }

    private func password() throws -> String {
        if let passwordFile {
            let text = String(decoding: try FileSystem.read(passwordFile, atMost: 4_096), as: UTF8.self)
            return String(text.prefix { $0 != "\n" && $0 != "\r\n" && $0 != "\r" })
        }
        return getenv("KAOHE_MAIL_PASSWORD").map { String(cString: $0) } ?? ""
    }
}
