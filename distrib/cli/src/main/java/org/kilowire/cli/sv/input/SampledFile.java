// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.kilowire.capture.file.CaptureFileReader;
import org.kilowire.capture.file.CaptureFrame;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.ethernet.EthernetView;
import org.kilowire.sv.ft3.Ft3View;
import org.kilowire.sv.monitor.SvMonitor;

/** A file of frames on its way into a monitor. */
public final class SampledFile {

  private static final int PORT = 0;

  private SampledFile() {}

  /**
   * Reads all of it.
   *
   * @param tick told of each frame's time before the monitor gets it, and of the last one's again
   * @return what is wrong with the file; empty where nothing is
   */
  public static String read(Path file, Ft3FileOptions ft3, SvMonitor monitor, LongConsumer tick)
      throws IOException {
    return ft3.isFt3() ? octets(file, ft3, monitor, tick) : capture(file, monitor, tick);
  }

  private static String capture(Path file, SvMonitor monitor, LongConsumer tick)
      throws IOException {
    long at = 0;
    CapturedPorts ports = new CapturedPorts();
    try (CaptureFileReader reader = Captures.open(file)) {
      while (reader.next()) {
        CaptureFrame frame = reader.frame();
        at = frame.arrivalNanos() == CaptureFrame.NO_TIME ? at : frame.arrivalNanos();
        tick.accept(at);
        if (frame.source().isEthernet()) {
          monitor.ethernet(
              ports.of(frame), frame.octets(), 0, frame.length(), EthernetView.NONE, at);
        }
      }
      tick.accept(at);
      return Captures.problem(reader);
    }
  }

  private static String octets(Path file, Ft3FileOptions ft3, SvMonitor monitor, LongConsumer tick)
      throws IOException {
    CountedTime time = new CountedTime(ft3.rate(file));
    Ft3File.read(
        Captures.octets(file),
        ft3.options(),
        new Ft3File.Sink() {
          private long at;

          @Override
          public void frame(Ft3View frame, int from, int to) {
            at = time.of(frame.smpCnt());
            tick.accept(at);
            monitor.ft3(PORT, frame, at);
          }

          @Override
          public void refused(SvReason reason, int from, int to) {
            monitor.malformedFt3(PORT, reason, at);
          }
        });
    return "";
  }
}
