// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.libpcap;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.CaptureReason;
import org.kilowire.capture.LiveListener;
import org.kilowire.capture.LiveSource;
import org.kilowire.capture.LiveState;
import org.kilowire.capture.LiveStatus;
import org.kilowire.capture.block.ClockSteps;
import org.kilowire.capture.linux.JnaLibrary;
import org.kilowire.capture.live.LiveReader;
import org.kilowire.capture.live.LiveWork;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;

/**
 * Sampled values of an interface through the system's libpcap, where there is no ring. A frame
 * costs ten times what it costs from the ring, and some objects. What this system sends itself is
 * not among them, but on Windows. An interface that goes is waited for.
 */
public final class LibpcapSource implements LiveSource {

  private static final int MOST_AT_ONCE = 4096;

  /** Between two looks at a system that has nothing: 16 MiB hold seconds of a full bus. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final LibpcapOptions options;
  private final LiveReader reader;

  /** A source that is not open yet. */
  public LibpcapSource(LibpcapOptions options) {
    this.options = options;
    reader = new LiveReader("kilowire capture " + options.networkInterface(), Reading::new);
  }

  @Override
  public void start(LiveListener listener) throws CaptureException {
    load(options.natives());
    reader.start(listener);
  }

  /**
   * Whether libpcap knows an interface of this name.
   *
   * @param natives a folder to unpack JNA's native library to
   * @throws CaptureException if libpcap cannot be asked
   */
  public static boolean isInterface(String name, Path natives) throws CaptureException {
    load(natives);
    try {
      return Pcaps.findAllDevs().stream().anyMatch(one -> one.getName().equals(name));
    } catch (PcapNativeException e) {
      throw new CaptureException(
          CaptureReason.NOT_OPENED, "libpcap knows no interfaces: " + e.getMessage(), e);
    }
  }

  private static void load(Path natives) throws CaptureException {
    JnaLibrary.load(natives);
    try {
      Pcaps.libVersion();
    } catch (UnsatisfiedLinkError | ExceptionInInitializerError e) {
      throw missing(
          "libpcap is not on this system: install it (Debian and Ubuntu: apt-get install"
              + " libpcap0.8; Fedora: dnf install libpcap; Windows: Npcap)",
          e);
    } catch (NoClassDefFoundError e) {
      throw missing(
          "libpcap or Pcap4J is not here: install libpcap (Debian and Ubuntu: apt-get install"
              + " libpcap0.8), and put pcap4j-core 1.8.2 beside this",
          e);
    }
  }

  private static CaptureException missing(String what, Throwable cause) {
    return new CaptureException(CaptureReason.NOT_SUPPORTED, what, cause);
  }

  @Override
  public LiveStatus status() {
    return reader.status();
  }

  @Override
  public void close() {
    reader.close();
  }

  @Override
  public String toString() {
    return options.networkInterface();
  }

  /** What the thread does. */
  private final class Reading implements LiveWork {

    private final LiveReader.Told told;
    private final ClockSteps steps = new ClockSteps();
    private LibpcapReader open;

    Reading(LiveReader.Told told) {
      this.told = told;
    }

    @Override
    public void open() throws CaptureException {
      open = LibpcapReader.open(options);
      told.state(LiveState.RECEIVING, "");
    }

    @Override
    public boolean isOpen() {
      return open != null;
    }

    @Override
    public long now() {
      return lookAtClock();
    }

    /** While it is open a step is told where it lies among the frames. */
    @Override
    public boolean isClockTold() {
      if (open == null && steps.pending()) {
        told.clockStepped(steps.take());
      }
      return !steps.pending();
    }

    @Override
    public void receive() throws IOException {
      lookAtClock();
      int count = open.take(MOST_AT_ONCE, this::deliver);
      if (count < MOST_AT_ONCE && steps.pending()) {
        told.clockStepped(steps.take());
      }
      if (count == 0) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }

    private void deliver(LibpcapFrame frame) {
      if (steps.pending() && steps.isBehind(frame.atNanos())) {
        told.clockStepped(steps.take());
      }
      told.ethernet(frame);
    }

    private long lookAtClock() {
      long before = System.nanoTime();
      Instant now = Instant.now();
      long time = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
      steps.look(before, time, System.nanoTime());
      return time;
    }

    @Override
    public void look() {
      if (open != null) {
        told.dropped(open.takeDrops());
      }
    }

    @Override
    public void shut() {
      if (open != null) {
        told.dropped(open.takeDrops());
        open.close();
        open = null;
      }
    }

    @Override
    public boolean helpsToWait(CaptureReason reason) {
      return reason == CaptureReason.NO_INTERFACE;
    }

    @Override
    public void end() {}
  }
}
