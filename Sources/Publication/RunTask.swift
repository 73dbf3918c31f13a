public import CentreRun
public import Chronology

/// What a run is asked for: a period of a centre, and where its output goes.
public struct RunTask: Sendable {
    /// The centre.
    public let centre: Centre
    /// The period.
    public let period: Period
    /// The folder above the period's output.
    public let root: String
    /// How many workers share the work.
    public let jobs: Int
    /// Is told how it goes.
    public let observer: (any RunObserver)?

    /// A task by its parts.
    public init(
        centre: Centre, period: Period, root: String, jobs: Int, observer: (any RunObserver)? = nil
    ) {
        self.centre = centre
        self.period = period
        self.root = root
        self.jobs = jobs
        self.observer = observer
    }
}
