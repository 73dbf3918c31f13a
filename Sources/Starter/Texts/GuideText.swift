/// `说明.md` of a new centre: what each file is, what to replace, what to run.
enum GuideText {
    /// The file.
    static func text(year: Int) -> String {
        #"""
        # 一个中心的考核文件夹

        这里的机构、人员和记录都是虚构的,用来看看各个文件怎样写、结果是什么样;照着换成本中心的即可。

        ## 先走一遍

        在本文件夹里依次运行(`kaohe` 是编译好的程序,写全它的路径也可以):

        ```sh
        kaohe check                           # 检查规则、日历、考勤制度和 centre.yaml
        kaohe test                            # 核对办法里的例,指出没有例用到的条目
        kaohe run --period \#(year)Q1             # 考核第一季度,结果在 output/\#(year)Q1/
        kaohe explain K004 --period \#(year)Q1    # 为什么是这个分:逐行列出条款、依据和算法
        ```

        结果是草稿。定下来要先公示、再公布,经过记在 `ledger.sqlite` 里:

        ```sh
        kaohe findings --period \#(year)Q1                       # 还有没有要处理的数据问题
        kaohe publish --notice --by 姓名 --period \#(year)Q1     # 公示
        kaohe publish --by 姓名 --period \#(year)Q1              # 期满后公布;公布了就不再改变
        ```

        示例的结果应当是:

        | 工号 | 姓名 | 总分 | 星级 | 缘故 |
        |---|---|---|---|---|
        | K001 | 陈示一 | 102 | 五星 | 表扬信、锦旗各加1分 |
        | K002 | 林示二 | 99 | 四星 | 迟到一次 |
        | K003 | 王示三 | 98 | 三星 | 态度生硬一次;够四星的分数,但名额已满 |
        | K004 | 周示四 | 74 | 二星 | 与群众争吵、满意率80%、旷工半天、早退一次 |

        记录只有第一季度的;别的季度要有那个季度的记录才能考核。

        ## 每个文件是什么,换成什么

        | 文件 | 是什么 | 换成 |
        |---|---|---|
        | `centre.yaml` | 指明其他文件在哪里 | 改名称、公示;文件名不同的,改路径 |
        | `rules/regulation.yaml` | 考核办法:部分、条目、分值、等次 | 照本中心的办法一条一条写;写一条,运行一次 `kaohe check` |
        | `rules/attendance.yaml` | 考勤制度:四次打卡 | 改上下班时间和打卡的时段 |
        | `rules/china-\#(year).yaml` | \#(year)年的放假和调休,依据国务院办公厅通知 | 不用改;下一年度的复制一份,改年度、文号和日期,在 `centre.yaml` 里加上 |
        | `roster.csv` | 人员名册:一人在一个窗口的一段时间一行 | 本中心的人员;调窗口的写两行,写明到岗、离岗日期 |
        | `logs/attendance.csv` | 打卡记录:一次打卡一行 | 打卡机导出的表 |
        | `logs/leave.csv` | 请假外出:一次一行 | 请假登记;因公外出的类型写“因公外出”,算出勤 |
        | `logs/cases.csv` | 办件:一件一行 | 审批系统导出的表;没有就删去,并删去 `centre.yaml` 里的那一行 |
        | `logs/events.csv` | 督查台账:一件事一行 | 督查、投诉、表扬的登记;“条目”写办法里的代号,如 德1、附加1 |
        | `letters/限期整改通知书.txt` | 通知书的样式,纯文本 | 用记事本改措辞、期限和编号;【】里的内容由程序填写 |
        | `letters/通报表彰.txt` | 表彰通报的样式 | 同上;不要的,从 `centre.yaml` 的“文书”里删去 |
        | `ledger.sqlite` | 考核档案:第一次 `kaohe run` 时建立 | 练习完删去,再换上自己的记录;以后连同记录一起备份 |
        | `schema/` | 供编辑器提示和检查写法 | 不用改;换了新版程序,用 `kaohe schema --output schema` 更新 |

        - 表可以用 Excel 打开和保存,仍存成 CSV(UTF-8 或 GBK 都可以);列的顺序随意,多出来的列不碍事。
        - 列名与这里的不同,不用改表:在 `centre.yaml` 的“表头”里写明。
        - 换上自己的记录以前,先把示例的行删去,免得混在一起。
        - 有问题的行会搁置,并在总表的“数据问题”里逐一列出;改好再运行一次。
        - 在 VS Code 里装扩展 YAML(`redhat.vscode-yaml`),写规则时有提示。
        - 督查条目速查表和带下拉列表的台账模板:`kaohe rules print --codes rules/regulation.yaml --output 打印`。

        """#
    }
}
