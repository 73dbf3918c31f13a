internal import GRDB

/// The ledger's tables through the versions of kaohe.
///
/// A migration that was ever released is never changed, and calls nothing that may change; a new one is added behind it.
enum Schema {
    /// What makes an SQLite file a ledger: `kaoh`.
    static let applicationID: Int32 = 0x6B61_6F68

    /// Every migration, in order.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 periods, runs, acts, corrections, amendments", migrate: FirstSchema.make)
        migrator.registerMigration("2 deliveries", migrate: DeliverySchema.make)
        migrator.registerMigration("3 appeals", migrate: AppealSchema.make)
        migrator.registerMigration(settledRowsName, migrate: SettledRowSchema.make)
        return migrator
    }

    private static let settledRowsName = "4 settled rows"

    /// The version with what stands in rows.
    static var settledRows: Int { (migrator.migrations.firstIndex(of: settledRowsName) ?? 0) + 1 }

    /// How many migrations this kaohe knows: the schema's version in an export.
    static var version: Int { migrator.migrations.count }

    /// What a file is.
    enum State: Equatable {
        /// Nothing yet.
        case empty
        /// This kaohe's.
        case current
        /// An earlier kaohe's.
        case earlier
        /// A later kaohe's.
        case later
        /// Something else.
        case foreign(String)
    }

    /// What a file is, as far as its marks tell.
    static func state(of db: Database) throws -> State {
        let mark = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        if mark != applicationID {
            // GRDB makes its own table before the first migration: who is killed in between leaves that one.
            let tables =
                try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'") ?? 0
            return mark == 0 && tables == 0 ? .empty : .foreign("application_id \(mark)")
        }
        guard try db.tableExists("grdb_migrations") else { return .foreign("no migrations") }
        if try migrator.hasBeenSuperseded(db) { return .later }
        return try migrator.hasCompletedMigrations(db) ? .current : .earlier
    }
}
