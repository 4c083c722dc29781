// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kilowire.conversation.Reason;
import org.kilowire.iec62056.server.Fault;
import org.kilowire.meter.Trait;
import org.kilowire.meter.iec62056.trait.Iec62056Traits;

/**
 * What meters of the field do that the standard does not say, with the traits that read it all the
 * same, and what comes of it without them. The table in docs/reference/iec62056-21.md is made of
 * these.
 *
 * @param text what is seen of it
 * @param work what is read of the meter
 * @param on traits that read it
 * @param off traits that do not, over those that the meter has anyway
 * @param help whether anything reads it
 * @param reason what comes without; empty where a reading comes, the right one or {@code wrong}
 * @param wrong whether another reading comes without
 * @param meter makes the meter such
 */
record FieldQuirk(
    String text,
    Work work,
    Map<String, Object> on,
    Map<String, Object> off,
    boolean help,
    Optional<Reason> reason,
    boolean wrong,
    Consumer<MeterUnderTest> meter) {

  /** What is read of a meter. */
  enum Work {
    /** A readout, unless a trait says otherwise. */
    REGISTERS,
    COMMANDS,
    PROFILE,
    CLOCK
  }

  /** One that is read without more. */
  static FieldQuirk of(Work work, String text, Consumer<MeterUnderTest> meter) {
    return new FieldQuirk(text, work, Map.of(), Map.of(), true, Optional.empty(), false, meter);
  }

  static FieldQuirk of(Work work, String text, Fault fault) {
    return of(work, text, meter -> meter.faults.add(fault));
  }

  /** It is read with a trait, and with others that were named before. */
  FieldQuirk with(String trait, Object value) {
    return new FieldQuirk(text, work, more(on, trait, value), off, help, reason, wrong, meter);
  }

  /** It is not read with a trait, which is not the default. */
  FieldQuirk without(String trait, Object value) {
    return new FieldQuirk(text, work, on, more(off, trait, value), help, reason, wrong, meter);
  }

  private static Map<String, Object> more(Map<String, Object> some, String trait, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(some);
    all.put(trait, value);
    return all;
  }

  /** What comes else. */
  FieldQuirk otherwise(Reason why) {
    return new FieldQuirk(text, work, on, off, help, Optional.of(why), wrong, meter);
  }

  /** Another reading comes else. */
  FieldQuirk otherwiseWrong() {
    return new FieldQuirk(text, work, on, off, help, reason, true, meter);
  }

  /** What comes of it whatever the traits are. */
  FieldQuirk always(Reason why) {
    return new FieldQuirk(text, work, on, off, false, Optional.of(why), wrong, meter);
  }

  static Stream<FieldQuirk> all() {
    return Stream.of(
            OpeningQuirks.ALL, AnswerQuirks.ALL, AccessQuirks.ALL, NameQuirks.ALL, TimeQuirks.ALL)
        .flatMap(List::stream);
  }

  /** The documentation's row. */
  String row() {
    return "| " + text + " | " + traits() + " | " + outcome() + " |";
  }

  private String traits() {
    if (!help) {
      return "none helps";
    }
    if (on.isEmpty() && off.isEmpty()) {
      return "none is needed";
    }
    return on.isEmpty() ? "the default, not " + written(off) : written(on);
  }

  private String outcome() {
    return reason
        .map(why -> "`" + why.code() + "`")
        .orElse(wrong ? "another reading" : "it is read all the same");
  }

  private static String written(Map<String, Object> traits) {
    return traits.entrySet().stream()
        .map(one -> "`" + one.getKey() + "` `" + written(one.getKey(), one.getValue()) + "`")
        .collect(Collectors.joining(", "));
  }

  private static String written(String trait, Object value) {
    boolean span =
        Iec62056Traits.ALL.stream()
            .anyMatch(one -> one.name().equals(trait) && one.kind() == Trait.Kind.DURATION);
    return span ? Duration.ofMillis((Long) value).toString() : value.toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
