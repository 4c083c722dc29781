// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kilowire.ims.ReadingRow;
import org.kilowire.ims.Readings;
import org.kilowire.simulators.mergingunit.SentSecond;
import org.kilowire.sv.dataset.SampleChannel;

/** What a merging unit has sent, and what of it the IMS has: the RMS of each channel and second. */
final class SecondsComparison {

  private static final int LEAST_SECONDS = 5;

  /** Half a second, for a window's end is the top of a second but for the clocks' difference. */
  private static final long HALF_MILLIS = 500;

  private static final long SECOND_MILLIS = 1000;

  /** Results have three digits behind the point in A and two in V, and are doubles before that. */
  private static final double ABSOLUTE = 0.011;

  /** What five of a hundred samples may be missing for, with values made of the others. */
  private static final double RELATIVE = 0.001;

  private final Map<Long, SentSecond> sent;
  private final long beginMillis;
  private final Set<Instant> heard = new HashSet<>();
  private final List<String> faults = new ArrayList<>();

  /**
   * @param sent the seconds of a stream of {@link DemoStream#MAP}
   * @param beginMillis when the first began, since 1970
   */
  SecondsComparison(List<SentSecond> sent, long beginMillis) {
    this.sent = sent.stream().collect(Collectors.toMap(SentSecond::second, Function.identity()));
    this.beginMillis = beginMillis;
  }

  Comparison.Verdict compare(Path imsDatabase) {
    new Readings(imsDatabase)
        .each(
            Optional.of(DemoStream.ID),
            row -> {
              int channel = channel(row.quantity());
              if (channel >= 0 && !row.value().isEmpty()) {
                compare(row, channel);
              }
            });
    if (heard.size() < LEAST_SECONDS) {
      faults.add(DemoStream.ID + ": too few seconds to prove anything: " + heard.size());
    }
    String line =
        "%-8s %5d seconds of sampled values, their RMS as they were sent"
            .formatted(DemoStream.ID, heard.size());
    return new Comparison.Verdict(List.of(line), List.copyOf(faults));
  }

  /** Whose RMS it is; -1 for another quantity. */
  private static int channel(String quantity) {
    List<SampleChannel> channels = DemoStream.MAP.channels();
    for (int i = 0; i < channels.size(); i++) {
      if (quantity.equals("sv:" + channels.get(i).name() + "/rms")) {
        return i;
      }
    }
    return -1;
  }

  private void compare(ReadingRow row, int channel) {
    heard.add(row.time());
    SentSecond second = sent.get(second(row.time()));
    double value = Double.parseDouble(row.value());
    if (second == null) {
      faults.add(DemoStream.ID + ": " + row.line() + " was never sent");
    } else if (differ(value, second.rms().get(channel))) {
      faults.add(DemoStream.ID + ": " + row.line() + ", sent was " + second.rms().get(channel));
    }
  }

  private static boolean differ(double one, double other) {
    return Math.abs(one - other) > ABSOLUTE + RELATIVE * Math.abs(other);
  }

  /** The number of the second that ends then. */
  private long second(Instant end) {
    return Math.floorDiv(end.toEpochMilli() + HALF_MILLIS - beginMillis, SECOND_MILLIS) - 1;
  }
}
