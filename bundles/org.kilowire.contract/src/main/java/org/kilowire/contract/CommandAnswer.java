// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract;

import java.time.Instant;
import java.util.Objects;

/**
 * What came of a command.
 *
 * @param version {@link #VERSION}
 * @param gateway who answers
 * @param command the command's id
 * @param state how it ended
 * @param reason why, as {@link org.kilowire.conversation.Reason#code}; empty where it is done
 * @param detail for a person; may be empty
 * @param at when, by the gateway's clock
 */
public record CommandAnswer(
    int version,
    String gateway,
    String command,
    State state,
    String reason,
    String detail,
    Instant at) {

  public static final int VERSION = 1;

  /** How a command ended. */
  public enum State {
    /** It was carried out and its effect was seen. */
    DONE,
    /** It was not begun. */
    REFUSED,
    /** It was begun and did not succeed, or nobody knows. */
    FAILED
  }

  public CommandAnswer {
    Topics.check(gateway);
    Checks.id("command", command);
    Checks.text("detail", detail);
    Objects.requireNonNull(at);
    if (state == State.DONE) {
      if (!reason.isEmpty()) {
        throw new IllegalArgumentException("what is done needs no reason: " + reason);
      }
    } else {
      Checks.code("reason", reason);
    }
  }
}
