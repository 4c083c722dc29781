// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.kilowire.conversation.LinkException;

/** What the operating system says about a link, in the words of links. */
final class SocketFailures {

  private SocketFailures() {}

  static LinkException of(String name, IOException e) {
    if (e instanceof ClosedChannelException) {
      return new LinkException(name + ": closed on this side", e);
    }
    String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new LinkException(name + ": " + what, e);
  }
}
