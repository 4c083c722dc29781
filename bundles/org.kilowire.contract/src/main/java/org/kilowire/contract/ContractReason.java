// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract;

import org.kilowire.conversation.Reason;

/** Why a message cannot be taken. */
public enum ContractReason implements Reason {
  /** It is not JSON, or not what its schema says. */
  MALFORMED_MESSAGE("malformed-message"),
  /** It is of a version that this side does not know. */
  UNKNOWN_VERSION("unknown-version"),
  /** It is larger than a message may be, packed or unpacked. */
  MESSAGE_TOO_LARGE("message-too-large"),
  /** Its payload is not gzip, or is damaged. */
  NOT_GZIP("not-gzip");

  private final String code;

  ContractReason(String code) {
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
