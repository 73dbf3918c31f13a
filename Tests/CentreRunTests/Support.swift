import CentreFixtures
import CentreRun
import Chronology
import Diagnostics
import Foundation
import LogReading
import RecordModel
import SampleCentre
import ScoreModel
import Testing

/// A sample of the repository, copied with its rules so that paths stay as they are.
func sample(_ name: String) throws -> TemporaryFolder {
    var files: [String: [UInt8]] = [:]
    for folder in ["samples/\(name)", "samples/\(name)/logs", "rules", "rules/calendars", "rules/attendance"] {
        let place = Repository.root.appending(path: folder).path
        for entry in try FileManager.default.contentsOfDirectory(atPath: place)
        where entry.hasSuffix(".csv") || entry.hasSuffix(".yaml") {
            files["\(folder)/\(entry)"] = try Repository.bytes("\(folder)/\(entry)")
        }
    }
    return try TemporaryFolder(files)
}

/// A run that was scored, or everything that kept it from being scored.
enum Attempt {
    case scored(Scored)
    case refused([RunProblem])

    /// Codes with places: `missing-column logs/cases.csv:1`.
    var problems: [String] {
        guard case .refused(let problems) = self else { return [] }
        return problems.map {
            switch $0 {
            case .setting(let diagnostic):
                // The file is named from where the user stands; in these tests that is outside the centre's folder.
                "\(diagnostic.code.rawValue) \(Self.inCentre(diagnostic.span.file)):\(diagnostic.span.line)"
            case .table(let problem): "\(problem.code.rawValue) \(problem.path):\(problem.line.map(String.init) ?? "-")"
            case .roster(let finding, let path):
                "\(finding.code.rawValue) \(path):\(finding.place.row) \(finding.columnLetter)"
            }
        }
    }

    private static func inCentre(_ path: String) -> String {
        guard let folder = path.firstRange(of: /kaohe-test-[^\/]+\//) else { return path }
        return String(path[folder.upperBound...])
    }

    var scored: Scored? { if case .scored(let run) = self { run } else { nil } }
}

extension MadeUpCentre {
    /// Scores and writes, or says what is in the way; nothing else may be thrown.
    func attempt(_ period: String = "2026Q3") async throws -> (attempt: Attempt, folder: TemporaryFolder) {
        let folder = try folder()
        return (try await CentreRunTests.attempt(folder, period), folder)
    }
}

func attempt(_ folder: TemporaryFolder, _ period: String = "2026Q3") async throws -> Attempt {
    do {
        let run = try await Scored.run(folder, period)
        try run.write()
        return .scored(run)
    } catch let refusal as RefusedRun {
        return .refused(refusal.problems)
    }
}

/// Comma-separated text as records; quoted cells may hold commas, quotes and line breaks.
func records(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
        next = scalars.next()
        if isQuoted {
            if scalar == "\"", next == "\"" {
                cell.unicodeScalars.append(scalar)
                next = scalars.next()
            } else if scalar == "\"" {
                isQuoted = false
            } else {
                cell.unicodeScalars.append(scalar)
            }
            continue
        }
        switch scalar {
        case "\"": isQuoted = true
        case ",":
            row.append(cell)
            cell = ""
        case "\r": break
        case "\n":
            rows.append(row + [cell])
            (row, cell) = ([], "")
        default: cell.unicodeScalars.append(scalar)
        }
    }
    if !row.isEmpty || !cell.isEmpty { rows.append(row + [cell]) }
    return rows
}
