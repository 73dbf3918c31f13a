// swift-tools-version: 6.2
import PackageDescription

/// The settings every Swift target shares: language mode 6 comes with the tools version.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// The settings of a target that owns a C library: every unsafe expression is marked where it stands.
let owner: [SwiftSetting] = strict + [.strictMemorySafety()]

// Targets are the layers, lowest first: a target imports only what stands above it here. ARCHITECTURE.md draws the house.
let package = Package(
    name: "kaohe",
    products: [
        .executable(name: "kaohe", targets: ["kaohe"]),
        .executable(name: "kaohe-sample", targets: ["kaohe-sample"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // C libraries, from Debian.
        .systemLibrary(name: "CSystem"),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(
            name: "COverrides",
            // Functions of ours that come before a library's. They are for minizip and libxlsxwriter, which no object of ours
            // refers to by them: the linker must be told to export them.
            linkerSettings: [
                .linkedLibrary("dl"),
                .unsafeFlags([
                    "-Xlinker", "--export-dynamic-symbol=deflateInit2_", "-Xlinker",
                    "--export-dynamic-symbol=__fprintf_chk",
                ]),
            ]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

        // Plain values: they know neither files, clocks nor C.
        .target(name: "Exact", dependencies: ["BigInt"], swiftSettings: strict),
        .target(name: "Chronology", swiftSettings: strict),
        .target(name: "JSONText", swiftSettings: strict),
        .target(name: "Diagnostics", dependencies: ["JSONText"], swiftSettings: strict),
        .target(name: "RecordModel", dependencies: ["Chronology"], swiftSettings: strict),
        .target(
            name: "RuleModel", dependencies: ["Exact", "Chronology", "Diagnostics", "RecordModel"],
            swiftSettings: strict),
        // The office's templates for letters, and the letters made of them; pure.
        .target(name: "Letters", dependencies: ["Chronology", "Diagnostics", "RecordModel"], swiftSettings: strict),
        .target(
            name: "ScoreModel", dependencies: ["Exact", "Chronology", "RecordModel", "RuleModel", "Letters"],
            swiftSettings: strict),

        // Files in.
        .target(name: "YAMLDocument", dependencies: ["CYAML", "Diagnostics"], swiftSettings: owner),
        .target(name: "Hashing", dependencies: ["CCrypto"], swiftSettings: owner),
        .target(
            name: "RuleLoading",
            dependencies: [
                "Exact", "Chronology", "Diagnostics", "YAMLDocument", "RecordModel", "RuleModel", "Letters",
            ],
            swiftSettings: strict),
        // JSON Schemas of the files, for editors.
        .target(
            name: "RuleSchema",
            dependencies: ["JSONText", "Exact", "Chronology", "RecordModel", "RuleModel", "RuleLoading"],
            swiftSettings: strict),
        // What spreadsheet programs, machines and systems write, to rows of typed cells.
        .target(
            name: "SpreadsheetReading", dependencies: ["CZip", "CExpat", "Exact", "Chronology", "Diagnostics"],
            swiftSettings: owner),
        .target(
            name: "LogReading",
            dependencies: ["Exact", "Chronology", "Diagnostics", "RecordModel", "Hashing", "SpreadsheetReading"],
            swiftSettings: strict),

        // 申诉表 as a department sends it back, held against the one it was given.
        .target(
            name: "AppealReading",
            dependencies: ["Exact", "Chronology", "Diagnostics", "RecordModel", "Hashing", "SpreadsheetReading"],
            swiftSettings: strict),

        // Pages for readers, made of the help texts.
        .target(
            name: "Manual",
            dependencies: [
                "Diagnostics", "Chronology", "RecordModel", "RuleModel", "Letters", "RuleLoading", "LogReading",
                "AppealReading",
            ], swiftSettings: strict),

        // A new centre's folder, its texts in the program.
        .target(
            name: "Starter",
            dependencies: ["Chronology", "Diagnostics", "RecordModel", "Letters", "RuleLoading", "RuleSchema"],
            swiftSettings: strict),

        // The meaning of the rules; pure.
        .target(
            name: "Evaluation", dependencies: ["Exact", "Chronology", "RecordModel", "RuleModel", "ScoreModel"],
            swiftSettings: strict),

        // Two sets of rules over the same logs, side by side; pure.
        .target(
            name: "Comparing", dependencies: ["Exact", "Chronology", "RuleModel", "ScoreModel"], swiftSettings: strict),

        // What an authority has recorded of its periods, as plain values; what corrections change in one of them.
        .target(
            name: "LedgerModel",
            dependencies: ["Exact", "Chronology", "RecordModel", "RuleModel", "ScoreModel"], swiftSettings: strict),
        .target(
            name: "Amending", dependencies: ["Exact", "Chronology", "RecordModel", "ScoreModel", "LedgerModel"],
            swiftSettings: strict),

        // Whose a name is, and where one stands that is somebody else's.
        .target(
            name: "Confidentiality", dependencies: ["RecordModel", "RuleModel", "ScoreModel"], swiftSettings: strict),

        // Files out.
        .target(
            name: "Tables",
            dependencies: [
                "Exact", "Chronology", "RecordModel", "RuleModel", "ScoreModel", "Comparing", "LedgerModel", "Amending",
            ],
            swiftSettings: strict),
        .target(
            name: "RulePrinting", dependencies: ["Exact", "Chronology", "Diagnostics", "RecordModel", "RuleModel"],
            swiftSettings: strict),
        .target(name: "NoticePage", dependencies: ["Exact", "Chronology", "Letters"], swiftSettings: strict),
        .target(
            name: "Workbooks",
            dependencies: [
                "CXlsxWriter", "COverrides", "Exact", "Chronology", "RecordModel", "RuleModel", "ScoreModel",
                "Letters", "RulePrinting", "Comparing", "Confidentiality", "NoticePage", "LedgerModel", "Amending",
            ],
            swiftSettings: owner),

        // Zip archives, and what is in a workbook that is to be handed out.
        .target(name: "Archives", dependencies: ["CZip"], swiftSettings: owner),
        .target(
            name: "WorkbookScan", dependencies: ["CExpat", "Archives", "Confidentiality"], swiftSettings: owner),
        .target(name: "Mail", dependencies: ["CCurl"], swiftSettings: owner),

        // Why a score is what it is, and what other rules would make of it, for a terminal and for programs.
        .target(
            name: "Explanations",
            dependencies: [
                "JSONText", "Exact", "Chronology", "Diagnostics", "RecordModel", "RuleModel", "ScoreModel", "Comparing",
                "LedgerModel", "Amending",
            ],
            swiftSettings: strict),

        // The SQLite file what an authority has recorded is kept in.
        .target(
            name: "Ledger",
            dependencies: [
                "CSystem", "Exact", "Chronology", "Diagnostics", "RecordModel", "ScoreModel", "Hashing", "Tables",
                "LedgerModel",
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ], swiftSettings: strict),

        // A centre's folder to its output folder.
        .target(
            name: "CentreRun",
            dependencies: [
                "CSystem", "Exact", "Chronology", "Diagnostics", "RecordModel", "RuleModel", "ScoreModel", "Hashing",
                "RuleLoading", "LogReading", "Evaluation", "Comparing", "LedgerModel", "Amending", "Tables", "Letters",
                "RulePrinting", "NoticePage", "Workbooks",
            ],
            swiftSettings: strict),
        // The life of a period: draft, notice, published, amended; and what can be looked up in it afterwards.
        .target(
            name: "Publication",
            dependencies: [
                "JSONText", "Exact", "Chronology", "Diagnostics", "RecordModel", "RuleModel", "ScoreModel", "Hashing",
                "LedgerModel", "Amending", "Ledger", "RuleLoading", "LogReading", "AppealReading", "Tables",
                "Workbooks",
                "CentreRun",
            ], swiftSettings: strict),
        // A period's workbooks handed to the departments: as folders, zip archives and mail.
        .target(
            name: "Distribution",
            dependencies: [
                "Exact", "Chronology", "Diagnostics", "RecordModel", "RuleModel", "ScoreModel", "Hashing", "LogReading",
                "LedgerModel", "RuleLoading", "Confidentiality", "Workbooks", "Archives", "WorkbookScan", "Mail",
                "CentreRun",
            ], swiftSettings: strict),
        // Rows and the lines expected of them, run through all of the above.
        .target(
            name: "Examples",
            dependencies: [
                "JSONText", "Exact", "Chronology", "Diagnostics", "RecordModel", "RuleModel", "ScoreModel",
                "RuleLoading", "LogReading", "Evaluation", "CentreRun",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "kaohe",
            dependencies: [
                "Chronology", "Diagnostics", "RecordModel", "RuleModel", "Letters", "ScoreModel", "RuleLoading",
                "Manual", "RuleSchema", "Starter", "LogReading", "AppealReading", "Comparing", "Explanations",
                "LedgerModel", "Amending",
                "Ledger", "CentreRun",
                "Publication", "Examples", "Confidentiality", "Distribution", "Mail", "WorkbookScan",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        // Fictional centres for the samples, the tests and the benchmark.
        .target(name: "SampleCentre", dependencies: ["Chronology"], swiftSettings: strict),
        .executableTarget(
            name: "kaohe-sample",
            dependencies: ["SampleCentre", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: strict),

        .testTarget(name: "ExactTests", dependencies: ["Exact"], swiftSettings: strict),
        .testTarget(name: "ChronologyTests", dependencies: ["Chronology"], swiftSettings: strict),
        .testTarget(
            name: "SpreadsheetReadingTests", dependencies: ["SpreadsheetReading", "Diagnostics", "Chronology"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "LogReadingTests", dependencies: ["LogReading", "RecordModel", "Chronology", "Exact"],
            swiftSettings: strict),
        // Made-up centres for the tests below.
        .target(
            name: "CentreFixtures",
            dependencies: ["CentreRun", "RuleModel", "RecordModel", "ScoreModel", "Chronology", "Exact"],
            path: "Tests/CentreFixtures", swiftSettings: strict),
        .testTarget(
            name: "EvaluationTests",
            dependencies: [
                "CentreFixtures", "CentreRun", "Evaluation", "RuleLoading", "RuleModel", "RecordModel", "ScoreModel",
                "Chronology", "Exact", "Diagnostics",
            ], swiftSettings: strict),
        .testTarget(
            name: "CentreRunTests",
            dependencies: [
                "CentreFixtures", "CentreRun", "SampleCentre", "LogReading", "RuleLoading", "RuleModel", "RecordModel",
                "ScoreModel", "YAMLDocument", "Chronology", "Exact", "Diagnostics",
            ], exclude: ["Golden", "Exports"], swiftSettings: strict),
        // Made-up runs, and another process that works on a ledger.
        .target(
            name: "LedgerFixtures",
            dependencies: [
                "Ledger", "LedgerModel", "CentreFixtures", "ScoreModel", "RecordModel", "Hashing", "Chronology",
                "Exact",
            ],
            path: "Tests/LedgerFixtures", swiftSettings: strict),
        .executableTarget(
            name: "ledger-child", dependencies: ["Ledger", "LedgerModel", "LedgerFixtures"], path: "Tests/LedgerChild",
            swiftSettings: strict),
        .testTarget(
            name: "AmendingTests",
            dependencies: ["Amending", "LedgerModel", "ScoreModel", "Chronology", "Exact"], swiftSettings: strict),
        .testTarget(
            name: "LedgerTests",
            dependencies: [
                "Ledger", "LedgerModel", "LedgerFixtures", "ledger-child", "kaohe", "CentreFixtures", "Diagnostics",
                "ScoreModel",
                "RecordModel", "RuleModel", "Chronology", "Exact", .product(name: "GRDB", package: "GRDB.swift"),
            ], exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "PublicationTests",
            dependencies: [
                "Publication", "AppealReading", "Amending", "Ledger", "LedgerModel", "CentreFixtures", "CentreRun",
                "SampleCentre",
                "Workbooks",
                "RuleModel", "RecordModel", "ScoreModel", "Chronology", "Exact", "Diagnostics",
            ], swiftSettings: strict),
        .testTarget(
            name: "ComparingTests",
            dependencies: [
                "Comparing", "CentreFixtures", "CentreRun", "Explanations", "ScoreModel", "Chronology", "Diagnostics",
                "Exact",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ExamplesTests",
            dependencies: ["Examples", "CentreFixtures", "CentreRun", "Chronology", "Diagnostics"],
            swiftSettings: strict),
        .testTarget(name: "YAMLDocumentTests", dependencies: ["YAMLDocument", "Diagnostics"], swiftSettings: strict),
        .testTarget(
            name: "ExplanationsTests",
            dependencies: [
                "CentreFixtures", "CentreRun", "Evaluation", "Explanations", "LedgerModel", "RuleModel", "RecordModel",
                "ScoreModel",
                "Chronology", "Exact", "Diagnostics",
            ], exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "RuleLoadingTests",
            dependencies: ["RuleLoading", "RuleModel", "Diagnostics", "Chronology", "Exact", "RecordModel"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "RulePrintingTests",
            dependencies: [
                "RulePrinting", "RuleLoading", "RuleModel", "RecordModel", "Exact", "Chronology",
                "Diagnostics",
            ], exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "LettersTests",
            dependencies: [
                "Letters", "Chronology", "Diagnostics", "CentreFixtures", "CentreRun", "NoticePage", "Workbooks",
                "WorkbookScan", "Confidentiality", "ScoreModel", "RuleModel", "RecordModel", "Starter", "Publication",
                "Ledger", "LedgerModel",
            ], exclude: ["Fixtures", "Golden"], swiftSettings: strict),
        .testTarget(
            name: "ManualTests", dependencies: ["Manual", "Diagnostics", "RecordModel", "LogReading", "AppealReading"],
            swiftSettings: strict),
        .testTarget(
            name: "RuleSchemaTests", dependencies: ["RuleSchema", "RuleLoading", "Manual", "Diagnostics"],
            swiftSettings: strict),
        .testTarget(
            name: "StarterTests",
            dependencies: [
                "Starter", "CentreFixtures", "CentreRun", "Examples", "RuleModel", "ScoreModel", "Chronology",
                "Diagnostics", "Exact",
            ], swiftSettings: strict),
        .testTarget(
            name: "WorkbooksTests",
            dependencies: [
                "Workbooks", "COverrides", "WorkbookScan", "Archives", "Confidentiality", "NoticePage", "RulePrinting",
                "Comparing", "Letters",
                "Amending", "LedgerModel", "ScoreModel", "RuleModel", "RecordModel", "Exact", "Chronology",
                "Diagnostics",
            ], exclude: ["Golden"], swiftSettings: strict),
        .testTarget(
            name: "ConfidentialityTests", dependencies: ["Confidentiality", "RuleModel", "ScoreModel"],
            swiftSettings: strict),
        .testTarget(
            name: "DistributionTests",
            dependencies: [
                "Distribution", "Archives", "Mail", "LedgerModel", "Ledger", "CentreFixtures", "CentreRun",
                "Confidentiality",
                "WorkbookScan", "ScoreModel", "Chronology", "Diagnostics",
            ], swiftSettings: strict),
        .testTarget(
            name: "SampleCentreTests", dependencies: ["SampleCentre", "Chronology", "RecordModel"],
            swiftSettings: strict),
    ]
)
