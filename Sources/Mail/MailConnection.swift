internal import CCurl

/// The one owner of a handle of libcurl: a conversation with a mail server that several messages may share.
@safe public final class MailConnection {
    private let handle: UnsafeMutableRawPointer
    private let server: MailServer
    /// What the library says of an error, in its own memory.
    private let complaint: UnsafeMutablePointer<CChar>

    /// A connection, not yet made; `nil` where the library gives no handle, or where the server would be talked to in the
    /// clear over a network.
    public init?(_ server: MailServer) {
        guard server.security != .none || server.isLoopback, let handle = unsafe curl_easy_init() else { return nil }
        unsafe self.handle = handle
        self.server = server
        unsafe complaint = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe complaint.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        unsafe curl_easy_cleanup(handle)
        unsafe complaint.deallocate()
    }

    /// A message that is being sent, and how much of it is.
    private final class Body {
        let bytes: [UInt8]
        var sent = 0
        init(_ bytes: [UInt8]) { self.bytes = bytes }
    }

    /// Sends a message to all of some recipients, or to none where the server refuses one.
    public func send(_ message: [UInt8], from sender: String, to recipients: [String]) -> MailOutcome {
        let body = Body(message)
        var list: UnsafeMutablePointer<curl_slist>?
        defer { unsafe curl_slist_free_all(list) }
        for recipient in recipients {
            guard let longer = unsafe curl_slist_append(list, "<\(recipient)>") else {
                return .unreachable("out of memory")
            }
            unsafe list = longer
        }
        // The connection stays, the options do not.
        unsafe curl_easy_reset(handle)
        guard unsafe prepare(body, list, sender: sender) else { return .unreachable(unsafe String(cString: complaint)) }
        let code = withExtendedLifetime(body) { unsafe curl_easy_perform(handle) }
        var answer = 0
        _ = unsafe kaohe_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &answer)
        return outcome(code, answer, isWhole: body.sent == message.count)
    }

    private func prepare(
        _ body: Body, _ list: UnsafeMutablePointer<curl_slist>?, sender: String
    ) -> Bool {
        let isWrapped = server.security == .required
        let host = server.host.contains(":") ? "[\(server.host)]" : server.host
        var codes: [CURLcode] = []
        func set(_ option: CURLoption, _ value: Int) {
            codes.append(unsafe kaohe_curl_set_long(handle, option, value))
        }
        func set(_ option: CURLoption, _ value: String) {
            codes.append(unsafe kaohe_curl_set_string(handle, option, value))
        }
        unsafe complaint.pointee = 0
        codes.append(unsafe kaohe_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, complaint))
        set(CURLOPT_URL, "\(isWrapped ? "smtps" : "smtp")://\(host):\(server.port)")
        set(CURLOPT_PROTOCOLS_STR, isWrapped ? "smtps" : "smtp")
        set(CURLOPT_USE_SSL, server.security == .none ? Int(CURLUSESSL_NONE.rawValue) : Int(CURLUSESSL_ALL.rawValue))
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if !server.authorities.isEmpty { set(CURLOPT_CAINFO, server.authorities) }
        // No environment variable decides where the mail goes.
        set(CURLOPT_PROXY, "")
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_CONNECTTIMEOUT, 30)
        set(CURLOPT_LOW_SPEED_LIMIT, 1)
        set(CURLOPT_LOW_SPEED_TIME, 60)
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT, 120)
        if !server.user.isEmpty {
            set(CURLOPT_USERNAME, server.user)
            set(CURLOPT_PASSWORD, server.password)
        }
        set(CURLOPT_MAIL_FROM, "<\(sender)>")
        codes.append(unsafe kaohe_curl_set_list(handle, CURLOPT_MAIL_RCPT, list))
        set(CURLOPT_UPLOAD, 1)
        codes.append(
            unsafe kaohe_curl_set_read(handle) { target, size, count, context in
                guard let target = unsafe target, let context = unsafe context else { return 0 }
                let body = unsafe Unmanaged<Body>.fromOpaque(context).takeUnretainedValue()
                let piece = min(size * count, body.bytes.count - body.sent)
                unsafe body.bytes.withUnsafeBytes { bytes in
                    guard let start = bytes.baseAddress else { return }
                    unsafe target.withMemoryRebound(to: UInt8.self, capacity: piece) { target in
                        unsafe UnsafeMutableRawPointer(target).copyMemory(from: start + body.sent, byteCount: piece)
                    }
                }
                body.sent += piece
                return piece
            })
        codes.append(
            unsafe kaohe_curl_set_pointer(handle, CURLOPT_READDATA, Unmanaged.passUnretained(body).toOpaque()))
        // What the server says besides is nobody's business.
        codes.append(unsafe kaohe_curl_set_write(handle, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count })
        return codes.allSatisfy { $0 == CURLE_OK }
    }

    private func outcome(_ code: CURLcode, _ answer: Int, isWhole: Bool) -> MailOutcome {
        let said = unsafe String(cString: complaint)
        let words = said.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : said
        // An answer of 4xx or 5xx is a no, to whatever was asked last.
        let isNo = (400...599).contains(answer)
        switch code {
        case CURLE_OK: return .sent
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT, CURLE_LOGIN_DENIED,
            CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_CERTPROBLEM, CURLE_UNSUPPORTED_PROTOCOL, CURLE_OUT_OF_MEMORY:
            return .unreachable(words)
        case CURLE_WEIRD_SERVER_REPLY where !isWhole:
            // A greeting that is none.
            return .unreachable(words)
        default:
            if isNo { return .refused("\(words) (\(answer))") }
            return isWhole ? .unknown(words) : .unreachable(words)
        }
    }
}
