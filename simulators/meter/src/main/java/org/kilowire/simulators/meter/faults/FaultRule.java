// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.faults;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * When a fault happens. Occasions are counted from 1: answers, or what the fault is about.
 *
 * @param after so many occasions pass first, at least 0
 * @param every of those then, each so-manieth, at least 1
 * @param probability of those then, this share, above 0 and at most 1
 * @param times and so often in all, at least 1
 * @param length how long it takes, where that says something: at most an hour
 */
public record FaultRule(
    MeterFault fault, long after, long every, double probability, long times, Duration length) {

  private static final Duration DEFAULT_LENGTH = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofHours(1);

  public FaultRule {
    if (after < 0 || every < 1 || times < 1 || !(probability > 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          fault.text() + ": after must be 0 or more, every and times 1 or more, p in 0..1");
    }
    if (length.isNegative() || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(fault.text() + ": length must be at most 1 h: " + length);
    }
  }

  /** Always, from now on. */
  public static FaultRule always(MeterFault fault) {
    return new FaultRule(fault, 0, 1, 1, Long.MAX_VALUE, DEFAULT_LENGTH);
  }

  /** The next {@code times} occasions. */
  public static FaultRule times(MeterFault fault, long times) {
    return new FaultRule(fault, 0, 1, 1, times, DEFAULT_LENGTH);
  }

  /** Each {@code every}th occasion. */
  public static FaultRule every(MeterFault fault, long every) {
    return new FaultRule(fault, 0, every, 1, Long.MAX_VALUE, DEFAULT_LENGTH);
  }

  /** The same, taking so long. */
  public FaultRule lasting(Duration length) {
    return new FaultRule(fault, after, every, probability, times, length);
  }

  /**
   * Reads {@code drop}, {@code drop:p=0.1}, {@code drop:every=5}, {@code drop:after=3,times=1},
   * {@code delay:ms=500}.
   *
   * @throws IllegalArgumentException with what is wrong with it
   */
  public static FaultRule parse(String text) {
    String[] parts = text.split(":", 2);
    MeterFault fault =
        MeterFault.named(parts[0])
            .orElseThrow(
                () ->
                    new IllegalArgumentException("no fault " + parts[0] + "; there are " + all()));
    FaultRule rule = always(fault);
    if (parts.length == 2) {
      for (String option : parts[1].split(",", -1)) {
        rule = rule.with(option);
      }
    }
    return rule;
  }

  private FaultRule with(String option) {
    String[] pair = option.split("=", 2);
    String value = pair.length == 2 ? pair[1] : "";
    try {
      return switch (pair[0]) {
        case "after" -> new FaultRule(fault, whole(value), every, probability, times, length);
        case "every" -> new FaultRule(fault, after, whole(value), probability, times, length);
        case "times" -> new FaultRule(fault, after, every, probability, whole(value), length);
        case "p" -> new FaultRule(fault, after, every, Double.parseDouble(value), times, length);
        case "ms" -> lasting(Duration.ofMillis(whole(value)));
        default -> throw new NumberFormatException();
      };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          fault.text() + ": after=N, every=N, times=N, p=SHARE or ms=N, not " + option, e);
    }
  }

  private static long whole(String text) {
    return Long.parseLong(text);
  }

  private static String all() {
    return Arrays.stream(MeterFault.values())
        .map(MeterFault::text)
        .collect(Collectors.joining(", "));
  }
}
