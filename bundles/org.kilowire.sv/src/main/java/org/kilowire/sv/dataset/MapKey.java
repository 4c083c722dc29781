// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** Which streams a map is for. A map without a key fits whatever has its length. */
public sealed interface MapKey {

  /** What an ASDU does not have, or a key does not ask for. */
  int ANY = -1;

  /** How much a key asks for: of two keys that name one stream the heavier one counts. */
  int weight();

  /** No stream by name: a map that others are made like, or that is chosen by hand. */
  record Unbound() implements MapKey {
    @Override
    public int weight() {
      return 0;
    }
  }

  /**
   * A stream of IEC 61850-9-2; at least one of svID and APPID is there.
   *
   * @param svId 1..129 printable characters of ASCII
   * @param appId 0..0xFFFF, or {@link #ANY}
   * @param source MAC address that its frames come from, 48 bits, of one station; anybody may send
   *     an svID, so that a stream of another source is not meant
   */
  record ByName(Optional<String> svId, int appId, OptionalLong source) implements MapKey {
    public ByName {
      Objects.requireNonNull(svId);
      Objects.requireNonNull(source);
    }

    /** From whatever source. */
    public ByName(Optional<String> svId, int appId) {
      this(svId, appId, OptionalLong.empty());
    }

    @Override
    public int weight() {
      return (source.isPresent() ? 4 : 0) + (svId.isPresent() ? 2 : 0) + (appId == ANY ? 0 : 1);
    }
  }

  /**
   * A data set of IEC 61850-9-1 or IEC 60044-8.
   *
   * @param lnName 0..0xFF, or {@link #ANY}; 2 in the standard
   * @param dataSetName 0..0xFF, or {@link #ANY}; 1 is the universal one, 0xFE a maker's own
   * @param ldName 0..0xFFFF, or {@link #ANY}
   */
  record ByDataSet(int lnName, int dataSetName, int ldName) implements MapKey {
    @Override
    public int weight() {
      return (ldName == ANY ? 0 : 3) + (dataSetName == ANY ? 0 : 2) + (lnName == ANY ? 0 : 1);
    }
  }
}
