internal import Diagnostics
public import RecordModel

/// The import profiles that the program ships: of named machines and systems, and of the canonical tables.
public enum ShippedProfiles {
    /// All of them, in the order in which they are tried.
    public static let all: [ImportProfile] = ShippedProfileTexts.all.compactMap {
        ImportProfileLoader.load(name: $0.name, bytes: Array($0.text.utf8)).value
    }

    /// The texts they are read from, by file name.
    public static var texts: [(name: String, text: String)] { ShippedProfileTexts.all }
}
