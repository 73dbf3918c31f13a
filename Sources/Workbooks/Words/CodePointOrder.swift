extension String {
    /// Order of code points; UTF-8 keeps it.
    func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
