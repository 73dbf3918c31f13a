#ifndef KAOHE_OVERRIDES_H
#define KAOHE_OVERRIDES_H

#include <stdarg.h>
#include <stdio.h>

/// Prints as `vfprintf` does, byte for byte; quickly where a format holds nothing but `%s`, `%d` and `%.16G`. For tests: libraries
/// come to it through `__fprintf_chk`, see `print.c`.
int kaohe_vfprintf(FILE *stream, const char *format, va_list arguments);

#endif
