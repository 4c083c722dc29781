// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.session;

import java.nio.charset.StandardCharsets;
import org.kilowire.iec62056.dataset.DataMessage;

/** What a meter says to a command. */
public sealed interface Answer {

  /** ACK. */
  record Acknowledged() implements Answer {}

  /**
   * A data message, all its blocks joined.
   *
   * @param text as sent, without block ends; nobody changes it
   * @param length how many of its octets count
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Data(byte[] text, int length) implements Answer {

    /** Its data sets, at most {@code most}. */
    public DataMessage message(int most) {
      return DataMessage.of(text, 0, length, most);
    }

    /** All of it. */
    public String raw() {
      return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }
  }

  /**
   * An error message in place of data (6.3.9, and makers' own).
   *
   * @param text as sent: {@code (ERR12)}
   */
  record Refused(String text) implements Answer {}
}
