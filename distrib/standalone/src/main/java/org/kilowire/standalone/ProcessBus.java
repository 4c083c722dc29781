// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The sampled values that a gateway hears, as {@code gateway.properties} says. Whether an interface
 * has a name that can be is for the driver, which tells the log.
 *
 * @param networkInterface what is heard by Ethernet
 * @param second the interface of LAN B with PRP
 * @param ft3 where octets of FT3 come from
 * @param nominal the network's frequency as the driver has it
 * @param results what goes to the IMS
 * @param simulated whether simulated streams are taken
 */
record ProcessBus(
    Optional<String> networkInterface,
    Optional<String> second,
    Optional<String> ft3,
    String nominal,
    String results,
    boolean simulated) {

  static final String INTERFACE = "sv.interface";
  static final String SECOND = "sv.second-interface";
  static final String FT3 = "sv.ft3";
  static final String NOMINAL = "sv.nominal";
  static final String RESULTS = "sv.results";
  static final String SIMULATED = "sv.simulated";

  static final List<String> KNOWN = List.of(INTERFACE, SECOND, FT3, NOMINAL, RESULTS, SIMULATED);

  private static final String UNKNOWN = "unknown";
  private static final String MINUTES = "1min";
  private static final List<String> CHOICES = List.of(MINUTES, "1s", "both", "none");

  /** What the settings say; empty where they name nothing to hear. */
  static Optional<ProcessBus> of(Properties properties, List<String> problems) {
    ProcessBus bus =
        new ProcessBus(
            given(properties, INTERFACE),
            given(properties, SECOND),
            given(properties, FT3),
            given(properties, NOMINAL).orElse(UNKNOWN),
            given(properties, RESULTS).orElse(MINUTES),
            given(properties, SIMULATED).orElse("false").equals("true"));
    if (!CHOICES.contains(bus.results)) {
      problems.add(RESULTS + ": must be one of " + CHOICES + ": \"" + bus.results + "\"");
    }
    if (!given(properties, SIMULATED).orElse("true").matches("true|false")) {
      problems.add(SIMULATED + ": must be true or false");
    }
    if (bus.second.isPresent() && bus.networkInterface.isEmpty()) {
      problems.add(SECOND + ": is the second of two, and " + INTERFACE + " is not there");
    }
    boolean heard = bus.networkInterface.isPresent() || bus.ft3.isPresent();
    boolean named = KNOWN.stream().anyMatch(one -> given(properties, one).isPresent());
    if (named && !heard) {
      problems.add(INTERFACE + " or " + FT3 + ": must be given where there is another sv. setting");
    }
    return heard ? Optional.of(bus) : Optional.empty();
  }

  private static Optional<String> given(Properties properties, String name) {
    return Optional.ofNullable(properties.getProperty(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** Fields of the driver for Ethernet; empty where none is to be. */
  Optional<Map<String, Object>> ethernet(String maps, String scl) {
    return networkInterface.map(
        name -> {
          Map<String, Object> fields = common(maps, scl);
          fields.put("network.interface", name);
          fields.put("second.interface", second.orElse(""));
          return fields;
        });
  }

  /** Fields of the driver for FT3; empty where none is to be. */
  Optional<Map<String, Object>> serial(String maps, String scl) {
    return ft3.map(
        source -> {
          Map<String, Object> fields = common(maps, scl);
          fields.put("source", source);
          return fields;
        });
  }

  private Map<String, Object> common(String maps, String scl) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("maps", maps);
    fields.put("scl", scl);
    fields.put("nominal.hertz", nominal);
    fields.put("results", results);
    fields.put("simulated", simulated);
    return fields;
  }

  /** Whether results of each second go to the IMS. */
  boolean takesSeconds() {
    return results.equals("1s") || results.equals("both");
  }
}
