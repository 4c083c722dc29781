// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kilowire.conversation.Secret;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Scheme;
import org.kilowire.meter.Trait;
import org.kilowire.options.Read;

/**
 * One driver's options: what all drivers have, and the meter as its protocol has it.
 *
 * @param password as it was given: plain, encrypted by Kura, or {@code secret:NAME}; empty where
 *     none is wanted
 * @param device the identity that the meter must have; empty where it is not checked
 * @param readDeadline for a whole read or write, the wait for the line included
 * @param lineWait how long others may have the line, within the deadline
 * @param idle how long the association is kept after a read; zero: not at all
 * @param trace whether all that passes on the line is logged while this driver has it
 * @param writes what may be written
 */
public record DriverOptions<K, D>(
    LinkUri line,
    Optional<Secret> password,
    Optional<String> device,
    Duration readDeadline,
    Duration lineWait,
    Duration idle,
    boolean trace,
    WriteRules<K> writes,
    MeterAccess<K, D> meter) {

  private static final String LINE = "line";
  private static final String DEVICE = "device";
  private static final String PASSWORD = "password";
  private static final String READ_DEADLINE = "read-deadline";
  private static final String LINE_WAIT = "line-wait";
  private static final String IDLE = "idle";
  private static final String TRACE = "trace";
  private static final int LONGEST_TEXT = 4096;
  private static final long HOUR = 3_600_000;

  private static final Trait KEPT =
      Trait.duration(IDLE, 0, HOUR, 10_000, "How long the association is kept.");

  /** The options that all drivers have; their forms say the same. */
  private static final List<Trait> TRAITS =
      List.of(
          Trait.text(LINE, LONGEST_TEXT, null, "Where the meter is.").mandatory(),
          Trait.secret(PASSWORD, "The password itself, or secret:NAME."),
          Trait.text(DEVICE, LONGEST_TEXT, null, "The identity that the meter must have."),
          Trait.duration(READ_DEADLINE, 100, HOUR, 30_000, "For reading or writing all channels."),
          Trait.integer(LINE_WAIT, 0, HOUR, null, "How long other users may have the line, in ms."),
          Trait.flag(TRACE, false, "Whether all that passes on the line is logged."));

  /** All options of a driver: these and its protocol's own. */
  static List<Trait> traits(DriverProtocol<?, ?> protocol) {
    List<Trait> all = new ArrayList<>(TRAITS);
    if (protocol.keepsAssociations()) {
      all.add(KEPT);
    }
    all.addAll(protocol.traits());
    if (protocol.writeTargets().isPresent()) {
      all.add(WriteRules.ALLOWED);
    }
    return List.copyOf(all);
  }

  /** The options, or all that is wrong with them. */
  static <K, D> Read<DriverOptions<K, D>> read(
      DriverProtocol<K, D> protocol, Map<String, ?> configuration) {
    OptionValues given = OptionValues.of(configuration, protocol.options());
    Optional<LinkUri> line = line(given);
    MeterAccess<K, D> meter =
        protocol.meter(given, line.map(DriverOptions::datagrams).orElse(false));
    Optional<Secret> password = password(given, meter.wantsPassword());
    WriteRules<K> writes =
        protocol
            .writeTargets()
            .map(targets -> WriteRules.of(given, targets, meter))
            .orElseGet(() -> new WriteRules<>(Set.of()));
    if (!writes.allowed().isEmpty() && given.text(DEVICE).isEmpty()) {
      given.problem(DEVICE, "must be given where something may be written: no other is to be");
    }
    return given.read(line.map(uri -> of(given, uri, password, writes, meter)));
  }

  private static Optional<LinkUri> line(OptionValues given) {
    Optional<LinkUri.Parsed> parsed = given.text(LINE).map(LinkUri::parse);
    parsed.ifPresent(one -> one.problems().forEach(why -> given.problem(LINE, why)));
    return parsed.flatMap(LinkUri.Parsed::uri);
  }

  private static boolean datagrams(LinkUri line) {
    return line.scheme() == Scheme.UDP || line.options().datagram();
  }

  /** One that the meter does not want is never sent to it. */
  private static Optional<Secret> password(OptionValues given, boolean wanted) {
    if (wanted && !given.isGiven(PASSWORD)) {
      given.problem(PASSWORD, "must be given for this authentication");
    }
    return wanted ? given.text(PASSWORD).map(Secret::of) : Optional.empty();
  }

  private static <K, D> DriverOptions<K, D> of(
      OptionValues given,
      LinkUri line,
      Optional<Secret> password,
      WriteRules<K> writes,
      MeterAccess<K, D> meter) {
    Duration deadline = given.duration(READ_DEADLINE).orElseThrow();
    return new DriverOptions<>(
        line,
        password,
        given.text(DEVICE),
        deadline,
        given.duration(LINE_WAIT).orElse(deadline),
        given.duration(IDLE).filter(idle -> meter.keepsAssociations()).orElse(Duration.ZERO),
        given.flag(TRACE),
        writes,
        meter);
  }
}
