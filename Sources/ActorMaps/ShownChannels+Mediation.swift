// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorMediation
internal import ActorModel
public import ActorRendering

extension ShownChannels {
  /// The channels between the first two ends of a report: a largest set that shares no actor, the
  /// shortest, the strongest, and ties from end to end.
  public init(_ report: BridgeReport) {
    let found = report.channels.first
    let paths =
      (found?.paths ?? []) + [found?.shortest, found?.strongest].compactMap { $0 }
    let direct = found?.direct ?? []
    let actors = paths.flatMap(\.actors) + direct.flatMap { [$0.from, $0.to] }
    let ties = paths.flatMap(\.ties) + direct
    self.init(
      ends: report.ends.prefix(2).map { End(name: $0.name, actors: $0.principals) },
      actors: Set(actors).sorted(), ties: Set(ties.map(\.id)).sorted(),
      threshold: found?.threshold ?? report.question.threshold,
      roles: found?.roles.map { $0.map(\.rawValue) }, count: found?.paths.count ?? 0,
      direct: direct.count, dependsOn: found?.singlePointsOfFailure ?? [])
  }
}
