internal import Glibc

/// The way from one folder to another.
public enum RelativePath {
    /// How a file in `folder` names `target`; both are relative to the current folder, or absolute. Links are not followed.
    public static func from(_ folder: String, to target: String) throws(SampleError) -> String {
        let start = try parts(folder)
        let end = try parts(target)
        let shared = zip(start, end).prefix { $0 == $1 }.count
        let steps = Array(repeating: "..", count: start.count - shared) + end.dropFirst(shared)
        return steps.isEmpty ? "." : steps.joined(separator: "/")
    }

    private static func parts(_ path: String) throws(SampleError) -> [String] {
        var whole = path
        if !path.hasPrefix("/") {
            guard let current = getcwd(nil, 0) else { throw .file(operation: "find", path: ".", code: errno) }
            defer { free(current) }
            whole = String(cString: current) + "/" + path
        }
        var result: [String] = []
        for part in whole.split(separator: "/") where part != "." {
            if part == ".." { _ = result.popLast() } else { result.append(String(part)) }
        }
        return result
    }
}
