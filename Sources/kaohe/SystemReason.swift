import Diagnostics
import Glibc

/// What the system says where it refuses something. It says it in English; its commonest refusals have Chinese words here, which
/// also say what an administrator would do about them.
enum SystemReason {
    /// The words; those of the system itself, with what they are, where there are no others.
    static func text(_ number: Int32, in language: Language) -> String {
        let said = String(cString: strerror(number))
        guard language == .zh else { return said }
        return chinese(number) ?? "系统不允许(错误 \(number):\(said))"
    }

    /// The words, where there are others than the system's own.
    static func known(_ number: Int32, in language: Language) -> String? { language == .zh ? chinese(number) : nil }

    /// What was being done, as messages name it: `open` is 打开.
    static func operation(_ name: String, in language: Language) -> String {
        guard language == .zh else { return name }
        return switch name {
        case "open", "opendir", "zip_open": "打开"
        case "read": "读取"
        case "write": "写入"
        case "create": "新建"
        case "close": "关闭"
        case "stat": "查看"
        case "find": "查找"
        case "rename": "改名到位"
        case "fsync": "写到磁盘上"
        case "mkdir": "建文件夹"
        case "mkdtemp": "建临时文件夹,在"
        case "mkostemp": "建临时文件"
        case "flock": "加锁"
        case "workbook_new_opt", "workbook_close": "写工作簿"
        default: name
        }
    }

    /// A path as messages name it.
    static func place(_ path: String, in language: Language) -> String {
        path == "." ? language.text("当前文件夹", "the current folder") : path
    }

    private static func chinese(_ number: Int32) -> String? {
        switch number {
        case EACCES, EPERM: "没有权限,换一个可以写的文件夹,或请管理员授权"
        case EROFS: "这个位置是只读的,换一个可以写的文件夹"
        case ENOSPC, EDQUOT: "磁盘已满,清理后重试"
        case EFBIG: "文件超出允许的大小"
        case ENOTDIR: "路径中有一段是文件,不是文件夹"
        case EISDIR: "这是文件夹,不是文件,核对路径"
        case ENOENT: "没有这个位置,核对路径"
        case EEXIST, ENOTEMPTY: "这个位置已经有东西,换一个路径或先移走"
        case ENAMETOOLONG: "名字太长,换一个短的路径"
        case ELOOP: "链接绕成了圈,核对路径"
        case EMFILE, ENFILE: "打开的文件太多,关掉别的程序后重试,或请管理员放宽限制"
        case EBUSY, ETXTBSY: "正被别的程序占用,关掉后重试"
        case ESTALE: "文件在此期间被换掉了,重新运行"
        case EIO: "磁盘读写出错,检查磁盘"
        case ENOMEM: "内存不足"
        case EPIPE: "接收输出的程序已经退出"
        default: nil
        }
    }
}
