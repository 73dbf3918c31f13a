internal import Chronology
internal import Exact
internal import Hashing
internal import LedgerModel
internal import ScoreModel

/// SHA-256 over a canonical text: every value with its length before it, so that no two contents have one text.
///
/// The text's form is part of the ledger's format: what was published is named by it.
struct ContentDigest: ~Copyable {
    private var sha = SHA256()
    private var buffer: [UInt8] = []

    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            buffer.append(contentsOf: String(bytes.count).utf8)
            buffer.append(0x3A)
            buffer.append(contentsOf: bytes)
        }
        if buffer.count > 1 << 16 { flush() }
    }

    mutating func add(_ number: Int) { add(String(number)) }
    mutating func add(_ number: Int?) { add(number.map(String.init) ?? "-") }
    mutating func add(_ value: Rational) { add(value.plain) }
    mutating func add(_ day: Day?) { add(day?.iso ?? "") }
    mutating func add(_ moment: Moment) { add(moment.text) }

    mutating func add(_ bytes: [UInt8]) { add(SHA256.hexadecimal(of: bytes)) }

    /// A list: how many, then each.
    mutating func add<Element>(_ list: [Element], _ each: (inout ContentDigest, Element) -> Void) {
        add(list.count)
        for element in list { each(&self, element) }
    }

    private mutating func flush() {
        buffer.withUnsafeBytes { sha.update($0) }
        buffer.removeAll(keepingCapacity: true)
    }

    consuming func hexadecimal() -> String {
        flush()
        return sha.hexadecimal()
    }
}

extension ContentDigest {
    mutating func add(_ subject: PublishedSubject) {
        for text in [subject.id, subject.name, subject.window, subject.department, subject.group, subject.post] {
            add(text)
        }
        add(subject.parts) { digest, part in
            digest.add(part.id)
            digest.add(part.title)
            digest.add(part.score)
        }
        add(subject.deducted)
        add(subject.exactTotal)
        add(subject.total)
        add(subject.rank)
        add(subject.level)
        add(subject.stars)
        add(subject.honours) { $0.add($1) }
        let (status, reason) = StatusWord.words(subject.status)
        add(status)
        add(reason)
        add(subject.consequences) { digest, entry in
            digest.add(entry.name)
            digest.add(entry.clause)
            digest.add(entry.reason)
            digest.add(entry.rule)
            digest.add(entry.day)
        }
    }

    mutating func add(_ line: LedgerLine) {
        for text in [line.subject, line.rule, line.clause, line.part] { add(text) }
        add(line.day)
        add(line.points)
        add(line.evidence)
        add(line.note)
    }

    mutating func add(_ sheet: LedgerSheet) {
        for text in [sheet.regulation, sheet.sheet, sheet.title, sheet.subjectKind] { add(text) }
        add(sheet.decimals)
        add(sheet.rankedCount)
        add(sheet.subjects) { $0.add($1) }
        add(sheet.lines) { $0.add($1) }
    }

    /// Published results: what ``PublishedSheet/digest`` is.
    static func of(_ subjects: [PublishedSubject], rankedCount: Int) -> String {
        var digest = ContentDigest()
        digest.add("kaohe results 1")
        digest.add(subjects) { $0.add($1) }
        digest.add(rankedCount)
        return digest.hexadecimal()
    }

    /// A run without the files that were written: those say of a published period what a notice does not say.
    static func of(_ run: LedgerRun) -> String {
        var digest = ContentDigest()
        digest.add("kaohe run 1")
        digest.add(run.centre)
        digest.add(run.period.label)
        digest.add(run.programVersion)
        digest.add(run.regulations) { digest, regulation in
            digest.add(regulation.id)
            digest.add(regulation.title)
            digest.add(regulation.path)
            digest.add(regulation.since)
            digest.add(regulation.until)
        }
        digest.add(run.settings) { digest, setting in
            digest.add(setting.path)
            digest.add(setting.sha256)
            digest.add(setting.bytes)
        }
        digest.add(run.inputs) { digest, input in
            for text in [input.role, input.path, input.sha256] { digest.add(text) }
            for count in [input.used, input.outside, input.setAside] { digest.add(count) }
        }
        digest.add(run.earlier) { digest, input in
            digest.add(input.sheet)
            digest.add(input.period.label)
            digest.add(input.digest)
            digest.add(input.amendments)
        }
        digest.add(run.corrections) { $0.add($1) }
        digest.add(run.sheets) { $0.add($1) }
        digest.add(run.findings) { digest, finding in
            digest.add(finding.key)
            digest.add(finding.severity)
            digest.add(finding.column)
            digest.add(finding.message)
        }
        return digest.hexadecimal()
    }

    mutating func add(_ key: FindingKey) {
        add(key.code)
        add(key.file)
        add(key.row)
        add(key.header)
        add(key.text)
        // An earlier kaohe's have none, and keep their digests.
        if !key.content.isEmpty { add(key.content) }
    }

    /// The files that were written.
    static func of(_ outputs: [FileCard]) -> String {
        var digest = ContentDigest()
        digest.add("kaohe outputs 1")
        digest.add(outputs) { digest, file in
            digest.add(file.path)
            digest.add(file.sha256)
        }
        return digest.hexadecimal()
    }

    static func of(_ amendment: Amendment) -> String {
        var digest = ContentDigest()
        digest.add("kaohe amendment 1")
        digest.add(amendment.period.label)
        digest.add(amendment.number)
        digest.add(amendment.by)
        digest.add(amendment.at)
        digest.add(amendment.reason)
        digest.add(amendment.corrections) { $0.add($1) }
        digest.add(amendment.subjects) { digest, change in
            digest.add(change.sheet)
            for subject in [change.before, change.after] {
                digest.add(subject == nil ? 0 : 1)
                if let subject { digest.add(subject) }
            }
            digest.add(change.linesBefore) { $0.add($1) }
            digest.add(change.linesAfter) { $0.add($1) }
        }
        return digest.hexadecimal()
    }
}

/// A subject's status in words.
enum StatusWord {
    static func words(_ status: SubjectScore.Status) -> (word: String, reason: String) {
        switch status {
        case .ranked: ("ranked", "")
        case .notRanked(let reason): ("not-ranked", reason)
        case .disqualified(let rule): ("disqualified", rule)
        }
    }

    static func status(_ word: String, _ reason: String) -> SubjectScore.Status? {
        switch word {
        case "ranked": .ranked
        case "not-ranked": .notRanked(reason: reason)
        case "disqualified": .disqualified(rule: reason)
        default: nil
        }
    }
}
