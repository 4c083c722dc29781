// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import org.kilowire.conversation.Reason;

/** Who stands for a message. */
public sealed interface Verdict {

  /**
   * Somebody who is trusted for it.
   *
   * @param kid the fingerprint of the key
   * @param body the octets behind the seal
   */
  record Proven(Seal seal, String kid, byte[] body) implements Verdict {}

  /**
   * Nobody; messages without a seal are taken all the same.
   *
   * @param body the message
   */
  record Unsealed(byte[] body) implements Verdict, Admission {}

  /**
   * Nobody; the message must change nothing.
   *
   * @param detail for a person; may be empty; nothing of what the message says
   */
  record Refused(Reason reason, String detail) implements Verdict, Admission {}
}
