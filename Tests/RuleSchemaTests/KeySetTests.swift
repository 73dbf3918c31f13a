import Diagnostics
import Foundation
import RuleLoading
import RuleSchema
import Testing

/// The schemas know the keys the decoders read, no more and no fewer.
///
/// What a decoder reads is asked of the checker itself: a key that cannot be (`zzzz`) is put into each construct, and the
/// remedy lists the keys that may stand there.
@Suite struct KeySetTests {
    /// Where each construct stands in a file; `@` is where its keys go.
    static let places: [(construct: String, file: String)] =
        [
            ("regulation", "kind: regulation\n@"), ("calendar", "kind: calendar\n@"),
            ("attendance", "kind: attendance\n@"), ("centre", "kind: centre\n@"),
            ("calendar_notice", "kind: calendar\nnotice: {@}"), ("notice", "kind: centre\nnotice: {@}"),
            ("appeals", "kind: centre\nappeals: {@}"),
            ("mail", "kind: centre\nmail: {@}"), ("ledger", "kind: centre\nledger: {@}"),
            ("log_files", "kind: centre\nlogs: {attendance: {@}}"),
            ("roster_file", "kind: centre\nroster: {@}"), ("case_settings", "kind: centre\ncases: {@}"),
            (
                "profile_pair",
                "kind: profile\nid: a\ntitle: a\nmakes: cases\ncolumns: {pauses: {pairs: [{@}]}}"
            ),
            ("profile", "kind: profile\n@"),
            ("profile_column", "kind: profile\nid: a\ntitle: a\nmakes: cases\ncolumns: {promise: {@}}"),
            (
                "profile_unit",
                "kind: profile\nid: a\ntitle: a\nmakes: cases\ncolumns: {promise: {header: a, unit: {@}}}"
            ),
            ("season", "kind: attendance\nseasons: {夏季: {@}}"),
            ("session", "kind: attendance\nsessions: {上午: {@}}"),
            ("source", "kind: regulation\nsource: {@}"), ("effective", "kind: regulation\neffective: {@}"),
            ("subject_declaration", "kind: regulation\nsubjects: {towns: {@}}"),
            ("log_declaration", "kind: regulation\nlogs: {tours: {@}}"),
            ("log_column", "kind: regulation\nlogs: {tours: {title: 巡查, subject: staff, columns: {score: {@}}}}"),
            ("measure", "kind: regulation\nmeasures: {a: {@}}"),
            ("consequence", "kind: regulation\nconsequences: {通报: {@}}"),
            ("sheet", sheet("@")), ("rank", sheet("rank: {@}")), ("among", sheet("rank: {among: {@}}")),
            ("posts", sheet("rank: {among: {unless: {@}}}")), ("level", sheet("levels: {五星: {@}}")),
            ("part", part("@")), ("inner_part", part("title: 德, points: 20, parts: {1: {@}}")),
            ("composition_form", part("title: 德, points: 20, take: {@}")),
            ("rule", rule("@")), ("run", rule("text: 甲, run: {@}")), ("price_form", rule("text: 甲, deduct: {@}")),
            ("choice", rule("text: 甲, deduct: {by: degree, table: {一般: {@}}}")),
            ("factor_table", rule("text: 甲, deduct: 1, factor: {@}")),
            ("rows_from", rule("text: 甲, rows: {@}")), ("same_by", rule("text: 甲, same: {@}")),
            ("examples", "kind: examples\n@"), ("example", "kind: examples\ncases: [{@}]"),
            ("inline_regulation", "kind: regulation\n@"),
            ("example_person", "kind: examples\npeople: {甲: {@}}"),
            ("example_punches", "kind: examples\ncases: [{punches: [{@}]}]"),
            ("example_line", "kind: examples\ncases: [{lines: [{@}]}]"),
            ("term", rule("text: 甲, when: [{measure: {count: cases}, @}]")),
        ]

    static func sheet(_ keys: String) -> String {
        "kind: regulation\nid: a\ntitle: 甲\nsheets: {staff: {subject: staff, period: quarter, \(keys)}}"
    }
    static func part(_ keys: String) -> String { sheet("parts: {virtue: {clause: 一, \(keys)}}") }
    static func rule(_ keys: String) -> String {
        part("title: 德, points: 20, floor: 0, ceiling: 20, rules: {1: {\(keys)}}")
    }

    /// The keys a construct's decoder names.
    static func decoded(_ file: String) -> Set<String>? {
        let text = file.replacing("@", with: "zzzz: 1")
        let problem = RuleFileKind.check(name: "a.yaml", bytes: Array(text.utf8))
            .first { $0.code == .unknownKey && $0.message.en.contains("'zzzz'") }
        guard let list = problem?.remedy.en.components(after: "allowed: ") else { return nil }
        return Set(list.split(separator: ", ").map { String($0.prefix { $0 != "(" }) })
    }

    @Test(arguments: places.map(\.construct)) func knowsTheDecodersKeys(_ name: String) throws {
        let place = try #require(Self.places.first { $0.construct == name })
        let construct = try #require(Definition.all.constructs.first { $0.name == name })
        let decoded = try #require(Self.decoded(place.file), "no decoder answers")
        // A regulation in a file of examples is a rule file without its kind.
        let implied: Set = name == "inline_regulation" ? ["kind"] : []
        #expect(Set(construct.keys.map(\.name)).union(implied) == decoded)
    }

    /// A construct that is not held against its decoder takes names of the file's own.
    @Test func everyConstructIsHeldAgainstItsDecoder() {
        let held = Set(Self.places.map(\.construct))
        let left = Definition.all.constructs.map(\.name).filter { !held.contains($0) }
        #expect(left == ["terms", "place_of"])
    }

    @Test func everyKeyHasAChineseSpellingAndAMeaning() {
        for construct in Definition.all.constructs {
            for key in construct.keys {
                #expect(Vocabulary.spellings(key.name).count > 1, "\(construct.name).\(key.name)")
                #expect(!key.meaning.isEmpty, "\(construct.name).\(key.name)")
            }
        }
    }

    @Test func everyReferenceLeadsSomewhere() {
        let names = Set(Definition.all.map(\.name))
        for file in RuleSchema.files {
            for reference in file.text.components(separatedBy: "#/definitions/").dropFirst() {
                let name = reference.prefix { $0 != "\"" }
                #expect(file.text.contains("    \"\(name)\": {\n"), "\(file.name): \(name)")
            }
        }
        #expect(names.count == Definition.all.count)
    }
}

extension [Definition] {
    /// The mappings with keys of their own.
    fileprivate var constructs: [Construct] {
        compactMap { if case .construct(let construct) = $0 { construct } else { nil } }
    }
}

extension String {
    /// What stands behind a mark; `nil` where the mark does not.
    fileprivate func components(after mark: String) -> Substring? {
        range(of: mark).map { self[$0.upperBound...] }
    }
}
