public import AppealReading
public import CentreRun
public import Chronology
internal import Diagnostics
internal import Hashing
internal import Ledger
public import LedgerModel
public import RecordModel
internal import ScoreModel

extension CentreLedger {
    /// Appeals with their answers by number, all or a period's.
    public func appeals(of period: Period?) throws -> [AppealEntry] {
        try openExisting()?.appeals(of: period) ?? []
    }
}

/// A centre's appeals: taking in the 申诉表 that come back, and what there is.
public struct AppealDesk: Sendable {
    private let centre: Centre
    private let place: CentreLedger
    private let root: String

    /// What became of a form that came back. Rows read = agreed + repeated + refused + entered + known.
    public struct Import: Sendable {
        /// The file's name.
        public let file: String
        /// The period; `nil` where the form is none.
        public let period: Period?
        /// The department; empty where that is not known.
        public let department: String
        /// How the form reads.
        public let reading: FormReading
        /// What became of its objections, in the order of the lines.
        public let filings: [AppealFiling]
        /// What is wrong with the form as a whole; nothing was entered then.
        public let problems: [AppealProblem]
        /// How many lines of the department are not among its rows.
        public let absent: Int
        /// When appeals are taken; `nil` where the form is none.
        public let window: AppealWindow?

        /// Everything that was refused.
        public var refusals: [AppealProblem] { problems + reading.problems }
    }

    /// The desk of a centre's ledger.
    /// - Parameter root: the folder above the periods' output.
    public init(_ centre: Centre, in place: CentreLedger, root: String) {
        self.centre = centre
        self.place = place
        self.root = root
    }

    /// Takes in a form: good lines are entered, even where others are refused.
    /// - Parameters:
    ///   - period: the period; `nil` for the one it names, or else the last that ended.
    ///   - received: the day it came.
    ///   - isTrial: nothing is entered.
    /// - Throws: ``AppealRefusal``, ``PublicationRefusal``, `LedgerFailure`, `MachineFailure`.
    public func take(
        _ path: String, of named: Period?, otherwise latest: Period?, received: Day, by: String, at moment: Moment,
        isTrial: Bool
    ) throws -> Import? {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        func whole(_ problem: AppealProblem, of period: Period?) -> Import {
            Import(
                file: name, period: period, department: "", reading: FormReading(), filings: [], problems: [problem],
                absent: 0, window: nil)
        }
        let bytes: [UInt8]
        do throws(MachineFailure) {
            bytes = try FileSystem.read(path, atMost: 256 << 20)
        } catch {
            guard let problem = AppealProblem.unopened(path, error.errno) else { throw error }
            return whole(problem, of: named)
        }
        let form = try AppealForm(path: path, name: name, bytes: bytes)
        guard !form.sheets.isEmpty else {
            return Import(
                file: name, period: named, department: "", reading: FormReading(), filings: [], problems: form.problems,
                absent: 0, window: nil)
        }
        let titles = form.sheets.map { FormTitle($0) }
        guard let period = named ?? titles.lazy.compactMap({ $0?.period }).first ?? latest else { return nil }
        let state = try place.state(of: period)
        guard let run = state.run else {
            // The period was asked for by name, or is the one that everything without a period is about.
            guard named == nil, let title = titles.first(where: { $0?.period == period }) ?? nil else {
                throw PublicationRefusal.neverRun(period)
            }
            return whole(unknownPeriod(title, of: form), of: period)
        }
        let window = try window(of: state, received: received, today: moment.day)
        let amendments = try place.openExisting()?.amendments(of: period) ?? []
        let books = AppealBooks(run, amendments: amendments, folder: FileSystem.join(root, period.label))
        let problems = form.problems + misplaced(form, titles, period, run.centre)
        let late =
            window.isPast(on: received)
            ? AppealLateness(received: received.iso, last: window.last?.iso ?? "") : nil
        let department = titles.lazy.compactMap { $0.flatMap { books.department(named: $0.department) } }.first
        // Of another centre's or period's form every line would be reported, and none would mean anything.
        let lines = problems.isEmpty ? form : AppealForm.none(like: form)
        let reading = try FormReading(lines, of: department, against: books, lateBy: late)
        let appeals = reading.objections.map { appeal($0, period, form, received, by) }
        let filings = isTrial ? try trial(appeals) : try enter(appeals, of: period, at: moment)
        let whose = reading.department ?? ""
        return Import(
            file: name, period: period, department: whose, reading: reading, filings: filings, problems: problems,
            absent: whose.isEmpty ? 0 : books.lineCount(of: whose) - reading.numbers.count, window: window)
    }

    /// Appeals with their answers by number, all or a period's.
    public func list(of period: Period?) throws -> [AppealEntry] { try place.appeals(of: period) }

    private func window(of state: PeriodState, received: Day, today: Day) throws -> AppealWindow {
        let window: AppealWindow?
        do throws(NoticeDays.CalendarEnds) {
            window = try AppealWindow(state.standing, firstNotice: state.record?.firstNotice, of: centre)
        } catch {
            throw PublicationRefusal.calendarEnds(error)
        }
        guard let window else {
            throw state.record?.firstNotice == nil
                ? AppealRefusal.stillDraft(state.period) : AppealRefusal.noticeWithdrawn(state.period)
        }
        guard received <= today else { throw AppealRefusal.receivedLater(received, today: today) }
        guard received >= window.first else { throw AppealRefusal.receivedBefore(received, first: window.first) }
        return window
    }

    /// A form of a period the ledger knows nothing of.
    private func unknownPeriod(_ title: FormTitle, of form: AppealForm) -> AppealProblem {
        AppealProblem(
            .otherPeriod, at: form.name, zh: "这是\(title.period.title)的申诉表,考核档案里没有这一期",
            en: "it is of \(title.period.label), of which the ledger has no run",
            fix: (
                "核对是哪个中心、哪一期的申诉表;这一期确实在这里考核的,先运行 kaohe run --period \(title.period.label)",
                "check which centre's and which period's form it is; if it belongs here, kaohe run --period \(title.period.label) first"
            ))
    }

    /// Forms of another centre or another period.
    private func misplaced(
        _ form: AppealForm, _ titles: [FormTitle?], _ period: Period, _ name: String
    ) -> [AppealProblem] {
        zip(form.sheets, titles).compactMap { sheet, title in
            guard let title else { return nil }
            let place = "\(form.name)!\(sheet.name)"
            if title.period != period {
                return AppealProblem(
                    .otherPeriod, at: place, zh: "这是\(title.period.title)的申诉表,不是\(period.title)的",
                    en: "it is of \(title.period.label), not of \(period.label)",
                    fix: ("用 --period \(title.period.label) 导入", "import it with --period \(title.period.label)"))
            }
            if HalfWidth.fold(title.centre) != HalfWidth.fold(name) {
                return AppealProblem(
                    .otherCentre, at: place, zh: "这是“\(title.centre)”的申诉表,不是“\(name)”的",
                    en: "it is of “\(title.centre)”, not of “\(name)”",
                    fix: ("到那个中心的文件夹里导入", "import it in that centre's folder"))
            }
            return nil
        }
    }

    private func appeal(
        _ objection: FormReading.Objection, _ period: Period, _ form: AppealForm, _ received: Day, _ by: String
    ) -> Appeal {
        Appeal(
            period: period,
            line: AppealedLine(
                number: objection.line.number, target: objection.line.target, copy: objection.line.copy,
                name: objection.line.name, code: objection.code, shown: objection.shown),
            department: objection.line.department, reason: objection.reason, materials: objection.materials,
            source: AppealSource(file: form.name, sha256: form.sha256, cell: objection.cell), received: received,
            by: by)
    }

    private func enter(_ appeals: [Appeal], of period: Period, at moment: Moment) throws -> [AppealFiling] {
        guard !appeals.isEmpty else { return [] }
        let (filings, refusal) = try place.open().enter(appeals, of: period, at: moment)
        if let refusal { throw PublicationRefusal.ledger(refusal) }
        return filings
    }

    /// What would become of them.
    private func trial(_ appeals: [Appeal]) throws -> [AppealFiling] {
        let known = try list(of: nil)
        return appeals.map { appeal in
            if let entry = known.first(where: { $0.appeal.isAboutTheLine(of: appeal) }) { return .known(entry) }
            return .entered(AppealEntry(appeal: appeal, proposal: 0, answer: nil))
        }
    }
}
