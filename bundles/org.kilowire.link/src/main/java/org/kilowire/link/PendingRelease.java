// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import java.util.function.Supplier;
import org.kilowire.conversation.Conversation;

/**
 * The end of an association that stays open on a line between two leases. There are devices that
 * take one association at a time: whoever leases the line next, and wants one with the same device,
 * takes this from the line and runs it first.
 *
 * @param peer the device, one text a device of the line, whichever client asks
 * @param boundToLink whether the association ends with the link on which it was made
 * @param release ends it; a new conversation each time, which bounds its own time
 */
public record PendingRelease(
    String peer, boolean boundToLink, Supplier<? extends Conversation<?>> release) {

  /** Runs on the lease of whoever has taken it. */
  public Conversation<?> conversation() {
    return release.get();
  }
}
