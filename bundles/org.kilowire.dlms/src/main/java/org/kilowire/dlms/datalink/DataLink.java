// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.datalink;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Conversation;

/**
 * The client's end of a data link to one server: whole APDUs go out and come back. One owner; its
 * conversations run one at a time, in the order in which they were asked for.
 */
public interface DataLink {

  /** Establishes the link: SNRM and UA on HDLC, not a word on the wrapper. */
  Conversation<Void> connect();

  /**
   * Sends one APDU and yields the APDU that the server answers with.
   *
   * @param apdu from position to limit, left alone by the caller until the conversation is over
   * @param repeatable whether the request may be sent again blindly when no answer comes: true for
   *     GET alone, since a SET or ACTION that got lost on its way back has been executed. A
   *     repetition that the link's own sequence numbers make safe (HDLC) is not meant here.
   * @param unasked takes what a server sends without having been asked; the answer is the first
   *     APDU that it leaves
   * @return the answer, valid until the next conversation of this data link begins
   */
  Conversation<ByteBuffer> exchange(ByteBuffer apdu, boolean repeatable, ApduFilter unasked);

  /** The same where each APDU is the answer. */
  default Conversation<ByteBuffer> exchange(ByteBuffer apdu, boolean repeatable) {
    return exchange(apdu, repeatable, ApduFilter.NONE);
  }

  /**
   * Ends the link: DISC on HDLC. A server that does not answer, or is gone, is no failure. Lost
   * where an answer may still come that whoever uses the line next would take for its own.
   */
  Conversation<Void> disconnect();
}
