// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.conversation.Secret;
import org.kilowire.link.LinkUri;
import org.kilowire.meter.Trait;
import org.kilowire.options.OptionReader;

/**
 * One driver's options: what all drivers have, and the meter as its protocol has it.
 *
 * @param password as it was given: plain, encrypted by Kura, or {@code secret:NAME}; empty where
 *     none is wanted
 * @param device the identity that the meter must have; empty where it is not checked
 * @param readDeadline for a whole read or write, the wait for the line included
 * @param lineWait how long others may have the line, within the deadline
 * @param idle how long the association is kept after a read; zero: not at all
 */
public record DriverOptions<A extends Association, C>(
    LinkUri line,
    Optional<Secret> password,
    Optional<String> device,
    Duration readDeadline,
    Duration lineWait,
    Duration idle,
    MeterAccess<A, C> meter) {

  public static final String LINE = "line";
  public static final String DEVICE = "device";
  public static final String PASSWORD = "password";

  private static final String READ_DEADLINE = "read-deadline";
  private static final String LINE_WAIT = "line-wait";
  private static final String IDLE = "idle";
  private static final int LONGEST_TEXT = 4096;
  private static final long HOUR = 3_600_000;

  /** The options that all drivers have; their forms say the same. */
  public static final List<Trait> TRAITS =
      List.of(
          Trait.text(LINE, LONGEST_TEXT, null, "Where the meter is.").mandatory(),
          Trait.secret(PASSWORD, "The password itself, or secret:NAME."),
          Trait.text(DEVICE, LONGEST_TEXT, null, "The identity that the meter must have."),
          Trait.duration(READ_DEADLINE, 100, HOUR, 30_000, "For reading or writing all channels."),
          Trait.integer(LINE_WAIT, 0, HOUR, null, "How long other users may have the line, in ms."),
          Trait.duration(IDLE, 0, HOUR, 10_000, "How long the association is kept."));

  /** All options of a driver whose protocol has {@code own} beside these. */
  public static List<Trait> with(List<Trait> own) {
    List<Trait> all = new ArrayList<>(TRAITS);
    all.addAll(own);
    return List.copyOf(all);
  }

  /** The line that {@code values} name; what is wrong with it is told to {@code reader}. */
  public static Optional<LinkUri> line(Map<String, Object> values, OptionReader reader) {
    Optional<LinkUri.Parsed> parsed =
        Optional.ofNullable((String) values.get(LINE)).map(LinkUri::parse);
    parsed.ifPresent(
        one -> one.problems().forEach(why -> reader.problem(LINE, why, TraitOptions.INSTEAD)));
    return parsed.flatMap(LinkUri.Parsed::uri);
  }

  /** Options out of values that are all right. */
  public static <A extends Association, C> DriverOptions<A, C> of(
      LinkUri line, Map<String, Object> values, MeterAccess<A, C> meter) {
    Duration deadline = duration(values, READ_DEADLINE).orElseThrow();
    return new DriverOptions<>(
        line,
        Optional.ofNullable((String) values.get(PASSWORD)).map(Secret::of),
        Optional.ofNullable((String) values.get(DEVICE)),
        deadline,
        duration(values, LINE_WAIT).orElse(deadline),
        duration(values, IDLE).orElseThrow(),
        meter);
  }

  private static Optional<Duration> duration(Map<String, Object> values, String name) {
    return Optional.ofNullable((Long) values.get(name)).map(Duration::ofMillis);
  }
}
