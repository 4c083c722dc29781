// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.util.List;
import java.util.Optional;

/**
 * What became of a start.
 *
 * @param gateway if it runs
 * @param problems everything that is wrong; of one that runs, what it does without
 */
public record GatewayStart(Optional<StandaloneGateway> gateway, List<String> problems) {

  public GatewayStart {
    problems = List.copyOf(problems);
  }

  static GatewayStart of(StandaloneGateway gateway, List<String> problems) {
    return new GatewayStart(Optional.of(gateway), problems);
  }

  static GatewayStart refused(List<String> problems) {
    return new GatewayStart(Optional.empty(), problems);
  }
}
