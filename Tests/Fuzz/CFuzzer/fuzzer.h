// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

// The entry of libFuzzer, which comes with the compiler and has no header.

#include <stddef.h>
#include <stdint.h>

/// Runs the fuzzer with its own options; `callback` is called with each input.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
