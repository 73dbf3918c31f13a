internal import CXlsxWriter
import Chronology
import Glibc

/// The one owner of a workbook of libxlsxwriter; raw pointers stay in this folder.
///
/// `init` opens, ``close(path:)`` ends it and reports, `deinit` throws away one that was abandoned. Return codes of
/// writes are remembered, the first one with its operation, and reported at the end: a row's producer has no better use
/// for them.
@safe
struct WorkbookFile: ~Copyable {
    let handle: UnsafeMutablePointer<lxw_workbook>
    /// The formats made so far, by ``CellStyle/index``.
    let formats: UnsafeMutablePointer<UnsafeMutablePointer<lxw_format>?>
    /// The library keeps the pointer it is given, so these bytes live as long as the workbook.
    private let scratch: UnsafeMutablePointer<CChar>
    /// The first code that was not 0, and the call it came from.
    var failure = Int32(0)
    var failedOperation: StaticString = ""
    /// What the system said of it.
    var failedNumber = Int32(0)
    /// About how many bytes the sheets take as XML, to be sure before closing that the scratch folder has room for them.
    var volume = 0

    /// Opens a workbook in constant memory: rows must come in order, and each is on its way to disk when the next begins.
    init(path: String, scratch folder: String, isStreamed: Bool) throws(WorkbookError) {
        guard let copy = unsafe strdup(folder) else {
            throw WorkbookError(code: .noHandle, operation: "strdup", path: path)
        }
        var options = unsafe lxw_workbook_options(constant_memory: isStreamed ? 1 : 0, tmpdir: copy, use_zip64: 0)
        guard let handle = unsafe workbook_new_opt(path, &options) else {
            unsafe free(copy)
            throw WorkbookError(code: .noHandle, operation: "workbook_new_opt", path: path)
        }
        unsafe self.handle = handle
        unsafe self.scratch = copy
        unsafe formats = .allocate(capacity: CellStyle.count)
        unsafe formats.initialize(repeating: nil, count: CellStyle.count)
    }

    /// Writes the file out.
    ///
    /// The library frees the workbook even where writing fails, which is why this consumes.
    consuming func close(path: String) throws(WorkbookError) {
        let room = unsafe Self.room(scratch)
        if room < volume { note(LXW_ERROR_CREATING_TMPFILE, "statvfs", ENOSPC) }
        let (first, operation, cause) = (failure, failedOperation, failedNumber)
        // Nothing is packed of what is known to be cut short.
        errno = 0
        let code = first == 0 ? unsafe Int32(bitPattern: workbook_close(handle).rawValue) : 0
        let number = errno
        if first != 0 { unsafe Self.abandon(handle) }
        unsafe free(scratch)
        unsafe formats.deallocate()
        discard self
        // The library's numbers would not say that the disk is full: no temporary file found room, or the system said so.
        if first == Int32(bitPattern: LXW_ERROR_CREATING_TMPFILE.rawValue) {
            throw WorkbookError(code: .system(cause == 0 ? ENOSPC : cause), operation: "write", path: path)
        }
        if first != 0 { throw WorkbookError(code: .library(first), operation: "\(operation)", path: path) }
        if code != 0, [ENOSPC, EDQUOT, EFBIG].contains(number) {
            throw WorkbookError(code: .system(number), operation: "write", path: path)
        }
        if code != 0 { throw WorkbookError(code: .library(code), operation: "workbook_close", path: path) }
    }

    deinit {
        unsafe Self.abandon(handle)
        unsafe free(scratch)
        unsafe formats.deallocate()
    }

    /// Throws a workbook away, and closes the temporary files of its sheets, which the library only does where it packs them.
    private static func abandon(_ handle: UnsafeMutablePointer<lxw_workbook>) {
        var sheet = unsafe handle.pointee.worksheets?.pointee.stqh_first
        while let one = unsafe sheet {
            if let file = unsafe one.pointee.optimize_tmpfile {
                unsafe fclose(file)
                unsafe one.pointee.optimize_tmpfile = nil
            }
            unsafe sheet = one.pointee.list_pointers.stqe_next
        }
        unsafe lxw_workbook_free(handle)
    }

    /// Title, centre and the day it is dated by; nothing of the machine.
    ///
    /// The library turns the day into text by way of `gmtime`, whose result all threads share; the books of one run all
    /// bear the same day.
    mutating func setProperties(title: String, company: String, created: Day) {
        let seconds = Int(created.rawValue) * 86_400
        let code = unsafe title.withCString { title in
            unsafe company.withCString { company in
                // The library only reads these, though its struct says otherwise.
                var properties = unsafe lxw_doc_properties()
                unsafe properties.title = UnsafeMutablePointer(mutating: title)
                unsafe properties.company = UnsafeMutablePointer(mutating: company)
                unsafe properties.created = seconds
                return unsafe workbook_set_properties(handle, &properties)
            }
        }
        note(code, "workbook_set_properties")
    }

    /// Free bytes of a folder's file system.
    ///
    /// The library does not notice when a temporary file is cut short by a full disk, and would pack what there is.
    private static func room(_ folder: UnsafePointer<CChar>) -> Int {
        var status = statvfs()
        guard unsafe statvfs(folder, &status) == 0 else { return Int.max }
        let (bytes, over) = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
        return over ? Int.max : Int(clamping: bytes)
    }

    /// Remembers the first failure.
    mutating func note(_ code: lxw_error, _ operation: StaticString, _ number: Int32 = 0) {
        guard code != LXW_NO_ERROR, failure == 0 else { return }
        failedNumber = number
        failure = Int32(bitPattern: code.rawValue)
        failedOperation = operation
    }
}
