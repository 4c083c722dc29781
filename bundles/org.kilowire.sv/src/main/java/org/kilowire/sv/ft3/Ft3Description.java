// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import static org.kilowire.sv.AsduView.ABSENT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kilowire.sv.apdu91.AsduLayout;

/** Reads what {@link Ft3Layout#parse} describes. */
final class Ft3Description {

  private static final Set<String> KNOWN =
      Set.of("type", "header", "blocks", "channels", "sw1", "sw2", "smpCnt", "smpRate", "confRev");
  private static final String NOTHING = "-";

  private final Map<String, String> members = new HashMap<>();

  private Ft3Description() {}

  static Ft3Layout parse(String description) {
    String[] words = description.strip().split("\\s+", -1);
    if (words[0].isEmpty() || words[0].indexOf('=') >= 0) {
      throw new IllegalArgumentException("a layout begins with its name: " + description);
    }
    Ft3Description read = new Ft3Description();
    Stream.of(words).skip(1).forEach(read::member);
    return read.layout(words[0]);
  }

  private void member(String word) {
    int equals = word.indexOf('=');
    String name = word.substring(0, Math.max(0, equals));
    if (!KNOWN.contains(name)) {
      throw new IllegalArgumentException(
          word + " is none of " + String.join("=, ", new TreeSet<>(KNOWN)) + "=");
    }
    if (members.put(name, word.substring(equals + 1)) != null) {
      throw new IllegalArgumentException(name + " stands twice");
    }
  }

  private Ft3Layout layout(String name) {
    List<Integer> blocks = Stream.of(text("blocks").split(",", -1)).map(this::number).toList();
    String[] channels = text("channels").split("@", -1);
    if (channels.length != 2) {
      throw new IllegalArgumentException("channels=COUNT@OCTET: " + text("channels"));
    }
    AsduLayout asdu =
        new AsduLayout(
            name,
            header(),
            blocks.stream().mapToInt(Integer::intValue).sum(),
            number(channels[1]),
            number(channels[0]),
            place("sw1"),
            place("sw2"),
            place("smpCnt"),
            place("smpRate"),
            place("confRev"));
    return new Ft3Layout(name, asdu, place("type"), blocks);
  }

  private AsduLayout.Header header() {
    return switch (members.getOrDefault("header", "none")) {
      case "universal" -> AsduLayout.Header.UNIVERSAL;
      case "sensor" -> AsduLayout.Header.SENSOR;
      case "none" -> AsduLayout.Header.NONE;
      default ->
          throw new IllegalArgumentException("header is universal, sensor or none, and not this");
    };
  }

  private String text(String name) {
    String text = members.get(name);
    if (text == null) {
      throw new IllegalArgumentException(name + "= is needed");
    }
    return text;
  }

  private int place(String name) {
    String text = members.getOrDefault(name, NOTHING);
    return text.equals(NOTHING) ? ABSENT : number(text);
  }

  /** Of at most five digits, so that sums of them stay numbers. */
  private int number(String text) {
    if (!text.matches("\\d{1,5}")) {
      throw new IllegalArgumentException("not a number of octets: " + text);
    }
    return Integer.parseInt(text);
  }
}
