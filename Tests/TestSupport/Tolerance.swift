// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Whether two computed numbers are the same but for rounding: within `tolerance` absolutely, and
/// relatively for numbers above 1. The one place where tests say what "equal" means.
public func isClose(_ a: Double, _ b: Double, tolerance: Double = 1e-9) -> Bool {
  (a - b).magnitude <= tolerance * max(1, a.magnitude, b.magnitude)
}

/// Whether two numbers are the same but for rounding, however small they are; 0 is only like 0.
public func isRelativelyClose(_ a: Double, _ b: Double, tolerance: Double) -> Bool {
  (a - b).magnitude <= tolerance * max(a.magnitude, b.magnitude)
}

/// Whether both exist and are close, or neither exists.
public func isClose(_ a: Double?, _ b: Double?, tolerance: Double = 1e-9) -> Bool {
  switch (a, b) {
  case (let a?, let b?): isClose(a, b, tolerance: tolerance)
  case (nil, nil): true
  default: false
  }
}
