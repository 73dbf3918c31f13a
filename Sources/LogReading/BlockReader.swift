internal import Glibc

/// Brings the blocks of surveyed files into memory one at a time, as UTF-8, in a buffer it reuses.
final class BlockReader {
    private var handle: FileHandle?
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var raw: UnsafeMutablePointer<UInt8>
    private var rawCapacity: Int

    init() {
        capacity = 1 << 20 + 4096
        buffer = .allocate(capacity: capacity)
        rawCapacity = 1
        raw = .allocate(capacity: rawCapacity)
    }

    deinit {
        buffer.deallocate()
        raw.deallocate()
    }

    /// Reads one block; the bytes stay until the next call.
    func read(_ block: SurveyedFile.Block, of file: SurveyedFile) throws -> UnsafeMutableBufferPointer<UInt8> {
        if let spool = file.spool {
            reserve(block.length)
            try spool.read(into: buffer, count: block.length, at: block.offset)
            return UnsafeMutableBufferPointer(start: buffer, count: block.length)
        }
        if let memory = file.memory {
            reserve(block.length)
            for index in 0..<block.length { buffer[index] = memory[block.offset + index] }
            return UnsafeMutableBufferPointer(start: buffer, count: block.length)
        }
        let handle = try open(file)
        if file.encoding == .utf8 {
            reserve(block.length)
            guard try handle.read(into: buffer, count: block.length, at: block.offset) == block.length else {
                throw SurveyedFile.changed(file.path)
            }
            return UnsafeMutableBufferPointer(start: buffer, count: block.length)
        }
        if rawCapacity < block.length {
            raw.deallocate()
            rawCapacity = block.length
            raw = .allocate(capacity: rawCapacity)
        }
        guard try handle.read(into: raw, count: block.length, at: block.offset) == block.length else {
            throw SurveyedFile.changed(file.path)
        }
        // Two bytes become three at most.
        reserve(block.length * 2 + 16)
        guard let transcoder = Transcoder(from: file.encoding) else { throw SurveyedFile.changed(file.path) }
        let (taken, made, isValid) = transcoder.convert(raw, block.length, into: buffer, capacity)
        guard isValid, taken == block.length else { throw SurveyedFile.changed(file.path) }
        return UnsafeMutableBufferPointer(start: buffer, count: made)
    }

    /// The file, opened anew unless the last block was of it too; it must be the version that was surveyed.
    private func open(_ file: SurveyedFile) throws -> FileHandle {
        if let handle, handle.path == file.location { return handle }
        let opened: FileHandle
        do {
            opened = try FileHandle(path: file.location)
        } catch  where error.errno == ENOENT {
            throw SurveyedFile.changed(file.path)
        }
        guard opened.version == file.version else { throw SurveyedFile.changed(file.path) }
        handle = opened
        return opened
    }

    private func reserve(_ count: Int) {
        guard capacity < count else { return }
        buffer.deallocate()
        capacity = count
        buffer = .allocate(capacity: capacity)
    }
}
