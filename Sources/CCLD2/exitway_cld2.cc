// CLD2's header uses FILE without including it.
#include <cstdio>
#include <cstring>

#include <cld2/public/compact_lang_det.h>

#include "exitway_cld2.h"

extern "C" exitway_cld2_guess exitway_cld2_detect(const char *text, int bytes) {
  CLD2::Language languages[3];
  int percents[3];
  int text_bytes = 0;
  bool reliable = false;
  CLD2::DetectLanguageSummary(text, bytes, /*is_plain_text=*/true, languages, percents, &text_bytes,
                              &reliable);
  exitway_cld2_guess guess = {};
  std::strncpy(guess.code, CLD2::LanguageCode(languages[0]), sizeof(guess.code) - 1);
  guess.percent = percents[0];
  guess.reliable = reliable;
  return guess;
}
