// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import org.kilowire.conversation.Reason;

/** Why a channel was not read or written, where the meter has not said why. */
public enum DriverReason implements Reason {
  /** The driver's options do not fit together, or a secret is not there. */
  MISCONFIGURED(Kind.LOCAL, "misconfigured"),
  /** The channel's settings are wrong. */
  BAD_CHANNEL(Kind.LOCAL, "bad-channel"),
  /** The line failed. */
  LINK_LOST(Kind.LINE, "link-lost"),
  /** The meter holds no value there now. */
  NO_VALUE(Kind.PEER, "no-value"),
  /** The value cannot be had in the channel's type, or the meter's, without loss. */
  DOES_NOT_FIT(Kind.LOCAL, "does-not-fit"),
  /** This driver does not write that. */
  WRITE_REFUSED(Kind.LOCAL, "write-refused"),
  /** An internal error. */
  DRIVER_FAULT(Kind.LOCAL, "driver-fault");

  private final Kind kind;
  private final String code;

  DriverReason(Kind kind, String code) {
    this.kind = kind;
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
