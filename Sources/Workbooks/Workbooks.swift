import Glibc
import RecordModel
public import ScoreModel
import Synchronization

/// A workbook that was written.
public struct WrittenBook: Hashable, Sendable {
    /// Whom it is for.
    public enum Kind: Hashable, Sendable {
        /// 考核总表.xlsx, the office's copy.
        case main
        /// 部门/<department>.xlsx, by the department's name.
        case department(String)
        /// 公示.xlsx, the public notice.
        case notice
    }

    /// Whom it is for.
    public let kind: Kind
    /// Its path, relative to the output folder.
    public let path: String
}

/// Called as each workbook is finished, from the thread that wrote it: how many are done, of how many, and which.
public typealias WorkbookProgress = @Sendable (_ done: Int, _ total: Int, _ book: WrittenBook) -> Void

/// Writes 考核总表.xlsx, 部门/<department>.xlsx and 公示.xlsx of a report.
///
/// The same report gives the same bytes. A failure leaves the books already written where they are; the folder is the
/// caller's to throw away.
/// - Parameters:
///   - report: What a run found out.
///   - folder: An existing folder to write to.
///   - scratch: An existing folder for the C library's temporary files.
///   - quickScratch: An existing folder for those of small books, best one in memory (`/dev/shm`): a few megabytes at a
///     time, but some twenty files a book, which a disk's file system is slow to make and forget. `scratch` unless stated.
///   - jobs: How many books are written side by side, at least 1.
///   - rowLimit: The most rows of a sheet; longer tables are split. Excel's limit unless stated.
///   - progress: Called as each workbook is finished.
/// - Returns: The books: the main one, the departments by name in code-point order, the notice.
/// - Throws: The first failure, in that order, of those that had happened when writing stopped.
public func writeWorkbooks(
    _ report: RunReport, to folder: String, scratch: String, quickScratch: String? = nil, jobs: Int,
    rowLimit: Int = 1_048_576,
    progress: WorkbookProgress? = nil
) throws(WorkbookError) -> [WrittenBook] {
    let library = BookShelf(report, rowLimit: rowLimit)
    if !library.index.departments.isEmpty {
        let path = folder + "/" + DepartmentBook.folder
        if unsafe mkdir(path, 0o777) != 0 && errno != EEXIST {
            throw WorkbookError(code: .system(errno), operation: "mkdir", path: path)
        }
    }
    let books = library.books
    let state = Progress()
    let order = library.biggestFirst
    Workers.run(order.count, jobs: jobs) { turn in
        let number = order[turn]
        guard !state.hasFailed else { return }
        do throws(WorkbookError) {
            let plan = library.plan(number)
            try BookWriter.write(plan, to: folder, scratch: plan.isStreamed ? scratch : quickScratch ?? scratch)
            let done = state.finish()
            progress?(done, books.count, books[number])
        } catch {
            state.fail(number, error)
        }
    }
    if let error = state.firstError { throw error }
    return books
}

/// The books of a report by number; a plan is made when its turn comes.
struct BookShelf: Sendable {
    let index: ReportIndex
    let books: [WrittenBook]
    private let centre: [GroupFigures]
    private let rowLimit: Int

    init(_ report: RunReport, rowLimit: Int) {
        index = ReportIndex(report)
        // Below this there would be no room for a title, a header, a row and the signatures.
        self.rowLimit = min(max(rowLimit, 12), 1_048_576)
        centre = index.results.map { GroupFigures($0, $0.result.subjects.indices) }
        var names = FileNames()
        var books = [WrittenBook(kind: .main, path: MainBook.path)]
        for department in index.departments {
            let file = names.name(department.name)
            books.append(WrittenBook(kind: .department(department.name), path: DepartmentBook.folder + "/" + file))
        }
        books.append(WrittenBook(kind: .notice, path: NoticeBook.path))
        self.books = books
    }

    /// The plan of a book.
    func plan(_ number: Int) -> BookPlan {
        switch books[number].kind {
        case .main: return MainBook.plan(index, rowLimit: rowLimit)
        case .notice: return NoticeBook.plan(index)
        case .department:
            let file = books[number].path.dropFirst(DepartmentBook.folder.count + 1)
            return DepartmentBook.plan(
                index, index.departments[number - 1], centre: centre, file: String(file), rowLimit: rowLimit)
        }
    }

    /// The main book, which takes as long as all departments together, then the departments by size, then the notice.
    var biggestFirst: [Int] {
        let sizes = index.departments.map { $0.lineCount(in: index.results) }
        let departments = sizes.indices.sorted { sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1] }
        return [0] + departments.map { $0 + 1 } + [books.count - 1]
    }
}

/// The departments that get a book of a run, by the name shown in code-point order, and the book's path.
/// - Parameter names: the department of everyone scored, as the roster spells it.
public func departmentBooks(_ names: [String]) -> [(department: String, path: String)] {
    var spellings: [ExactText: String] = [:]
    for name in names where !name.isEmpty {
        let key = ExactText(HalfWidth.fold(name))
        if spellings[key].map({ name.precedes($0) }) ?? true { spellings[key] = name }
    }
    var files = FileNames()
    return spellings.values.sorted { $0.precedes($1) }.map { ($0, DepartmentBook.folder + "/" + files.name($0)) }
}

/// What the threads that write books tell each other.
private final class Progress: Sendable {
    private struct State {
        var done = 0
        var failure: (number: Int, error: WorkbookError)?
    }

    private let state = Mutex(State())

    var hasFailed: Bool { state.withLock { $0.failure != nil } }

    var firstError: WorkbookError? { state.withLock { $0.failure?.error } }

    func finish() -> Int {
        state.withLock {
            $0.done += 1
            return $0.done
        }
    }

    func fail(_ number: Int, _ error: WorkbookError) {
        state.withLock { state in
            if let known = state.failure, known.number < number { return }
            state.failure = (number, error)
        }
    }
}
