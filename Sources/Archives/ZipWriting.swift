internal import CZip
internal import Glibc

/// Writes a small zip archive, through libzip.
///
/// Names are marked as UTF-8, which Windows shows right in Chinese; times are what the caller says, so that the same entries
/// give the same bytes. With a password each entry is kept by AES-256 (WinZip's way, which 7-Zip, WinRAR and Bandizip open and
/// Windows by itself does not); its bytes then differ each time, for it is salted by chance.
public enum ZipWriting {
    /// Writes an archive to a path, which appears only when it is whole.
    /// - Parameter seconds: the time of the entries, since 1970.
    public static func write(
        _ entries: [ZipEntry], to path: String, seconds: Int, password: String = ""
    ) throws(ZipFailure) {
        var code: Int32 = 0
        guard let archive = unsafe zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
            var error = unsafe zip_error_t()
            unsafe zip_error_init_with_code(&error, code)
            defer { unsafe zip_error_fini(&error) }
            throw unsafe ZipReading.failure("open", &error)
        }
        do throws(ZipFailure) {
            for entry in entries { try unsafe add(entry, to: archive, seconds: seconds, password: password) }
        } catch {
            unsafe zip_discard(archive)
            throw error
        }
        guard unsafe zip_close(archive) == 0 else {
            let failure = unsafe ZipReading.failure("write", zip_get_error(archive))
            unsafe zip_discard(archive)
            throw failure
        }
    }

    private static func add(
        _ entry: ZipEntry, to archive: OpaquePointer, seconds: Int, password: String
    ) throws(ZipFailure) {
        // The library reads the bytes when it closes the archive, and frees them.
        guard let copy = unsafe malloc(max(1, entry.bytes.count)) else { throw ZipFailure("write", "", errno: ENOMEM) }
        unsafe entry.bytes.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { unsafe copy.copyMemory(from: start, byteCount: bytes.count) }
        }
        guard let source = unsafe zip_source_buffer(archive, copy, zip_uint64_t(entry.bytes.count), 1) else {
            unsafe free(copy)
            throw unsafe ZipReading.failure("write", zip_get_error(archive))
        }
        let index = unsafe zip_file_add(archive, entry.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            unsafe zip_source_free(source)
            throw unsafe ZipReading.failure("write", zip_get_error(archive))
        }
        let number = zip_uint64_t(index)
        var isGood = unsafe zip_file_set_mtime(archive, number, time_t(seconds), 0) == 0
        if !password.isEmpty {
            isGood =
                unsafe zip_file_set_encryption(archive, number, zip_uint16_t(ZIP_EM_AES_256), password) == 0 && isGood
        }
        guard isGood else { throw unsafe ZipReading.failure("write", zip_get_error(archive)) }
    }
}
