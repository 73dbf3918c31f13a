// libxlsxwriter says on the standard error stream what it returns as an error code besides.
//
// What is told of a full disk is kaohe's own message, in the user's language; the library's lines above it, with places in
// its own source, only look like a crash. It offers no switch, so its one way to print is answered here: lines that begin
// with [ERROR] go nowhere, everything else goes on as it would have.
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int __fprintf_chk(FILE *stream, int flag, const char *format, ...) {
    (void)flag;
    if (stream == stderr && format != NULL && strncmp(format, "[ERROR]", 7) == 0) return 0;
    va_list arguments;
    va_start(arguments, format);
    int count = vfprintf(stream, format, arguments);
    va_end(arguments);
    return count;
}
