// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.option;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kilowire.capture.octets.OctetAddress;
import org.kilowire.sv.ethernet.MacAddress;
import org.kilowire.sv.ft3.Ft3Options;

/** Where frames come from. */
public sealed interface StreamInput {

  /** What nobody else may read meanwhile, in the words of the options. */
  List<String> claims();

  /**
   * An interface: 9-1 and 9-2 side by side, told apart by the frames.
   *
   * @param second that of the other LAN of PRP
   * @param groups the streams' destinations; none: all multicast
   * @param promiscuous whether the adapter passes what is for others
   */
  record Ethernet(
      String first, Optional<String> second, Set<MacAddress> groups, boolean promiscuous)
      implements StreamInput {

    public Ethernet {
      groups = Set.copyOf(groups);
    }

    @Override
    public List<String> claims() {
      return Stream.concat(Stream.of(first), second.stream())
          .map(one -> "interface " + one)
          .toList();
    }
  }

  /**
   * Octets of FT3.
   *
   * @param rate samples a second where no map says it; 0 if it is to be found out
   */
  record Ft3(OctetAddress source, Ft3Options frames, int rate) implements StreamInput {

    @Override
    public List<String> claims() {
      return List.of("source " + source);
    }
  }
}
