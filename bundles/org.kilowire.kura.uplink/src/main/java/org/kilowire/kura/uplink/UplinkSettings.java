// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.kilowire.contract.Batch;
import org.kilowire.contract.BatchCodec;
import org.kilowire.options.OptionReader;
import org.kilowire.options.Read;
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

  /** Reads a configuration as Kura delivers it: unchecked, and of any types. */
  static Read<UplinkSettings> from(Map<String, ?> properties) {
    OptionReader reader = new OptionReader(properties);
    int every = reader.whole(EVERY, 0, DAY, 0);
    int offset = offset(reader, every);
    int window = reader.whole(WINDOW, 1, 64, USUAL.window());
    int blocks = reader.whole(BLOCKS, 1, Batch.MAX_BLOCKS, USUAL.maxBlocks());
    int octets = reader.whole(OCTETS, 1, BatchCodec.MAX_OCTETS, USUAL.maxOctets());
    int timeout = reader.whole(TIMEOUT, 1, DAY, (int) USUAL.receiptTimeout().toSeconds());
    int longest = longest(reader, timeout);
    int reconnect = reader.whole(RECONNECT, 0, DAY, USUAL_RECONNECT);
    UplinkOptions options =
        USUAL
            .withSchedule(new UploadSchedule(seconds(every), seconds(offset)))
            .withLimits(window, blocks, octets)
            .withTimes(seconds(timeout), seconds(longest), USUAL.poll());
    return reader.read(Optional.of(new UplinkSettings(options, seconds(reconnect))));
  }

  private static int offset(OptionReader reader, int every) {
    int offset = reader.whole(OFFSET, 0, DAY - 1, 0);
    if (offset == 0 || offset < every) {
      return offset;
    }
    reader.problem(
        OFFSET, "must be below " + EVERY + ", which is " + every + ", not " + offset, "0 is used");
    return 0;
  }

  private static int longest(OptionReader reader, int timeout) {
    int longest = reader.whole(LONGEST, 1, DAY, (int) USUAL.longestTimeout().toSeconds());
    if (longest >= timeout) {
      return longest;
    }
    reader.problem(
        LONGEST,
        "must be at least " + TIMEOUT + ", which is " + timeout + ", not " + longest,
        timeout + " is used");
    return timeout;
  }

  private static Duration seconds(int number) {
    return Duration.ofSeconds(number);
  }
}
