// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.monitor;

import java.util.Objects;

/**
 * Something in which the wire is not as it was promised.
 *
 * @param stream svID of the stream, as SCL or the wire has it
 * @param detail what is promised and what is there, for people
 */
public record StreamDifference(Kind kind, String stream, String detail) {

  /** In what. */
  public enum Kind {
    /** Promised, and not there. */
    ABSENT("absent"),
    /** There, and not promised. */
    UNEXPECTED("unexpected"),
    /** Another confRev. */
    CONF_REV("conf-rev"),
    /** Another VLAN, or a tag where none is promised, or none where one is. */
    VLAN("vlan"),
    /** Another APPID. */
    APP_ID("app-id"),
    /** Samples of another length than the data set has. */
    DATA_SET("data-set"),
    /** Another rate. */
    RATE("rate"),
    /** Another grandmaster, or another kind of synchronisation, than most of the others have. */
    OTHER_CLOCK("other-clock"),
    /** A simulated stream where nobody takes simulated ones (LPHD.Sim is off everywhere). */
    SIMULATED("simulated");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** Lower case, words joined by hyphens. */
    public String code() {
      return code;
    }
  }

  public StreamDifference {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(stream);
    Objects.requireNonNull(detail);
  }
}
