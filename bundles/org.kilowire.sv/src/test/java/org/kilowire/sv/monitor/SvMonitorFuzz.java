// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.monitor;

import org.kilowire.sv.analysis.SecondResult;
import org.kilowire.sv.ethernet.EthernetView;
import org.kilowire.sv.stream.StreamEvent;
import org.kilowire.sv.stream.SvStream;

/** Any octets, as frames one behind the other: each is read, refused by reason, or another's. */
public final class SvMonitorFuzz {

  private static final int LENGTH_OCTETS = 1;
  private static final long STEP = 250_000;

  /** Hears everything and keeps nothing. */
  private static final MonitorListener DEAF =
      new MonitorListener() {
        @Override
        public void event(StreamEvent event) {
          if (event.detail().isEmpty()) {
            throw new AssertionError("an event without a word: " + event);
          }
        }

        @Override
        public void second(MonitoredStream stream, SecondResult result) {
          if (result.missing() < 0) {
            throw new AssertionError("less than nothing is missing");
          }
        }
      };

  private SvMonitorFuzz() {}

  /** An octet says how long a frame is that follows it. */
  public static void fuzzerTestOneInput(byte[] input) {
    SvMonitor monitor = new SvMonitor(StreamMaps.assumed(50, 0), MonitorSettings.USUAL, DEAF);
    long frames = 0;
    long read = 0;
    int at = 0;
    while (at < input.length) {
      int from = at + LENGTH_OCTETS;
      int length = Math.min(input[at] & 0xFF, input.length - from);
      boolean whole = monitor.ethernet(0, input, from, length, EthernetView.NONE, frames * STEP);
      frames++;
      read += whole ? 1 : 0;
      at = from + length;
    }
    monitor.finish();
    long refused = monitor.malformedFrames().values().stream().mapToLong(Long::longValue).sum();
    if (read + refused + monitor.otherFrames() != frames) {
      throw new AssertionError(frames + " frames: " + read + " read, " + refused + " refused");
    }
    for (SvStream stream : monitor.streams()) {
      if (stream.received() < stream.duplicates() || stream.lost() < 0) {
        throw new AssertionError("counters that cannot be: " + stream.key());
      }
    }
  }
}
