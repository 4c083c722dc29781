// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kilowire.conversation.Conversation;

/**
 * Who answered.
 *
 * @param device the identity that is compared with the fleet, as {@link #text} has it: the serial
 *     number, else the logical device name
 * @param details what else it said of itself, by name
 */
public record Identity(String device, Map<String, String> details) {

  private static final Pattern HEX = Pattern.compile("0[xX]((?:[0-9a-fA-F]{2})+)");

  public Identity {
    device = text(device);
    details = Map.copyOf(details);
  }

  /**
   * An identity in its one form, however a protocol, a person or a document writes it: without
   * spaces and NULs around it, and octets that are no text as upper-case hexadecimal digits without
   * {@code 0x}. So a serial number is the same as text and as packed decimal digits.
   */
  public static String text(String written) {
    int begin = 0;
    int end = written.length();
    while (begin < end && written.charAt(begin) <= ' ') {
      begin++;
    }
    while (end > begin && written.charAt(end - 1) <= ' ') {
      end--;
    }
    String text = written.substring(begin, end);
    var hex = HEX.matcher(text);
    return hex.matches() ? hex.group(1).toUpperCase(Locale.ROOT) : text;
  }

  /**
   * This device where it is the one that a fleet or a driver expects, or where none is expected;
   * {@link MeterReason#WRONG_DEVICE} where it is another.
   */
  public Conversation<Identity> expecting(Optional<String> expected) {
    return expected.isEmpty() || isDevice(expected.get())
        ? Conversation.of(this)
        : Conversation.failed(
            MeterReason.WRONG_DEVICE, "expected " + expected.get() + ", found " + device);
  }

  /** Whether this is the device that a fleet or a driver calls {@code expected}. */
  public boolean isDevice(String expected) {
    return device.equals(text(expected));
  }
}
