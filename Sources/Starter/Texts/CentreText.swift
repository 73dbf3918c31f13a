/// `centre.yaml` of a new centre.
enum CentreText {
    /// The file.
    static func text(year: Int) -> String {
        #"""
        # yaml-language-server: $schema=schema/centre.schema.json
        # 一个中心的文件都由本文件指明。路径都相对于本文件所在的文件夹;键也可以写英文(括号里的)。
        # “#”后面是说明,程序不读;改完运行 kaohe check。
        类别: 中心                             # (kind) 本文件是什么,不要改

        # 名称(name):印在总表、公示和各部门工作簿上。
        名称: 示例区政务服务中心

        # 工作日历(calendar):放假和调休。过了年写成一串:[rules/china-\#(year).yaml, rules/china-\#(year + 1).yaml]
        工作日历: rules/china-\#(year).yaml

        # 考勤制度(attendance):上下班时间、打卡的时段、迟到和旷工的界线。
        考勤制度: rules/attendance.yaml

        # 考核办法(rules):条目、分值、等次。有几个办法的写成一串:[rules/a.yaml, rules/b.yaml]
        考核办法: rules/regulation.yaml

        # 人员名册(roster):谁在哪个部门、哪个窗口。
        人员名册: roster.csv

        # 记录表(logs):* 代表任意文字,所以一种记录可以每月一个文件(attendance-\#(year)-02.csv),也可以写成一串。
        # 没有的记录,删去那一行。
        记录表:
          打卡记录: logs/attendance*.csv       # (attendance) 一次打卡一行
          请假外出: logs/leave*.csv            # (leave) 一次请假或外出一行
          办件: logs/cases*.csv                # (cases) 一个办件一行
          # 评价: logs/ratings*.csv            # (ratings) 评价在另一个系统里的:一次评价一行,按申办流水号对到办件
          # 暂停: logs/pauses*.csv             # (pauses) 挂起、补正的起止:一段一行
          督查台账: logs/events*.csv           # (events) 一件事一行:督查、投诉、表扬……

        # 表头(columns):文件里的列名与缺省的不同时才写。比如打卡机导出的列叫“考勤号码”“日期时间”,就写
        #   打卡记录: {工号: 考勤号码, 打卡时间: 日期时间}
        表头: {}

        # 办件(cases):一件有几次评价时以哪一次为准(最后一次、第一次、最低),哪些暂停不计入时限。缺省是
        #   办件: {评价: 最后一次, 暂停: [挂起]}

        # 文书(letters):限期整改通知书、通报表彰的样式,纯文本,用记事本改措辞、期限、编号就行;写法在各文件开头。
        # 不写这一项,用程序自带的样式;写 [] 就不出文书。
        文书: [letters/限期整改通知书.txt, letters/通报表彰.txt]

        # 输出(output):结果写到这个文件夹,每期一个子文件夹;重新考核一期,整个换掉那一期的。
        输出: output

        # 档案(ledger):考核档案,一个 SQLite 文件。每期的草稿、公示、公布和更正都记在里面,季度、年度的考核从公布的结果取数。
        # 起始(begins)是从哪一天起的考核期在档案里,更早的不去查。连同这个文件一起备份。
        档案: {文件: ledger.sqlite, 起始: \#(year)-01-01}

        # 公示(notice)
        公示:
          姓名: 全名                           # (names) 全名,或隐名(张*)
          天数: 5                              # (days) 公示几个工作日
          异议受理: 督查科                     # (objections) 有异议到哪里提出

        """#
    }
}
