// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit;

import java.util.Optional;
import org.kilowire.sv.ethernet.MacAddress;
import org.kilowire.sv.ethernet.VlanTag;

/**
 * What stands around the APDUs of a stream.
 *
 * @param destination a multicast address
 * @param source the merging unit's
 * @param vlan empty for frames without a tag
 * @param appId 0..65535
 * @param simulated bit 15 of Reserved1: set unless somebody wants it otherwise
 * @param prp whether each frame goes out twice, with the trailers of LAN A and B
 */
public record EthernetHead(
    MacAddress destination,
    MacAddress source,
    Optional<VlanTag> vlan,
    int appId,
    boolean simulated,
    boolean prp) {

  private static final long FIRST_SOURCE = 0x020000000001L;
  private static final int FIRST_APP_ID = 0x4000;

  /** Of the stream with a number, 1 to 20: simulated, with the default tag. */
  public static EthernetHead of(int number, int firstAppId) {
    return new EthernetHead(
        MacAddress.ofSampledValues(number),
        new MacAddress(FIRST_SOURCE + number - 1),
        Optional.of(VlanTag.DEFAULT),
        firstAppId + number - 1,
        true,
        false);
  }

  /** The same for 9-2, whose APPIDs begin at 0x4000. */
  public static EthernetHead of(int number) {
    return of(number, FIRST_APP_ID);
  }

  /** With the simulation bit or without. */
  public EthernetHead withSimulated(boolean set) {
    return new EthernetHead(destination, source, vlan, appId, set, prp);
  }

  /** With PRP or without. */
  public EthernetHead withPrp(boolean twice) {
    return new EthernetHead(destination, source, vlan, appId, simulated, twice);
  }

  /** With another tag, or none. */
  public EthernetHead withVlan(Optional<VlanTag> tag) {
    return new EthernetHead(destination, source, tag, appId, simulated, prp);
  }
}
