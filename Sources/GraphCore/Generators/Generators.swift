// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Random networks of any size for benchmarks and tests, each a function of its seed.
public enum Generators {}
