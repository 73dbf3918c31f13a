internal import Glibc

/// Where temporary files go.
public enum TemporaryPlace {
    /// The folder somebody named with `TMPDIR`; `nil` where nobody did.
    public static var named: String? {
        guard let text = getenv("TMPDIR") else { return nil }
        var path = String(cString: text)
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path.isEmpty ? nil : path
    }

    /// The folder: `TMPDIR`, else `/tmp`.
    public static var folder: String { named ?? "/tmp" }
}
