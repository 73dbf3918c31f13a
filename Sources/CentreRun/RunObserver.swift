internal import Glibc

/// The stages of a run, in order.
public enum RunStage: String, CaseIterable, Sendable {
    /// Rule, calendar, policy and centre files.
    case load
    /// First pass over the tables: hash, encoding, blocks.
    case survey
    /// Second pass: rows.
    case read
    /// Rules and records to scores.
    case evaluate
    /// Text tables.
    case tables
    /// Workbooks.
    case workbooks
}

/// Is told how a run goes; called from any thread.
public protocol RunObserver: Sendable {
    /// A stage begins.
    func began(_ stage: RunStage)
    /// So much of a stage is done, in units of its own: files, blocks, workbooks.
    func advanced(_ stage: RunStage, done: Int, of total: Int)
}

/// Wall time, processor time and peak memory of each stage.
public struct StageTimings: Sendable {
    /// One stage.
    public struct Entry: Sendable {
        /// Which.
        public let stage: RunStage
        /// Seconds from its beginning to its end.
        public let wall: Double
        /// Seconds of processor time in it, all threads together.
        public let cpu: Double
        /// The most memory the process had held by its end, in MiB.
        public let peakMiB: Double
    }

    /// The stages so far.
    public private(set) var entries: [Entry] = []
    private var wall = Self.now(CLOCK_MONOTONIC)
    private var cpu = Self.now(CLOCK_PROCESS_CPUTIME_ID)

    /// Begins to time.
    public init() {}

    /// Ends a stage and begins the next.
    public mutating func end(_ stage: RunStage) {
        let (wallNow, cpuNow) = (Self.now(CLOCK_MONOTONIC), Self.now(CLOCK_PROCESS_CPUTIME_ID))
        entries.append(Entry(stage: stage, wall: wallNow - wall, cpu: cpuNow - cpu, peakMiB: Self.peakMiB))
        (wall, cpu) = (wallNow, cpuNow)
    }

    /// The timings as JSON, for the benchmark.
    public var json: String {
        func line(_ name: String, _ wall: Double, _ cpu: Double, _ peak: Double) -> String {
            "{\"stage\": \"\(name)\", \"wall\": \(wall), \"cpu\": \(cpu), \"rss_mib\": \(peak)}"
        }
        let stages = entries.map { line($0.stage.rawValue, $0.wall, $0.cpu, $0.peakMiB) }.joined(separator: ",\n  ")
        let wall = entries.reduce(0) { $0 + $1.wall }
        let cpu = entries.reduce(0) { $0 + $1.cpu }
        return "{\"stages\": [\n  \(stages)],\n \"total\": \(line("total", wall, cpu, Self.peakMiB))}\n"
    }

    private static func now(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static var peakMiB: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_maxrss) / 1024
    }
}
