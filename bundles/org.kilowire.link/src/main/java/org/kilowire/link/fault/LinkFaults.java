// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How much of each {@link LineFault} a line has. */
public record LinkFaults(Map<LineFault, Double> values) {

  /** What became of a text: faults, or everything that is wrong with it. */
  public record Parsed(Optional<LinkFaults> faults, List<String> problems) {}

  /** A good line. */
  public static final LinkFaults NONE = new LinkFaults(Map.of());

  public LinkFaults {
    values = Map.copyOf(new TreeMap<>(values));
    values.forEach(
        (fault, value) -> {
          if (!(value >= 0 && value <= fault.most())) {
            throw new IllegalArgumentException(
                fault + " must be 0.." + fault.most() + ": " + value);
          }
        });
  }

  /** Reads {@code drop=0.1,close-after=5000}. */
  public static Parsed parse(String text) {
    Map<LineFault, Double> values = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
      String[] pair = part.strip().split("=", 2);
      Optional<LineFault> fault = LineFault.named(pair[0]);
      Optional<Double> value = pair.length < 2 ? Optional.empty() : number(pair[1]);
      if (fault.isEmpty()) {
        problems.add("unknown fault: " + pair[0]);
      } else if (value.isEmpty() || value.get() > fault.get().most()) {
        problems.add(fault.get() + " must be 0.." + fault.get().most() + ": " + part.strip());
      } else {
        values.put(fault.get(), value.get());
      }
    }
    return new Parsed(
        problems.isEmpty() ? Optional.of(new LinkFaults(values)) : Optional.empty(),
        List.copyOf(problems));
  }

  private static Optional<Double> number(String text) {
    return text.matches("[0-9]{1,15}(\\.[0-9]{1,9})?")
        ? Optional.of(Double.parseDouble(text))
        : Optional.empty();
  }

  /** These faults, but this one with this value. */
  public LinkFaults with(LineFault fault, double value) {
    Map<LineFault, Double> changed = new TreeMap<>(values);
    changed.put(fault, value);
    return new LinkFaults(changed);
  }

  /** 0 for a fault the line does not have. */
  public double value(LineFault fault) {
    return values.getOrDefault(fault, 0.0);
  }

  /** Whether it strikes this time. One draw for one question, whatever the answer. */
  boolean strikes(LineFault fault, Random random) {
    double probability = value(fault);
    return probability > 0 && random.nextDouble() < probability;
  }

  @Override
  public String toString() {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(","));
  }
}
