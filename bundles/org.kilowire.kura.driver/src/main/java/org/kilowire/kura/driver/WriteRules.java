// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.kilowire.meter.Trait;

/**
 * What a driver writes: nothing, but what its options name, and some things never. Those switch,
 * set the time, hold keys or run programs; commands for them are signed and come over the uplink.
 *
 * @param allowed what may be written, as the protocol names it
 */
public record WriteRules<K>(Set<K> allowed) {

  /** The option that names it, in drivers that can write. */
  public static final Trait ALLOWED =
      Trait.text(
          "write-allowed", 4096, null, "What may be written, with blanks or commas between.");

  public WriteRules {
    allowed = Set.copyOf(allowed);
  }

  /** What the options allow; what is wrong with it is told to {@code given}. */
  static <K> WriteRules<K> of(
      OptionValues given, WriteTargets<K> targets, MeterAccess<K, ?> meter) {
    Set<K> allowed = new HashSet<>();
    for (String entry : given.text(ALLOWED.name()).orElse("").split("[,;\\s]+", -1)) {
      Optional<K> target = targets.parse(entry);
      Optional<String> objection =
          target.isPresent()
              ? targets.neverWritten(target.get()).or(() -> meter.neverWritten(target.get()))
              : Optional.of("not like " + targets.form());
      if (!entry.isEmpty()) {
        objection.ifPresent(why -> given.problem(ALLOWED.name(), entry + ": " + why));
        target.ifPresent(allowed::add);
      }
    }
    return new WriteRules<>(allowed);
  }

  /** Why a channel is not written; empty where it is. */
  public Optional<String> refusal(MeterChannel<K, ?> channel) {
    Optional<String> never = channel.neverWritten();
    return never.isPresent() || allowed.contains(channel.target())
        ? never
        : Optional.of(channel.target() + " is not in " + OptionValues.key(ALLOWED));
  }
}
