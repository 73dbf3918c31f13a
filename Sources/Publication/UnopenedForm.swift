internal import AppealReading
internal import Diagnostics
internal import Glibc

extension AppealProblem {
    /// A form that is not there or cannot be opened: the fault of what was named, not of the machine. `nil` of other failures.
    static func unopened(_ path: String, _ number: Int32) -> AppealProblem? {
        func problem(_ zh: String, _ en: String, _ fix: (zh: String, en: String)) -> AppealProblem {
            AppealProblem(.fileUnreadable, at: path, zh: zh, en: en, fix: fix)
        }
        let check = ("核对路径和文件名", "check the path and the name")
        switch number {
        case EISDIR: return problem("这是文件夹,不是工作簿", "this is a folder", ("逐个写明里面的工作簿", "name the workbooks in it"))
        case ENOENT: return problem("没有这个文件", "there is no such file", check)
        case ENOTDIR: return problem("路径中有一段是文件,不是文件夹", "a part of the path is no folder", check)
        case ENAMETOOLONG: return problem("名字太长", "the name is too long", check)
        case ELOOP: return problem("链接绕成了圈", "its links go round in a circle", check)
        case EACCES, EPERM:
            return problem(
                "没有读取的权限", "it may not be read", ("请管理员授权,或换一份可以读的", "have it made readable, or name another copy"))
        default: return nil
        }
    }
}
