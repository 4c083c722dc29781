// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import org.kilowire.conversation.Octets;

/**
 * Who is told of what a server sends without having been asked, amid an exchange. What comes behind
 * an answer, or while no exchange is under way, is passed over by the data link.
 */
@FunctionalInterface
public interface NotificationListener {

  /** Nobody. */
  NotificationListener NOBODY = apdu -> {};

  /**
   * A notification came amid a conversation, on whose thread this is called: it neither waits nor
   * throws.
   *
   * @param apdu as it came, at most 65,535 octets, ciphered or malformed ones too; {@link
   *     org.kilowire.dlms.xdlms.codec.XdlmsApdus#decode} makes a {@link
   *     org.kilowire.dlms.xdlms.Notification} of a plain one
   */
  void notified(Octets apdu);
}
