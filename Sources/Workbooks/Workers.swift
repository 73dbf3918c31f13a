import Glibc
import Synchronization

/// A few threads that take jobs from one list in order.
enum Workers {
    /// Runs `body` for each number below `count`, at most `jobs` at a time, and returns when all are done.
    ///
    /// Plain threads, because the callers are plain functions: waiting inside a task for other tasks may starve them.
    static func run(_ count: Int, jobs: Int, body: @escaping @Sendable (Int) -> Void) {
        let next = Counter()
        let work: @Sendable () -> Void = {
            while let number = next.take(below: count) { body(number) }
        }
        let helpers = max(0, min(jobs, count) - 1)
        var threads: [pthread_t] = []
        for _ in 0..<helpers {
            let box = unsafe Unmanaged.passRetained(Work(work))
            var thread = pthread_t()
            let code = unsafe pthread_create(
                &thread, nil,
                { argument in
                    if let argument = unsafe argument {
                        unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
                    }
                    return nil
                }, box.toOpaque())
            if code == 0 { threads.append(thread) } else { unsafe box.release() }
        }
        // This thread works too, so a system that refuses threads only makes it slower.
        work()
        for thread in threads { pthread_join(thread, nil) }
    }

    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    private final class Counter: Sendable {
        private let next = Atomic(0)

        func take(below limit: Int) -> Int? {
            let number = next.add(1, ordering: .relaxed).oldValue
            return number < limit ? number : nil
        }
    }
}
