// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kilowire.contract.Batch;
import org.kilowire.contract.codec.BatchCodec;
import org.kilowire.options.OptionReader;
import org.kilowire.options.Read;
import org.kilowire.uplink.Transport.Incoming;
import org.kilowire.uplink.Transport.Outgoing;
import org.kilowire.uplink.UplinkOptions;
import org.kilowire.uplink.UploadSchedule;

/**
 * What an uplink is configured to.
 *
 * @param publishers which publisher each channel has; none where nobody has been chosen
 * @param subscribers likewise
 * @param options how batches are handed over
 * @param reconnectAfter how long a connection is lost until Kura is told to connect; zero for never
 */
record UplinkSettings(
    Map<Outgoing, Target> publishers,
    Map<Incoming, Target> subscribers,
    UplinkOptions options,
    Duration reconnectAfter) {

  static final String EVERY = "upload.every.seconds";
  static final String OFFSET = "upload.offset.seconds";
  static final String WINDOW = "window";
  static final String BLOCKS = "batch.max.blocks";
  static final String OCTETS = "batch.max.octets";
  static final String TIMEOUT = "receipt.timeout.seconds";
  static final String LONGEST = "receipt.timeout.longest.seconds";
  static final String RECONNECT = "reconnect.after.seconds";

  private static final String NO_SERVICE = "no service is selected";
  private static final int DAY = 86_400;
  private static final int USUAL_RECONNECT = 300;
  private static final UplinkOptions USUAL = UplinkOptions.DEFAULT;

  /** Reads a configuration as Kura delivers it: unchecked, and of any types. */
  static Read<UplinkSettings> from(Map<String, ?> properties) {
    OptionReader reader = new OptionReader(properties);
    Map<Outgoing, Target> publishers = targets(reader, Outgoing.class, Role::of);
    Map<Incoming, Target> subscribers = targets(reader, Incoming.class, Role::of);
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
    return reader.read(
        Optional.of(new UplinkSettings(publishers, subscribers, options, seconds(reconnect))));
  }

  private static <C extends Enum<C>> Map<C, Target> targets(
      OptionReader reader, Class<C> channels, Function<C, Role> role) {
    Map<C, Target> targets = new EnumMap<>(channels);
    for (C channel : channels.getEnumConstants()) {
      String field = role.apply(channel).field();
      reader
          .text(field, NO_SERVICE)
          .flatMap(text -> target(reader, field, text))
          .ifPresent(target -> targets.put(channel, target));
    }
    return targets;
  }

  private static Optional<Target> target(OptionReader reader, String field, String text) {
    try {
      return Optional.of(Target.of(text));
    } catch (IllegalArgumentException e) {
      reader.problem(field, e.getMessage(), NO_SERVICE);
      return Optional.empty();
    }
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
