internal import Chronology
internal import RecordModel

extension CorrectionStore {
    /// What an entry is about, spread over its columns.
    struct Columns {
        var kind = ""
        var path = ""
        var row: Int?
        var log = ""
        var sheet = ""
        var subject = ""
        var rule = ""
        var day: Day?
        var evidence = ""
        var points = ""
        var instead = ""
        /// By role, in order.
        var cells: [(role: String, cell: CorrectedCell)] = []

        init() {}

        init(_ target: CorrectionTarget) {
            switch target {
            case .cells(let corrected, let instead):
                kind = "cells"
                take(corrected)
                cells += instead.map { ("instead", $0) }
            case .withdrawn(let corrected):
                kind = "withdrawn"
                take(corrected)
            case .added(let log, let added):
                kind = "added"
                self.log = log.rawValue
                cells = added.sorted { ExactText($0.key) < ExactText($1.key) }.map {
                    ("added", CorrectedCell(header: $0.key, text: $0.value))
                }
            case .line(let line, let points):
                kind = "line"
                sheet = line.sheet
                subject = line.subject
                rule = line.rule
                day = line.day
                evidence = line.evidence
                self.points = line.points
                instead = points
            }
        }

        private mutating func take(_ corrected: CorrectedRow) {
            path = corrected.path
            row = Int(corrected.row)
            cells = corrected.cells.map { ("was", $0) }
        }

        /// The target again; `nil` where the columns hold none.
        var target: CorrectionTarget? {
            func cells(_ role: String) -> [CorrectedCell] {
                self.cells.filter { $0.role == role }.map(\.cell)
            }
            var corrected: CorrectedRow? {
                row.flatMap { UInt32(exactly: $0) }.map { CorrectedRow(path: path, row: $0, cells: cells("was")) }
            }
            switch kind {
            case "cells": return corrected.map { .cells($0, instead: cells("instead")) }
            case "withdrawn": return corrected.map { .withdrawn($0) }
            case "added":
                let added = cells("added").map { ($0.header, $0.text) }
                return LogKind(rawValue: log).map {
                    .added(log: $0, cells: Dictionary(added, uniquingKeysWith: { first, _ in first }))
                }
            case "line":
                return day.map {
                    .line(
                        CorrectedLine(
                            sheet: sheet, subject: subject, rule: rule, day: $0, evidence: evidence, points: points),
                        points: instead)
                }
            default: return nil
            }
        }
    }
}
