/// The words fictional centres are made of: no such office exists, and nobody is called this.
enum Vocabulary {
    static let surnames = [
        "赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "尤", "许",
        "何", "吕", "施", "张", "孔", "曹", "严", "华", "金", "魏", "陶", "姜", "戚", "谢", "邹", "喻", "柏", "水", "窦", "章",
    ]
    static let marks = ["样", "例", "示", "范"]
    static let stems = [
        "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉", "戌", "亥",
    ]
    static let places = [
        "云", "星", "禾", "桥", "灯", "泉", "舟", "砚", "竹", "梅", "松", "鹤", "鹿", "虹", "霞", "岚", "溪", "汀", "石", "羽",
        "雁", "荷", "菊", "杏", "橘", "柳", "枫", "榆", "桐", "槐", "钟", "鼓", "琴", "棋", "书", "画", "茶", "陶", "瓷", "丝",
    ]
    static let duties = [
        "务", "政", "业", "计", "统", "规", "保", "安", "通", "流", "养", "藏", "运", "测", "录", "训", "建", "修", "传", "联",
        "汇", "储", "评", "检", "察", "编", "译", "校", "刊", "印", "耕", "织", "渔", "牧", "林", "园", "圃", "塘", "窑", "坊",
    ]
    static let posts = ["工作人员", "工作人员", "工作人员", "窗口负责人", "首席代表"]
    static let acts = ["登记", "变更", "备案", "核准", "换证", "注销", "补办", "年报"]
    static let subjects = ["示例许可", "示例证照", "示例项目", "示例资格", "示例补贴", "示例场所"]

    /// The name of the department with a number from 0; different for the first 1,600.
    static func department(_ number: Int) -> String {
        let place = places[number % places.count]
        let duty = duties[(number / places.count + number) % duties.count]
        return "示例\(place)\(duty)局"
    }

    /// The name of the person with a number from 0; different for the first 3,520.
    static func person(_ number: Int) -> String {
        let surname = surnames[number % surnames.count]
        let rest = number / surnames.count + number
        return surname + marks[(number / surnames.count / stems.count) % marks.count] + stems[rest % stems.count]
    }
}
