// Written by scripts/embed-profiles; change rules/profiles and run it again.

/// The texts of the shipped profiles, as they stand in `rules/profiles`.
enum ShippedProfileTexts {
    /// Each file by its name.
    static let all: [(name: String, text: String)] = [
        (
            "cases-codes-promised-first.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # 同 cases-codes,但办件类型的代码 1 是承诺件。看文件分不出来,要在 centre.yaml 里指名。
            # 申请人的姓名、证件号、电话等列用不着,不会带进来。
            kind: profile
            id: cases-codes-promised-first
            title: 办件库(1 承诺件、2 即办件)
            makes: cases
            blank: ["-", "--", "null", "NULL"]
            columns:
              case: [申办流水号, 业务流水号, 办件编号, 办件流水号]
              item: [事项名称, 办理事项]
              kind: {header: [办件类型, 办件类型代码], words: {1: 承诺件, 2: 即办件}}
              window: [窗口, 受理窗口, 窗口名称]
              staff: {header: [工号, 经办人工号, 受理人工号], by_name: [经办人, 受理人, 经办人姓名, 受理人姓名]}
              accepted: [受理时间, 受理日期]
              promise: {header: [承诺时限, 承诺办结时限, 承诺期限], unit: {header: [承诺时限单位, 时限单位, 承诺期限单位], words: {1: 工作日, 2: 自然日, 3: 小时, 4: 分钟, 5: 月}}}
              paused: [挂起天数, 特别程序天数]
              # 停在哪一天、恢复在哪一天;有几段的,列也有几组(挂起时间1、恢复时间1……)。
              pauses:
                pairs:
                  - {kind: 挂起, from: [挂起时间*, 挂起开始时间*], until: [恢复时间*, 解挂时间*, 挂起结束时间*]}
                  - {kind: 补正, from: [补正告知时间*, 补正通知时间*], until: [补正受理时间*]}
              due: [承诺办结时间, 承诺办结日期]
              finished: [办结时间, 办结日期]
              rating: {header: [评价, 满意度, 评价结果], words: {5: 非常满意, 4: 满意, 3: 基本满意, 2: 不满意, 1: 非常不满意}}
              version: [数据版本, 版本号]
              默认评价: {header: [默认评价, 是否默认评价, 自动好评], words: {1: 是, 0: 否, Y: 是, N: 否}}

            """#
        ),
        (
            "cases-codes.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # 审批系统的办件库导出;多数地方的办件类型代码如下。代码不同的,照抄一份改 words(词语)。
            # 申请人的姓名、证件号、电话等列用不着,不会带进来。
            kind: profile
            id: cases-codes
            title: 办件库(1 即办件、2 承诺件、3 联办件、4 上报件)
            makes: cases
            known_by: [[申办流水号, 业务流水号, 办件编号, 办件流水号], [受理时间, 受理日期], [办件类型, 办件类型代码]]
            blank: ["-", "--", "null", "NULL"]
            columns:
              case: [申办流水号, 业务流水号, 办件编号, 办件流水号]
              item: [事项名称, 办理事项]
              kind: {header: [办件类型, 办件类型代码], words: {1: 即办件, 2: 承诺件, 3: 联办件, 4: 上报件}}
              window: [窗口, 受理窗口, 窗口名称]
              staff: {header: [工号, 经办人工号, 受理人工号], by_name: [经办人, 受理人, 经办人姓名, 受理人姓名]}
              accepted: [受理时间, 受理日期]
              promise: {header: [承诺时限, 承诺办结时限, 承诺期限], unit: {header: [承诺时限单位, 时限单位, 承诺期限单位], words: {1: 工作日, 2: 自然日, 3: 小时, 4: 分钟, 5: 月}}}
              paused: [挂起天数, 特别程序天数]
              # 停在哪一天、恢复在哪一天;有几段的,列也有几组(挂起时间1、恢复时间1……)。
              pauses:
                pairs:
                  - {kind: 挂起, from: [挂起时间*, 挂起开始时间*], until: [恢复时间*, 解挂时间*, 挂起结束时间*]}
                  - {kind: 补正, from: [补正告知时间*, 补正通知时间*], until: [补正受理时间*]}
              due: [承诺办结时间, 承诺办结日期]
              finished: [办结时间, 办结日期]
              rating: {header: [评价, 满意度, 评价结果], words: {5: 非常满意, 4: 满意, 3: 基本满意, 2: 不满意, 1: 非常不满意}}
              version: [数据版本, 版本号]
              默认评价: {header: [默认评价, 是否默认评价, 自动好评], words: {1: 是, 0: 否, Y: 是, N: 否}}

            """#
        ),
        (
            "dingtalk-daily.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # 钉钉 考勤报表的“每日统计”:报表日期等若干行标题,两行表头,有合并单元格;一行一人一天。
            kind: profile
            id: dingtalk-daily
            title: 钉钉考勤报表(每日统计)
            makes: attendance
            worksheet: 每日统计
            known_by: [姓名, 日期, 上班1打卡时间]
            header_rows: 2
            blank: ["-", "--", 缺卡, 未打卡, 请假, 外勤, 休息]
            columns:
              staff: {header: 工号, by_name: 姓名}
              time: {date: [日期, workDate], punches: [上班*打卡时间, 下班*打卡时间]}

            """#
        ),
        (
            "pauses-corrections.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # 审批系统的补正记录。补正期间不计入时限是各地自定的:要在 centre.yaml 写 cases: {pauses: [挂起, 补正]}。
            kind: profile
            id: pauses-corrections
            title: 补正记录
            makes: pauses
            known_by: [[申办流水号, 业务流水号, 办件编号, 办件流水号], [补正告知时间, 补正通知时间]]
            blank: ["-", "--", "null", "NULL"]
            columns:
              case: [申办流水号, 业务流水号, 办件编号, 办件流水号]
              kind: {value: 补正}
              from: [补正告知时间, 补正通知时间]
              until: [补正受理时间, 补正材料时间, 补正时间]

            """#
        ),
        (
            "pauses-suspended.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # 审批系统的挂起记录:一行一段,没有恢复的,恢复时间空着。
            kind: profile
            id: pauses-suspended
            title: 挂起记录
            makes: pauses
            known_by: [[申办流水号, 业务流水号, 办件编号, 办件流水号], [挂起时间, 挂起开始时间, 特别程序开始时间]]
            blank: ["-", "--", "null", "NULL"]
            columns:
              case: [申办流水号, 业务流水号, 办件编号, 办件流水号]
              kind: {value: 挂起}
              from: [挂起时间, 挂起开始时间, 特别程序开始时间]
              until: [恢复时间, 解挂时间, 挂起结束时间, 特别程序结束时间]

            """#
        ),
        (
            "ratings-codes.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # 好差评系统导出的评价:等级写词语,或写 5…1。一件评价几次的,以哪一次为准写在 centre.yaml 的 cases(办件)里。
            # 评价人的姓名、电话、评价内容用不着,不会带进来。等级的代码不同的,照抄一份改 words(词语)。
            kind: profile
            id: ratings-codes
            title: 好差评(5 非常满意 … 1 非常不满意)
            makes: ratings
            known_by: [[申办流水号, 业务流水号, 办件编号, 办件流水号], [评价, 满意度, 评价结果, 评价等级, 满意度评价, 评价星级]]
            blank: ["-", "--", "null", "NULL"]
            columns:
              case: [申办流水号, 业务流水号, 办件编号, 办件流水号]
              rating: {header: [评价, 满意度, 评价结果, 评价等级, 满意度评价, 评价星级], words: {5: 非常满意, 4: 满意, 3: 基本满意, 2: 不满意, 1: 非常不满意, 五星: 非常满意, 四星: 满意, 三星: 基本满意, 二星: 不满意, 一星: 非常不满意, 5星: 非常满意, 4星: 满意, 3星: 基本满意, 2星: 不满意, 1星: 非常不满意}}
              time: [评价时间, 评价日期, 提交时间]
              source: [评价来源, 评价渠道, 评价方式, 评价途径]
              默认评价: {header: [默认评价, 是否默认评价, 自动好评, 系统默认], words: {1: 是, 0: 否, Y: 是, N: 否, TRUE: 是, FALSE: 否}}

            """#
        ),
        (
            "roster-list.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # 窗口人员花名册:标题行跳过;部门一列合并了几行的,沿用上面那一行。
            # 身份证号、电话、学历、政治面貌等列用不着,不会带进来。
            kind: profile
            id: roster-list
            title: 人员名册(花名册)
            makes: roster
            known_by: [[工号, 人员编号, 职工编号, 员工编号], [姓名, 人员姓名], [部门, 派驻单位, 派驻部门, 进驻单位, 进驻部门, 所属部门, 单位], [窗口, 窗口名称, 所在窗口]]
            header_rows: 1
            blank: ["-", "--", 无, 至今]
            columns:
              staff: [工号, 人员编号, 职工编号, 员工编号]
              name: [姓名, 人员姓名]
              department: {header: [部门, 派驻单位, 派驻部门, 进驻单位, 进驻部门, 所属部门, 单位], repeats: yes}
              window: [窗口, 窗口名称, 所在窗口]
              post: [岗位, 窗口职务, 岗位职务, 职务]
              from: [到岗日期, 到岗时间, 进驻日期, 进驻时间, 入驻日期]
              until: [离岗日期, 离岗时间, 撤离日期, 撤离时间]
              group: [分组, 组别]

            """#
        ),
        (
            "roster-two-level.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # 窗口人员花名册,表头占两行、有合并单元格:标题行跳过;部门一列合并了几行的,沿用上面那一行。
            # 身份证号、电话、学历、政治面貌等列用不着,不会带进来。
            kind: profile
            id: roster-two-level
            title: 人员名册(两行表头)
            makes: roster
            known_by: [[工号, 人员编号, 职工编号, 员工编号], [姓名, 人员姓名], [部门, 派驻单位, 派驻部门, 进驻单位, 进驻部门, 所属部门, 单位], [窗口, 窗口名称, 所在窗口]]
            header_rows: 2
            blank: ["-", "--", 无, 至今]
            columns:
              staff: [工号, 人员编号, 职工编号, 员工编号]
              name: [姓名, 人员姓名]
              department: {header: [部门, 派驻单位, 派驻部门, 进驻单位, 进驻部门, 所属部门, 单位], repeats: yes}
              window: [窗口, 窗口名称, 所在窗口]
              post: [岗位, 窗口职务, 岗位职务, 职务]
              from: [到岗日期, 到岗时间, 进驻日期, 进驻时间, 入驻日期]
              until: [离岗日期, 离岗时间, 撤离日期, 撤离时间]
              group: [分组, 组别]

            """#
        ),
        (
            "standard-attendance.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # 标准的打卡记录,供照抄修改;一个单元格里可以有几次打卡。
            kind: profile
            id: standard-attendance
            title: 标准表:打卡记录
            makes: attendance
            known_by: [工号, 打卡时间]
            columns: {staff: 工号, time: 打卡时间}

            """#
        ),
        (
            "standard-cases.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # 标准的办件,供照抄修改。
            kind: profile
            id: standard-cases
            title: 标准表:办件
            makes: cases
            known_by: [申办流水号, 办件类型, 工号, 受理时间]
            columns:
              case: 申办流水号
              item: 事项名称
              kind: 办件类型
              window: 窗口
              staff: 工号
              accepted: 受理时间
              promise: {header: 承诺时限, unit: 工作日}
              paused: 挂起天数
              pauses: 暂停时段
              due: 承诺办结时间
              finished: 办结时间
              rating: 评价
              version: 数据版本

            """#
        ),
        (
            "standard-events.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # 标准的督查台账,供照抄修改。
            kind: profile
            id: standard-events
            title: 标准表:督查台账
            makes: events
            known_by: [编号, 日期, 条目]
            columns:
              {event: 编号, date: 日期, staff: 工号, window: 窗口, rule: 条目, times: 次数, degree: 情节, points: 分值, quantity: 数量,
               deed: 事由编号, round: 轮次, note: 事由, proof: 依据, recorder: 登记人, status: 状态}

            """#
        ),
        (
            "standard-leave.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # 标准的请假外出,供照抄修改。
            kind: profile
            id: standard-leave
            title: 标准表:请假外出
            makes: leave
            known_by: [工号, 类型, 开始时间, 结束时间]
            columns: {staff: 工号, kind: 类型, from: 开始时间, until: 结束时间, status: 审批状态, substitute: 替岗人, proof: 证明}

            """#
        ),
        (
            "standard-pauses.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # 标准的暂停记录,供照抄修改:一行一段暂停。哪些类型不计入时限写在 centre.yaml 的 cases(办件)里,缺省只有挂起。
            kind: profile
            id: standard-pauses
            title: 标准表:暂停
            makes: pauses
            known_by: [申办流水号, 类型, 开始时间, 结束时间]
            columns: {case: 申办流水号, kind: 类型, from: 开始时间, until: 结束时间}

            """#
        ),
        (
            "standard-ratings.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # 标准的评价记录(好差评),供照抄修改:一行一次评价,按申办流水号对到办件。
            kind: profile
            id: standard-ratings
            title: 标准表:评价
            makes: ratings
            known_by: [申办流水号, 评价]
            columns: {case: 申办流水号, rating: 评价, time: 评价时间, source: 评价来源}

            """#
        ),
        (
            "standard-roster.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # 标准的人员名册,供照抄修改。
            kind: profile
            id: standard-roster
            title: 标准表:人员名册
            makes: roster
            known_by: [工号, 姓名, 部门, 窗口]
            columns: {staff: 工号, name: 姓名, department: 部门, window: 窗口, post: 岗位, from: 到岗日期, until: 离岗日期, group: 分组}

            """#
        ),
        (
            "wecom-daily.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # 企业微信 打卡日报的“概况统计与打卡明细”:表头在第 3、4 行;一行一人一天,没有的写 --。
            # 账号就是工号的单位,把 staff 改为 {header: 账号, by_name: 姓名}。
            kind: profile
            id: wecom-daily
            title: 企业微信打卡日报
            makes: attendance
            worksheet: 概况统计与打卡明细
            known_by: [姓名, 账号, [上班1打卡时间, 上班打卡时间, 最早]]
            header_rows: 2
            blank: ["-", "--", 未打卡, 缺卡]
            columns:
              staff: {header: 工号, by_name: 姓名}
              time: {date: [日期, 时间], punches: [上班*打卡时间, 下班*打卡时间, 最早, 最晚]}

            """#
        ),
        (
            "zkteco-attlog.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # 中控(ZKTeco)考勤机的原始记录 <设备>_attlog.dat:没有表头,制表符分隔,一行一次打卡。
            # 第三列起各型号含义不同,不采用;只有一个单元格的行(序列号、校验)不算。
            kind: profile
            id: zkteco-attlog
            title: 中控考勤机原始记录(attlog.dat)
            makes: attendance
            header_rows: 0
            delimiter: tab
            columns:
              staff: {position: A}
              time: {position: B}

            """#
        ),
        (
            "zktime-daily.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # ZKTime 考勤统计:一行一人一天,签到、签退各占一列;没有打卡的写空格或 -。
            kind: profile
            id: zktime-daily
            title: ZKTime 考勤统计(一人一天)
            makes: attendance
            known_by: [[考勤号码, 登记号码], 日期, 签到时间, 签退时间]
            blank: ["-", "--", 未打卡]
            columns:
              staff: {header: [考勤号码, 登记号码], by_name: 姓名}
              time: {date: 日期, punches: [签到时间*, 签退时间*]}

            """#
        ),
        (
            "zktime-punches.yaml",
            #"""
            # yaml-language-server: $schema=../../schema/profile.schema.json
            # ZKTime 打卡明细(.xls、.xlsx、CSV):一行一次打卡。
            # 工号在一个文件里是数、在另一个文件里是带前导零的文字时,写 staff: {header: 考勤号码, pad: 4}。
            kind: profile
            id: zktime-punches
            title: ZKTime 打卡明细
            makes: attendance
            known_by: [[考勤号码, 登记号码, 考勤号], [日期时间, 打卡时间, 刷卡时间]]
            blank: ["-", "--"]
            columns:
              staff: {header: [考勤号码, 登记号码, 考勤号], by_name: 姓名}
              time: [日期时间, 打卡时间, 刷卡时间]

            """#
        ),
    ]
}
