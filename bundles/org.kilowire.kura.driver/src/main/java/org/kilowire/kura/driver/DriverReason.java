// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import org.kilowire.conversation.Reason;

/** Why a channel was not read or written, where the meter has not said why. */
public enum DriverReason implements Reason {
  /** The driver's options do not fit together, or a secret is not there. */
  MISCONFIGURED("misconfigured"),
  /** The channel's settings are wrong. */
  BAD_CHANNEL("bad-channel"),
  /** The line failed. */
  LINK_LOST("link-lost"),
  /** The attribute holds no value now. */
  NO_VALUE("no-value"),
  /** The value cannot be had in the channel's type, or the attribute's, without loss. */
  DOES_NOT_FIT("does-not-fit"),
  /** This driver does not write that attribute. */
  WRITE_REFUSED("write-refused"),
  /** An internal error. */
  DRIVER_FAULT("driver-fault");

  private final String code;

  DriverReason(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
