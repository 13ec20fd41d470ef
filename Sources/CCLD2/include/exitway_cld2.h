#ifndef EXITWAY_CLD2_H
#define EXITWAY_CLD2_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What CLD2 says about a text: its best guess, and how much of the text it stands for.
typedef struct {
  /// ISO code as CLD2 writes it (`en`, `zh-Hant`), or `un`.
  char code[16];
  /// Share of the text, 0 to 100.
  int percent;
  bool reliable;
} exitway_cld2_guess;

/// Detects the language of UTF-8 text; no hint is given, because CLD2 then only agrees with it.
/// Thread-safe: CLD2 keeps no state between calls.
exitway_cld2_guess exitway_cld2_detect(const char *text, int bytes);

#ifdef __cplusplus
}
#endif

#endif
