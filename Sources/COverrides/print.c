// How libxlsxwriter prints: its one way to do so is fprintf, and a program's own definition comes before the library's.
//
// Two things are done here. Its lines on the standard error stream, which say what it returns as an error code besides, go
// nowhere: what is told of a full disk is kaohe's own message, in the user's language, and the library offers no switch.
// And its cells, some three million in a city's workbooks, are put together here rather than by glibc, whose printf takes
// nearly three times as long for a whole number. What is written is the same to the byte; a format with anything but
// %s, %d and %.16G in it, and a number that is not whole, is left to glibc.
#define _GNU_SOURCE
#include "COverrides.h"
#include <math.h>
#include <string.h>

// What is printed, before it is handed to the stream.
struct text {
    FILE *stream;
    size_t used;
    size_t total;
    int failed;
    char bytes[512];
};

static void flush(struct text *text) {
    if (text->used > 0 && fwrite_unlocked(text->bytes, 1, text->used, text->stream) != text->used) text->failed = 1;
    text->used = 0;
}

static void put(struct text *text, const char *bytes, size_t count) {
    text->total += count;
    if (count > sizeof text->bytes - text->used) flush(text);
    if (count > sizeof text->bytes) {
        if (fwrite_unlocked(bytes, 1, count, text->stream) != count) text->failed = 1;
        return;
    }
    memcpy(text->bytes + text->used, bytes, count);
    text->used += count;
}

static void put_whole(struct text *text, long long value) {
    char digits[24];
    size_t first = sizeof digits;
    unsigned long long rest = value < 0 ? 0ULL - (unsigned long long)value : (unsigned long long)value;
    do {
        digits[--first] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0) digits[--first] = '-';
    put(text, digits + first, sizeof digits - first);
}

static void put_number(struct text *text, double value) {
    // Below 10^15 a whole number has no more digits than %.16G shows, and no exponent. The zero with a sign is glibc's.
    if (value > -1e15 && value < 1e15 && value == trunc(value) && !(value == 0 && signbit(value))) {
        put_whole(text, (long long)value);
        return;
    }
    char digits[48];
    int count = snprintf(digits, sizeof digits, "%.16G", value);
    if (count < 0 || (size_t)count >= sizeof digits) {
        text->failed = 1;
        return;
    }
    put(text, digits, (size_t)count);
}

// Where the directive at a percent sign ends; NULL for one that is glibc's.
static const char *end_of(const char *directive) {
    if (directive[1] == 's' || directive[1] == 'd') return directive + 2;
    return strncmp(directive, "%.16G", 5) == 0 ? directive + 5 : NULL;
}

int kaohe_vfprintf(FILE *stream, const char *format, va_list arguments) {
    for (const char *next = strchr(format, '%'); next != NULL; next = strchr(next, '%')) {
        next = end_of(next);
        if (next == NULL) return vfprintf(stream, format, arguments);
    }
    struct text text;
    text.stream = stream;
    text.used = 0;
    text.total = 0;
    text.failed = 0;
    flockfile(stream);
    while (*format != '\0') {
        const char *next = strchrnul(format, '%');
        put(&text, format, (size_t)(next - format));
        if (*next == '\0') break;
        if (next[1] == 's') {
            const char *word = va_arg(arguments, const char *);
            if (word == NULL) word = "(null)";
            put(&text, word, strlen(word));
        } else if (next[1] == 'd') {
            put_whole(&text, va_arg(arguments, int));
        } else {
            put_number(&text, va_arg(arguments, double));
        }
        format = end_of(next);
    }
    flush(&text);
    funlockfile(stream);
    return text.failed || text.total > 0x7FFFFFFF ? -1 : (int)text.total;
}

int __fprintf_chk(FILE *stream, int flag, const char *format, ...) {
    (void)flag;
    if (stream == stderr && format != NULL && strncmp(format, "[ERROR]", 7) == 0) return 0;
    va_list arguments;
    va_start(arguments, format);
    int count = kaohe_vfprintf(stream, format, arguments);
    va_end(arguments);
    return count;
}
