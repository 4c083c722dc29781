// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Something the IMS wants done.
 *
 * @param version {@link #VERSION}
 * @param gateway who is to do it
 * @param id chosen by the IMS; the same id is never executed twice
 * @param kind what: a lower-case word, {@code relay-disconnect}
 * @param arguments by name
 * @param issued when, by the IMS's clock
 * @param expires after this instant it is not begun any more
 */
public record Command(
    int version,
    String gateway,
    String id,
    String kind,
    Map<String, String> arguments,
    Instant issued,
    Instant expires) {

  public static final int VERSION = 1;
  public static final int MAX_ARGUMENTS = 64;

  public Command {
    Topics.check(gateway);
    Checks.id("id", id);
    Checks.code("kind", kind);
    arguments = Checks.named("arguments", arguments, MAX_ARGUMENTS);
    Objects.requireNonNull(issued);
    Objects.requireNonNull(expires);
  }
}
