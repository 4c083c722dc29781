// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a real Kura did with a raw MQTT connection, section by section.
 *
 * @param title what was done to it
 * @param events what was seen, in the words of {@link RecordedTest}, sorted: of the order of
 *     listeners the recording has more than one
 */
record RecordedConnection(String title, List<String> events) {

  private record Reading(Pattern pattern, String words) {
    Optional<String> of(String line) {
      Matcher found = pattern.matcher(line);
      return found.find() ? Optional.of(found.replaceAll(words)) : Optional.empty();
    }
  }

  private static final List<Reading> READINGS =
      List.of(
          reading("publish returned id java.lang.String \"(\\d+)\"", "id $1"),
          reading("publish returned id null", "id null"),
          reading("publish threw \\S*?(\\w+): (Invalid parameter. null)?", "$1 $2"),
          reading(
              "WIRE topic=(ims/data\\d?) qos=(.) retain=(.) .*hex=([0-9a-f]{0,256})",
              "$1 $2 $3 $4"),
          reading("onMessageConfirmed\\((\\d+)\\)", "confirmed $1"),
          reading("\\(on publisher\\)\\.on(Connection)?(\\w+) ", "publisher $2"),
          reading("\\(on subscriber\\)\\.on(Connection)?(\\w+) ", "subscriber $2"),
          reading("\\(on CloudConnectionManager\\)\\.on(Connection)?(\\w+) ", "manager $2"),
          reading("isConnected .*\"connected\":(\\w+)", "connected $1"),
          reading(
              "onMessageArrived via .*topic = .*?\"(.*?)\".*body=([0-9a-f]*) .* size 0", "$1=$2"));

  private static Reading reading(String pattern, String words) {
    return new Reading(Pattern.compile("(?s)^.*?" + pattern + ".*$"), words);
  }

  /** The whole recording. */
  static String text() throws IOException {
    try (InputStream in =
        RecordedConnection.class.getResourceAsStream("/kura-golden/raw-mqtt.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The sections about what was done. */
  static List<RecordedConnection> read() throws IOException {
    List<RecordedConnection> all = new ArrayList<>();
    for (String section : text().split("\n== ", -1)) {
      if (section.startsWith("configuration of")) {
        break;
      }
      List<String> events = new ArrayList<>();
      for (String line :
          section.split("\n(?! )", -1)) { // what is indented belongs to the line before
        READINGS.stream()
            .flatMap(reading -> reading.of(line).stream())
            .findFirst()
            .ifPresent(events::add);
      }
      events.sort(null);
      all.add(new RecordedConnection(section.lines().findFirst().orElse(""), events));
    }
    return all;
  }
}
