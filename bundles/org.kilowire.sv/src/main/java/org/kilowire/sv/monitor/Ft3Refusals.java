// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.monitor;

import java.util.List;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.ft3.Ft3Counters;

/** Tells a monitor of frames that a decoder elsewhere could not read, by its counters. */
public final class Ft3Refusals {

  private static final Ft3Counters NOTHING = new Ft3Counters(0, 0, 0, 0, 0, List.of());

  private final SvMonitor monitor;
  private final int port;
  private Ft3Counters before = NOTHING;

  /**
   * Of one link.
   *
   * @param port as its frames are told to the monitor
   */
  public Ft3Refusals(SvMonitor monitor, int port) {
    this.monitor = monitor;
    this.port = port;
  }

  /** What was added since it was told last; octets outside of frames may be idle filling. */
  public void take(Ft3Counters now, long at) {
    refused(SvReason.BAD_CRC, now.badCrc() - before.badCrc(), at);
    refused(SvReason.UNKNOWN_LAYOUT, now.unknownLayouts() - before.unknownLayouts(), at);
    refused(SvReason.SHORT_FRAME, now.cutFrames() - before.cutFrames(), at);
    before = now;
  }

  private void refused(SvReason reason, long count, long at) {
    for (long i = 0; i < count; i++) {
      monitor.malformedFt3(port, reason, at);
    }
  }
}
