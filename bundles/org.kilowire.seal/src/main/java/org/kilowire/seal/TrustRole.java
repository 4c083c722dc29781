// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal;

import java.util.Locale;
import java.util.Set;
import org.kilowire.contract.MessageKind;

/** What somebody is trusted as. */
public enum TrustRole {
  /** The IMS, as far as it confirms readings. */
  RECEIPT,
  /** Who may send commands. */
  COMMAND,
  /** A gateway. */
  GATEWAY;

  /** As it is written: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kinds of messages that a key of this role can be trusted for at all. */
  public Set<MessageKind> kinds() {
    return switch (this) {
      case RECEIPT -> Set.of(MessageKind.RECEIPT);
      case COMMAND -> Set.of(MessageKind.COMMAND);
      case GATEWAY -> Set.of(MessageKind.BATCH, MessageKind.EVENT, MessageKind.ANSWER);
    };
  }
}
