// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation.trace;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Says what a protocol's octets mean. One owner and one link: it gathers what comes in pieces.
 *
 * <p>It never throws for what is on the line, bounds what it keeps, and leaves out passwords, keys
 * and authentication values, in the octets too.
 */
public interface Explainer {

  /**
   * Octets have passed.
   *
   * @param direction {@link Direction#SENT} or {@link Direction#RECEIVED}
   * @param octets from position to limit; nothing keeps a reference into it
   * @param lines takes a line for each frame and APDU that is whole now
   */
  void passed(Direction direction, ByteBuffer octets, Consumer<String> lines);

  /**
   * For a protocol that explains nothing: how many octets passed, and not which, since they may
   * hold a password.
   */
  static Explainer ofUnknownProtocol() {
    return (direction, octets, lines) -> lines.accept(octets.remaining() + " octets");
  }
}
