// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.kilowire.capture.LiveFrame;
import org.kilowire.capture.LiveListener;
import org.kilowire.capture.LiveSource;
import org.kilowire.capture.LiveState;
import org.kilowire.capture.LiveStatus;
import org.kilowire.simulators.mergingunit.MergingUnits;
import org.kilowire.simulators.mergingunit.PublishedSink;
import org.kilowire.simulators.mergingunit.StreamAccount;
import org.kilowire.simulators.mergingunit.StreamPlan;
import org.kilowire.sv.ft3.Ft3Options;
import org.kilowire.sv.ft3.Ft3StreamDecoder;

/**
 * A source whose frames simulated merging units make, as fast as they are taken: their time is the
 * clock's.
 */
final class PlayedBus implements LiveSource, PublishedSink {

  private static final long SECOND = 1_000_000_000L;
  private static final long LOOK = SECOND / 10;

  private final PlayedClock clock;
  private final MergingUnits units;
  private final Frame frame = new Frame();
  private final Ft3StreamDecoder decoder;
  private LiveListener listener;
  private LiveState state = LiveState.NEW;
  private long looked;
  private long drops;

  /** Nothing of this stream goes over the line. */
  int silent = -1;

  PlayedBus(PlayedClock clock, StreamPlan... plans) {
    this.clock = clock;
    units = new MergingUnits(List.of(plans), clock.nanos());
    looked = clock.nanos();
    decoder =
        new Ft3StreamDecoder(Ft3Options.MERGING_UNIT, (view, time) -> listener.ft3(view, time));
  }

  /** The one frame. */
  private static final class Frame implements LiveFrame {
    private byte[] octets;
    private int length;
    private long at;

    @Override
    public byte[] octets() {
      return octets;
    }

    @Override
    public int offset() {
      return 0;
    }

    @Override
    public int length() {
      return length;
    }

    @Override
    public long originalLength() {
      return length;
    }

    @Override
    public int tci() {
      return NO_TAG;
    }

    @Override
    public int tpid() {
      return 0x8100;
    }

    @Override
    public long atNanos() {
      return at;
    }
  }

  /** Plays on for so long. */
  void play(double seconds) throws IOException {
    long end = clock.nanos() + Math.round(seconds * SECOND);
    while (units.nextNanos() < end) {
      look(units.nextNanos());
      units.publishNext(this);
    }
    look(end);
  }

  private void look(long now) {
    while (now - looked >= LOOK) {
      looked += LOOK;
      clock.set(looked);
      listener.look(looked);
    }
    clock.set(now);
  }

  @Override
  public void frame(int stream, long nanos, byte[] octets, int length) {
    if (stream == silent) {
      return;
    }
    if (octets[0] == 5) {
      decoder.accept(octets, 0, length, nanos);
    } else {
      frame.octets = octets;
      frame.length = length;
      frame.at = nanos;
      listener.ethernet(frame);
    }
  }

  List<StreamAccount> accounts() {
    return units.accounts();
  }

  @Override
  public void start(LiveListener to) {
    listener = to;
    change(LiveState.RECEIVING, "");
  }

  void change(LiveState now, String detail) {
    state = now;
    listener.changed(now, detail);
  }

  void drop(long frames) {
    drops += frames;
  }

  @Override
  public LiveStatus status() {
    return new LiveStatus(state, "", 0, drops, 0, 0, Optional.empty());
  }

  @Override
  public void close() {
    state = LiveState.CLOSED;
  }

  LiveState state() {
    return state;
  }

  @Override
  public String toString() {
    return "played";
  }
}
