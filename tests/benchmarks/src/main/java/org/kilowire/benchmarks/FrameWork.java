// SPDX-License-Identifier: Apache-2.0
package org.kilowire.benchmarks;

import org.kilowire.capture.LiveFrame;
import org.kilowire.capture.LiveListener;
import org.kilowire.sv.analysis.SecondResult;
import org.kilowire.sv.apdu92.Asdu92View;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.apdu92.SavPduView;
import org.kilowire.sv.ethernet.EthernetView;
import org.kilowire.sv.monitor.MonitorListener;
import org.kilowire.sv.monitor.MonitorSettings;
import org.kilowire.sv.monitor.MonitoredStream;
import org.kilowire.sv.monitor.StreamMaps;
import org.kilowire.sv.monitor.SvMonitor;
import org.kilowire.sv.stream.StreamEvent;

/** What is done with each frame that comes. */
final class FrameWork {

  private FrameWork() {}

  static LiveListener of(String name) {
    return switch (name) {
      case "ring" -> new LiveListener() {};
      case "decode" -> new Sums();
      case "values" -> new Values();
      default -> throw new IllegalArgumentException("ring, decode or values: " + name);
    };
  }

  /** From octets to sums of squares, which are exact in two longs. */
  private static final class Sums implements LiveListener {

    private static final int SUM_BITS = 62;

    private final EthernetView ethernet = new EthernetView();
    private final SavPduView pdu = new SavPduView();
    private final long[] squares = new long[8];
    private final long[] carried = new long[8];
    private long invalid;
    private long refused;

    @Override
    public void ethernet(LiveFrame frame) {
      byte[] octets = frame.octets();
      if (!ethernet.wrap(octets, frame.offset(), frame.length(), frame.tci())
          || !pdu.wrap(octets, ethernet.apduOffset(), ethernet.apduLength())) {
        refused++;
        return;
      }
      for (int i = 0; i < pdu.noAsdu(); i++) {
        add(pdu.asdu(i));
      }
    }

    private void add(Asdu92View asdu) {
      int pairs = Math.min(squares.length, asdu.pairs());
      for (int i = 0; i < pairs; i++) {
        if (QualityBits.isInvalid(asdu.quality(i))) {
          invalid++;
        } else {
          long value = asdu.value(i);
          long sum = squares[i] + value * value;
          carried[i] += sum >>> SUM_BITS;
          squares[i] = sum & -1L >>> (Long.SIZE - SUM_BITS);
        }
      }
    }

    @Override
    public void look(long nowNanos) {
      if (refused + invalid > 0) {
        throw new IllegalStateException("frames of ours are refused: " + refused);
      }
    }
  }

  /** Streams, their health, and 1-second results of those that have a map. */
  private static final class Values implements LiveListener, MonitorListener {

    private final SvMonitor monitor =
        new SvMonitor(StreamMaps.assumed(50, 4000), MonitorSettings.USUAL, this);
    private long results;

    @Override
    public void ethernet(LiveFrame frame) {
      monitor.ethernet(
          0, frame.octets(), frame.offset(), frame.length(), frame.tci(), frame.atNanos());
    }

    @Override
    public void clockStepped(long nanos) {
      monitor.clockStepped(nanos);
    }

    @Override
    public void look(long nowNanos) {
      monitor.look(nowNanos);
    }

    @Override
    public void event(StreamEvent event) {}

    @Override
    public void second(MonitoredStream stream, SecondResult result) {
      results++;
    }

    @Override
    public String toString() {
      return results + " results";
    }
  }
}
