/// How the public notice (公示) names people, as `centre.yaml` says.
public enum NoticeNames: String, Sendable, CaseIterable {
    /// 张三.
    case full
    /// 张*.
    case masked
}
