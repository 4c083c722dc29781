// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit;

import org.kilowire.simulators.mergingunit.frame.StreamShape;
import org.kilowire.sv.apdu91.AsduHeader;
import org.kilowire.sv.apdu91.AsduLayout;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.document.ShippedMaps;
import org.kilowire.sv.ft3.Ft3Crc;
import org.kilowire.sv.ft3.Ft3Layout;

/** Streams that tests have in common. */
final class Shapes {

  static final AsduHeader.Universal HEADER =
      new AsduHeader.Universal(2, 1, 1, 1000, 1000, 1100, 500);
  static final AsduHeader.Universal STATE_GRID =
      new AsduHeader.Universal(2, 0xFE, 1, 1000, 1000, 1100, 500);

  private Shapes() {}

  static ChannelMap map(String id) {
    return ShippedMaps.find(id).orElseThrow();
  }

  static StreamShape.Of92 le() {
    return of92("9-2LE", 1);
  }

  static StreamShape.Of92 of92(String map, int asdus) {
    return StreamShape.Of92.of("KWMU0101", map(map), asdus, EthernetHead.of(1));
  }

  static StreamShape.Of91 of91(int asdus) {
    return new StreamShape.Of91(
        "LD01",
        map("universal-12"),
        asdus,
        EthernetHead.of(2, 0),
        AsduLayout.UNIVERSAL,
        HEADER,
        80);
  }

  static StreamShape.Of91 stateGrid91() {
    return new StreamShape.Of91(
        "LD02",
        map("state-grid-22"),
        1,
        EthernetHead.of(3, 0),
        AsduLayout.STATE_GRID,
        STATE_GRID,
        80);
  }

  static StreamShape.OfFt3 ft3(Ft3Layout layout) {
    boolean large = layout.equals(Ft3Layout.OCTETS_74);
    return new StreamShape.OfFt3(
        "FT3",
        map(large ? "state-grid-22" : "universal-12"),
        layout,
        Ft3Crc.STANDARD,
        large ? STATE_GRID : HEADER,
        80);
  }
}
