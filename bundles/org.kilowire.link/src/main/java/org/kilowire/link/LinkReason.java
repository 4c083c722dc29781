// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import org.kilowire.conversation.Reason;

/** Why a line was not to be had. */
public enum LinkReason implements Reason {
  /** Others held the line until the deadline. */
  LINE_BUSY("line-busy"),
  /** More users wait for the line than the queue holds. */
  LINE_QUEUE_FULL("line-queue-full"),
  /** Somebody uses the same address with other options: one of the two is configured wrongly. */
  LINE_CONFLICT("line-conflict"),
  /** More lines are in use than are kept at once. */
  TOO_MANY_LINES("too-many-lines"),
  /** All lines have been closed, or this lease has been given back. */
  LINE_CLOSED("line-closed"),
  /** The worker pool rejected the task. */
  NO_WORKER("no-worker"),
  /** The conversation threw: an internal error. */
  CONVERSATION_FAULT("conversation-fault");

  private final String code;

  LinkReason(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Kind kind() {
    return Kind.LOCAL;
  }
}
