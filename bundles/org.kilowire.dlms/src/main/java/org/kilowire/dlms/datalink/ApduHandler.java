// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.datalink;

import java.nio.ByteBuffer;

/** The server's application layer as its data link sees it: one client's association. */
public interface ApduHandler {

  /**
   * Answers one APDU.
   *
   * @param apdu the request, valid during the call only
   * @return the response from position to limit, valid until the next call; nothing remaining where
   *     there is no response
   */
  ByteBuffer respond(ByteBuffer apdu);

  /** The data link was set up anew or has ended: an association upon it is over. */
  void reset();
}
