// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.util.List;
import java.util.Optional;

/** A gateway that runs, or everything that keeps it from running. */
public record GatewayStart(Optional<Gateway> gateway, List<String> problems) {

  static GatewayStart of(Gateway gateway, List<String> problems) {
    return new GatewayStart(Optional.of(gateway), problems);
  }

  static GatewayStart refused(List<String> problems) {
    return new GatewayStart(Optional.empty(), problems);
  }
}
