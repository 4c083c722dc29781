// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a driver writes: nothing, but what its options name, and some things never. Those switch,
 * set the time, hold keys or run programs; commands for them are signed and come over the uplink.
 *
 * @param allowed what may be written, as the protocol names it
 */
public record WriteRules<W>(Set<W> allowed) {

  /** The option that names it. */
  public static final String OPTION = "write.allowed";

  public WriteRules {
    allowed = Set.copyOf(allowed);
  }

  /**
   * Why something is not written; empty where it is.
   *
   * @param never why it never is, whatever the options say
   */
  public Optional<String> refusal(W what, Function<W, Optional<String>> never) {
    Optional<String> always = never.apply(what);
    return always.isPresent() || allowed.contains(what)
        ? always
        : Optional.of(what + " is not in " + OPTION);
  }
}
