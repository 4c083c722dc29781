// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import org.kilowire.conversation.Reason;

/** Why a meter did not give what it was asked for, whatever its protocol. */
public enum MeterReason implements Reason {
  /** Another device answers than the fleet says; nothing of it is stored. */
  WRONG_DEVICE(Kind.PEER, "wrong-device"),
  /** The meter does not accept the password or key; asking again could lock it. */
  AUTHENTICATION_REFUSED(Kind.PEER, "authentication-refused"),
  /** The meter rejects the association and gives no reason: it may mean the password. */
  REJECTED(Kind.PEER, "association-rejected"),
  /** Nothing was sent: the meter has refused this password before ({@link RefusedCredentials}). */
  METER_PARKED(Kind.LOCAL, "meter-parked"),
  /** The meter cannot do this. */
  NOT_SUPPORTED(Kind.PEER, "not-supported"),
  /** The meter has no such object, or does not show it to us. */
  NOT_READABLE(Kind.PEER, "not-readable"),
  /** The meter does not say what time its clock shows. */
  CLOCK_UNREADABLE(Kind.PEER, "clock-unreadable"),
  /** Nothing was set: the gateway does not know whether its own time is right. */
  TIME_NOT_PROVEN(Kind.LOCAL, "time-not-proven"),
  /** Nothing was set: a row that the meter is about to write would be lost or written twice. */
  NOT_NOW(Kind.LOCAL, "not-now"),
  /** What was sent may have been carried out; no answer tells. */
  OUTCOME_UNKNOWN(Kind.PEER, "outcome-unknown"),
  /** What the meter sent cannot be read. */
  MALFORMED(Kind.PEER, "malformed-data");

  private final Kind kind;
  private final String code;

  MeterReason(Kind kind, String code) {
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
