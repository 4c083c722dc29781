// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import java.util.Objects;
import java.util.Optional;

/** Which streams a map is for. A map without a key fits whatever has its length. */
public sealed interface MapKey {

  /** What an ASDU does not have, or a key does not ask for. */
  int ANY = -1;

  /** No stream by name: a map that others are made like, or that is chosen by hand. */
  record Unbound() implements MapKey {}

  /**
   * A stream of IEC 61850-9-2; at least one of both is there.
   *
   * @param svId 1..129 printable characters of ASCII
   * @param appId 0..0xFFFF, or {@link #ANY}
   */
  record ByName(Optional<String> svId, int appId) implements MapKey {
    public ByName {
      Objects.requireNonNull(svId);
    }
  }

  /**
   * A data set of IEC 61850-9-1 or IEC 60044-8.
   *
   * @param lnName 0..0xFF, or {@link #ANY}; 2 in the standard
   * @param dataSetName 0..0xFF, or {@link #ANY}; 1 is the universal one, 0xFE a maker's own
   * @param ldName 0..0xFFFF, or {@link #ANY}
   */
  record ByDataSet(int lnName, int dataSetName, int ldName) implements MapKey {}
}
