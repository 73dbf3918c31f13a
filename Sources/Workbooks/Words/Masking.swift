/// Names on a public notice.
enum Masking {
    /// 张三丰 as 张**: the first character stays, each further one is a star.
    static func masked(_ name: String) -> String {
        guard let first = name.first else { return name }
        return String(first) + String(repeating: "*", count: name.count - 1)
    }
}
