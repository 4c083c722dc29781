// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.FleetResult;
import org.kilowire.fleet.document.FleetReader;

/** Looks through a gateway's folder before anything is started, to tell what is wrong in there. */
final class HomeCheck {

  private final GatewayHome home;

  HomeCheck(GatewayHome home) {
    this.home = home;
  }

  /** What is wrong with the fleet document; nothing where there is none. */
  List<String> fleet(String gateway) {
    Path file = home.fleet();
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.size(file) > FleetReader.MAX_OCTETS
          ? List.of("fleet.json $: larger than " + FleetReader.MAX_OCTETS + " octets")
          : problems(gateway, Fleets.reader(name -> true).read(Files.readAllBytes(file)));
    } catch (IOException e) {
      return List.of("fleet.json $: cannot be read: " + e.getMessage());
    }
  }

  private static List<String> problems(String gateway, FleetResult result) {
    if (result instanceof FleetResult.Refused refused) {
      return refused.problems().stream().map(problem -> "fleet.json " + problem).toList();
    }
    Fleet fleet = ((FleetResult.Whole) result).fleet();
    return fleet.gateway().equals(gateway)
        ? List.of()
        : List.of("fleet.json $.gateway: is " + fleet.gateway() + "; this gateway is " + gateway);
  }
}
