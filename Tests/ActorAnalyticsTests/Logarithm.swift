// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// −ln of a trust product: the distance that neg-log means.
func negLog(_ product: Double) -> Double { -log(product) }

/// sin(k π / n), for closed forms.
func sine(_ k: Int, of n: Int) -> Double { sin(Double(k) * .pi / Double(n)) }
