// Workbooks are packed at zlib's quickest level.
//
// libxlsxwriter packs through minizip at zlib's default level 6 and offers no choice. For a city of 400 departments that
// is a fifth of the whole run, and level 1 takes a third of it for files a sixth larger. A program's own definition of a
// library function comes before the library's, so this one is what minizip finds; it hands on to zlib, and only the level
// that stands for "default" is changed. Nothing else in kaohe deflates.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdatomic.h>
#include <stddef.h>

typedef int (*initialise)(void *stream, int level, int method, int window_bits, int memory_level, int strategy,
                          const char *version, int stream_size);

int deflateInit2_(void *stream, int level, int method, int window_bits, int memory_level, int strategy,
                  const char *version, int stream_size) {
    // Threads that come here together all find the same function.
    static _Atomic(initialise) found = NULL;
    initialise next = atomic_load_explicit(&found, memory_order_relaxed);
    if (next == NULL) {
        next = (initialise)dlsym(RTLD_NEXT, "deflateInit2_");
        if (next == NULL) return -2; // Z_STREAM_ERROR, which minizip reports and libxlsxwriter returns.
        atomic_store_explicit(&found, next, memory_order_relaxed);
    }
    return next(stream, level == -1 ? 1 : level, method, window_bits, memory_level, strategy, version, stream_size);
}
