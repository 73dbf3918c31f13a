internal import RuleModel
internal import YAMLDocument

/// `{people: members}`, `{people: [首席代表]}`: how many people the subject has, of certain posts where any are named.
enum PeopleDecoder: MeasureDecoder {
    static let form = "people"
    static let keys: [String] = []
    static let nature = MeasureNature.whole

    static func decode(
        _ fields: Fields, _ scope: Scope, _ decoder: FileDecoder
    ) -> (form: any MeasureForm, title: String)? {
        guard let node = fields["people"] else { return nil }
        if let text = node.text, Vocabulary.english(text.trimmed, among: ["members"]) != nil {
            return (PeopleMeasure(), "人数")
        }
        let posts = decoder.list(node).compactMap { decoder.post($0, reserved: ["members"]) }
        guard !posts.isEmpty else {
            if node.items?.isEmpty == true { decoder.nothingIn(node) }
            return nil
        }
        return (PeopleMeasure(posts: posts), posts.joined(separator: "、") + "人数")
    }
}
