// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import java.util.List;

/**
 * An APDU of IEC 61850-9-1 as a value.
 *
 * @param asdus 1..128, each with the universal header
 */
public record Apdu91(List<Asdu91> asdus) {

  private static final int MAX_ASDUS = 128;
  private static final int MAX_OCTETS = 0xFFFF - 2;

  public Apdu91 {
    asdus = List.copyOf(asdus);
    if (asdus.isEmpty() || asdus.size() > MAX_ASDUS) {
      throw new IllegalArgumentException("ASDUs must be 1.." + MAX_ASDUS + ": " + asdus.size());
    }
    if (asdus.stream().anyMatch(one -> one.layout().header() != AsduLayout.Header.UNIVERSAL)) {
      throw new IllegalArgumentException("an ASDU of 9-1 begins with the universal header");
    }
    int octets = asdus.stream().mapToInt(one -> one.layout().length()).sum();
    if (octets > MAX_OCTETS) {
      throw new IllegalArgumentException("an APDU has no room for " + octets + " octets of ASDUs");
    }
  }

  /** Of these ASDUs. */
  public static Apdu91 of(Asdu91... asdus) {
    return new Apdu91(List.of(asdus));
  }
}
