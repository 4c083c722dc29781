// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import org.kilowire.contract.Refusal;
import org.kilowire.conversation.Reason;

/** Why the IMS does not take a message. Each has a counter of its name in the database. */
public enum ImsReason implements Reason {
  /** The batch does not continue what is here: the digest it goes on from is not ours. */
  BEFORE_MISMATCH(Refusal.BEFORE_MISMATCH),
  /** A batch with these sequence numbers is here, and is another one. */
  BATCH_DIFFERS(Refusal.BATCH_DIFFERS),
  /** A message that says another gateway than its topic does. */
  FOREIGN_GATEWAY("foreign-gateway");

  private final String code;

  ImsReason(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Kind kind() {
    return Kind.PEER;
  }
}
