// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.contract.Batch;
import org.kilowire.contract.BatchCodec;
import org.kilowire.uplink.UplinkOptions;
import org.kilowire.uplink.UploadSchedule;

/**
 * What an uplink is configured to.
 *
 * @param options how batches are handed over
 * @param reconnectAfter how long a connection is lost until Kura is told to connect; zero for never
 */
record UplinkSettings(UplinkOptions options, Duration reconnectAfter) {

  static final String EVERY = "upload.every.seconds";
  static final String OFFSET = "upload.offset.seconds";
  static final String WINDOW = "window";
  static final String BLOCKS = "batch.max.blocks";
  static final String OCTETS = "batch.max.octets";
  static final String TIMEOUT = "receipt.timeout.seconds";
  static final String LONGEST = "receipt.timeout.longest.seconds";
  static final String RECONNECT = "reconnect.after.seconds";

  private static final int DAY = 86_400;
  private static final int USUAL_RECONNECT = 300;
  private static final UplinkOptions USUAL = UplinkOptions.DEFAULT;

  /** Settings that are whole, or everything that is wrong with them, a field each. */
  record Read(Optional<UplinkSettings> settings, List<String> problems) {}

  /** Reads a configuration as Kura delivers it: unchecked, and of any types. */
  static Read from(Map<String, Object> properties) {
    Fields fields = new Fields(properties, new ArrayList<>());
    int every = fields.number(EVERY, 0, DAY, 0);
    int offset = fields.number(OFFSET, 0, DAY - 1, 0);
    int window = fields.number(WINDOW, 1, 64, USUAL.window());
    int blocks = fields.number(BLOCKS, 1, Batch.MAX_BLOCKS, USUAL.maxBlocks());
    int octets = fields.number(OCTETS, 1, BatchCodec.MAX_OCTETS, USUAL.maxOctets());
    int timeout = fields.number(TIMEOUT, 1, DAY, (int) USUAL.receiptTimeout().toSeconds());
    int longest = fields.number(LONGEST, 1, DAY, (int) USUAL.longestTimeout().toSeconds());
    int reconnect = fields.number(RECONNECT, 0, DAY, USUAL_RECONNECT);
    List<String> problems = fields.problems();
    if (problems.isEmpty() && offset > 0 && offset >= every) {
      problems.add(OFFSET + ": must be below " + EVERY + ", which is " + every + ": " + offset);
    }
    if (problems.isEmpty() && longest < timeout) {
      problems.add(LONGEST + ": must not be below " + TIMEOUT + ", " + timeout + ": " + longest);
    }
    if (!problems.isEmpty()) {
      return new Read(Optional.empty(), List.copyOf(problems));
    }
    UplinkOptions options =
        USUAL
            .withSchedule(new UploadSchedule(seconds(every), seconds(offset)))
            .withLimits(window, blocks, octets)
            .withTimes(seconds(timeout), seconds(longest), USUAL.poll());
    return new Read(Optional.of(new UplinkSettings(options, seconds(reconnect))), List.of());
  }

  private static Duration seconds(int number) {
    return Duration.ofSeconds(number);
  }

  /** The fields of a configuration, and what was wrong with those that were read. */
  private record Fields(Map<String, Object> properties, List<String> problems) {

    int number(String field, int least, int most, int absent) {
      Object value = properties.get(field);
      if (value == null) {
        return absent;
      }
      if (value instanceof Integer || value instanceof Long || value instanceof Short) {
        long number = ((Number) value).longValue();
        if (number >= least && number <= most) {
          return (int) number;
        }
      }
      problems.add(field + ": must be a whole number from " + least + " to " + most + ": " + value);
      return absent;
    }
  }
}
