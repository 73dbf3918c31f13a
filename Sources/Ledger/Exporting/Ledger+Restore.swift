internal import CSystem
internal import Diagnostics
internal import Foundation
internal import GRDB
internal import Glibc

extension Ledger {
    /// Makes a ledger of an export again: every row of it, or nothing.
    ///
    /// The new file is looked over as ``check()`` does before it takes its place; nothing is ever overwritten.
    /// - Returns: why not; `nil` where it was done.
    public static func restore(
        from folder: String, to path: String, as holder: LedgerHolder, waiting seconds: Int = 10
    ) throws(LedgerFailure) -> RestoreRefusal? {
        // Whoever would make a ledger at that place waits until this one is there.
        let lock = try WriterLock(for: path, as: holder, waiting: seconds)
        defer { withExtendedLifetime(lock) {} }
        guard !isThere(path) else { return .exists(path: path) }
        let staging = path + ".restoring"
        for leftover in [staging, staging + "-journal"] { unlink(leftover) }
        defer { for leftover in [staging, staging + "-journal"] { unlink(leftover) } }
        do {
            let faults = try fill(staging, from: folder, as: holder)
            guard faults.isEmpty else { return .faults(faults) }
            // RENAME_NOREPLACE; where the file system cannot do that, a link can.
            if renameat2(AT_FDCWD, staging, AT_FDCWD, path, 1) != 0 {
                if errno == EEXIST { return .exists(path: path) }
                guard errno == EINVAL || errno == ENOSYS, link(staging, path) == 0 else {
                    if errno == EEXIST { return .exists(path: path) }
                    throw LedgerFailure.refused(errno: errno, during: "rename", path)
                }
            }
            let parent = Glibc.open(Self.folder(of: path), O_RDONLY | O_CLOEXEC)
            if parent >= 0 {
                fsync(parent)
                close(parent)
            }
            return nil
        } catch let damage as ExportReader.Damage {
            return .damaged(file: damage.file, line: damage.line, damage.wording)
        } catch {
            throw LedgerFailure(error, during: "write", path)
        }
    }

    private static func isThere(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Fills a new ledger.
    private static func fill(_ path: String, from folder: String, as holder: LedgerHolder) throws -> [LedgerFault] {
        let manifest = try ExportManifest(folder)
        let ledger = try Ledger.open(path, as: holder)
        _ = try ledger.write(beforeCommit: nil) { db in
            // Nobody reads it yet, and it may be larger than the memory.
            try db.execute(sql: "PRAGMA cache_spill = 16384")
            for table in try ExportedTable.all(db) {
                try fill(table.asOf(version: manifest.version), from: folder, manifest, db)
            }
        }
        return try ledger.check()
    }

    private static func fill(
        _ table: ExportedTable, from folder: String, _ manifest: ExportManifest, _ db: Database
    ) throws {
        guard let entry = manifest.files[table.file] else {
            if manifest.version < ExportedTable.madeBy[table.name] ?? 1 { return }
            throw ExportReader.Damage(
                file: manifest.name, line: nil,
                wording: Wording(zh: "没有列出 \(table.file)", en: "does not list \(table.file)"))
        }
        var reader = try ExportReader(table.file, in: folder)
        guard try reader.record() == table.columns.map(\.name) else {
            throw ExportReader.Damage(
                file: table.file, line: 1, wording: Wording(zh: "表头不是本程序写出的", en: "the header is not kaohe's"))
        }
        let insertion = try db.cachedStatement(
            sql: """
                INSERT INTO \(table.name) (\(table.columns.map(\.name).joined(separator: ", ")))
                VALUES (\(table.columns.map { _ in "?" }.joined(separator: ", ")))
                """)
        var count = 0
        while let cells = try reader.record() {
            let line = reader.recordLine
            func damage(_ zh: String, _ en: String) -> ExportReader.Damage {
                ExportReader.Damage(file: table.file, line: line, wording: Wording(zh: zh, en: en))
            }
            guard cells.count == table.columns.count else {
                throw damage(
                    "应有 \(table.columns.count) 列,实有 \(cells.count) 列",
                    "\(cells.count) cells instead of \(table.columns.count)")
            }
            let values = try zip(table.columns, cells).map { column, cell in
                guard let value = value(cell, column) else {
                    throw damage("列 \(column.name) 的值无法识别", "the value in column \(column.name) cannot be read")
                }
                return value
            }
            do {
                insertion.setUncheckedArguments(StatementArguments(values))
                try insertion.execute()
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                throw damage("这一行与别的内容矛盾", "the row contradicts the rest")
            }
            count += 1
        }
        let line = reader.recordLine
        guard count == entry.rows else {
            throw ExportReader.Damage(
                file: table.file, line: line,
                wording: Wording(
                    zh: "清单写明 \(entry.rows) 行,实有 \(count) 行", en: "\(count) rows, where the manifest says \(entry.rows)"
                ))
        }
        guard reader.digest() == entry.sha256 else {
            throw ExportReader.Damage(
                file: table.file, line: nil,
                wording: Wording(
                    zh: "内容与清单第 \(entry.line) 行的摘要不符,文件被改动过",
                    en: "the bytes are not those of line \(entry.line) of the manifest: the file was changed"))
        }
    }

    private static func value(_ cell: String, _ column: ExportedTable.Column) -> DatabaseValue? {
        switch column.type {
        case "INTEGER":
            if cell.isEmpty { return column.isRequired ? nil : .null }
            // As it was written and in no other way: 7, not +7 or 007.
            return Int64(cell).flatMap { String($0) == cell ? $0.databaseValue : nil }
        case "BLOB": return Data(base64Encoded: cell)?.databaseValue
        default: return cell.databaseValue
        }
    }
}
