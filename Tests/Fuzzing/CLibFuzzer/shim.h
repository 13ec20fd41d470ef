#pragma once

#include <stddef.h>
#include <stdint.h>

// libFuzzer has no header for being called as a library; this is its documented entry
// (https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library).
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
