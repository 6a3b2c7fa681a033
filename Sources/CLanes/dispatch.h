// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#ifndef ACTORMAP_DISPATCH_H
#define ACTORMAP_DISPATCH_H

#include <stddef.h>

// glibc's loader can pick the version of a function for its processor, before anything else runs.
// Sanitizers are not ready by then; with them, and elsewhere, a function asks for its processor
// itself or takes the compiler's own choice.
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__has_feature)
#if !__has_feature(thread_sanitizer) && !__has_feature(address_sanitizer)
#define ACTORMAP_LOADER_CHOOSES 1
#endif
#endif

#endif
