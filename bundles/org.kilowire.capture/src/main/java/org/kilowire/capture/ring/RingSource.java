// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.ring;

import com.sun.jna.LastErrorException;
import java.util.function.LongSupplier;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.CaptureReason;
import org.kilowire.capture.LiveListener;
import org.kilowire.capture.LiveSource;
import org.kilowire.capture.LiveState;
import org.kilowire.capture.LiveStatus;
import org.kilowire.capture.block.ClockSteps;
import org.kilowire.capture.block.RingBlock;
import org.kilowire.capture.linux.LinuxLibrary;
import org.kilowire.capture.linux.SystemClocks;
import org.kilowire.capture.live.LiveReader;
import org.kilowire.capture.live.LiveWork;

/**
 * Sampled values of an interface. It is read by one thread: the kernel's ways to share a socket
 * among several would tear streams apart. What this system sends itself is not among them. An
 * interface that goes down is waited for; one that comes back with another number is opened again.
 */
public final class RingSource implements LiveSource {

  /** Blocks in a row before it looks at anything else. */
  private static final int BLOCKS_AT_ONCE = 16;

  private static final int WAIT_MILLIS = 50;

  private final RingOptions options;
  private final LongSupplier clockError;
  private final LiveReader reader;

  /** A source that is not open yet. */
  public RingSource(RingOptions options) {
    this(options, () -> 0);
  }

  /**
   * A source whose host's clock is wrong.
   *
   * @param clockError in ns, from the source's thread
   */
  RingSource(RingOptions options, LongSupplier clockError) {
    this.options = options;
    this.clockError = clockError;
    reader = new LiveReader("kilowire capture " + options.networkInterface(), Reading::new);
  }

  @Override
  public void start(LiveListener listener) throws CaptureException {
    LinuxLibrary.load(options.natives());
    reader.start(listener);
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
    private final SystemClocks clocks = new SystemClocks();
    private final ClockSteps steps = new ClockSteps();
    private final RingBlock block = new RingBlock();
    private final byte[] copy = new byte[options.blockOctets()];
    private PacketRing ring;

    Reading(LiveReader.Told told) {
      this.told = told;
    }

    @Override
    public void open() throws CaptureException {
      ring = PacketRing.open(options);
      lookAtInterface();
    }

    @Override
    public boolean isOpen() {
      return ring != null;
    }

    /** Looks at the clock: a step during a wait is known before its time is told. */
    @Override
    public long now() {
      return lookAtClock();
    }

    /** With the ring open a step is told where it lies among the frames. */
    @Override
    public boolean isClockTold() {
      if (ring == null && steps.pending()) {
        told.clockStepped(steps.take());
      }
      return !steps.pending();
    }

    @Override
    public void receive() {
      lookAtClock();
      int left = BLOCKS_AT_ONCE;
      while (left > 0 && ring.ready()) {
        int length = ring.take(copy);
        lookAtClock();
        deliver(length);
        left--;
      }
      if (steps.pending()) {
        told.clockStepped(steps.take());
      }
      if (left == BLOCKS_AT_ONCE && ring.await(WAIT_MILLIS) != 0) {
        lookAtInterface();
      }
    }

    private long lookAtClock() {
      long before = clocks.monotonic();
      long time = clocks.time() + clockError.getAsLong();
      steps.look(before, time, clocks.monotonic());
      return time;
    }

    private void deliver(int length) {
      block.wrap(copy, length);
      while (block.next()) {
        if (steps.pending() && steps.isBehind(block.atNanos())) {
          told.clockStepped(steps.take());
        }
        if (!block.isOutgoing()) {
          told.ethernet(block);
        }
      }
      if (!block.whole()) {
        told.unreadable();
      }
    }

    /** Comes ten times a second. */
    @Override
    public void look() {
      if (ring != null) {
        told.dropped(ring.takeDrops());
        lookAtInterface();
      }
    }

    private void lookAtInterface() {
      switch (ring.presence()) {
        case UP -> told.state(LiveState.RECEIVING, "");
        case DOWN -> told.state(LiveState.DOWN, options.networkInterface() + " is down");
        case GONE -> {
          while (ring.ready()) {
            deliver(ring.take(copy));
          }
          shut();
          told.state(LiveState.WAITING, options.networkInterface() + " has gone");
        }
      }
    }

    @Override
    public void shut() {
      if (ring != null) {
        try {
          told.dropped(ring.takeDrops());
        } catch (LastErrorException e) {
          // The drops of the last tenth of a second went with the interface.
        }
        ring.close();
        ring = null;
      }
    }

    @Override
    public boolean helpsToWait(CaptureReason reason) {
      return reason == CaptureReason.NO_INTERFACE;
    }

    @Override
    public void end() {
      clocks.close();
    }
  }
}
