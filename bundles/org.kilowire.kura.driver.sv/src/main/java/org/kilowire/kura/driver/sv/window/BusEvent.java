// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.window;

import java.util.Map;
import java.util.TreeMap;

/**
 * Something that happened on a process bus.
 *
 * @param stream id of the stream; empty for what concerns the whole capture
 * @param code lower case, words joined by hyphens
 * @param atMillis when, ms since 1970
 * @param details by name, for people
 */
public record BusEvent(String stream, String code, long atMillis, Map<String, String> details) {

  public BusEvent {
    details = Map.copyOf(details);
  }

  /** As a line for people. */
  public String text() {
    StringBuilder text = new StringBuilder(stream.isEmpty() ? code : stream + ": " + code);
    new TreeMap<>(details)
        .forEach((name, value) -> text.append("; ").append(name).append(' ').append(value));
    return text.toString();
  }
}
