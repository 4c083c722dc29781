// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.input;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.LiveFrame;
import org.kilowire.capture.LiveListener;
import org.kilowire.capture.LiveSource;
import org.kilowire.capture.LiveState;
import org.kilowire.capture.LiveStatus;
import org.kilowire.kura.driver.sv.option.BusOptions;
import org.kilowire.kura.driver.sv.window.BusEvent;
import org.kilowire.sv.ft3.Ft3View;
import org.kilowire.sv.monitor.Ft3Refusals;

/**
 * One driver's capture, from start to close: one source, or both LANs of PRP, which are one port of
 * one monitor. Windows that are under way come with the end.
 */
public final class BusCapture implements AutoCloseable {

  private static final int PORT = 0;
  private static final long MILLISECOND = 1_000_000;

  private final List<LiveSource> sources;
  private final BusListener listener;
  private final InstantSource clock;
  private final BusMonitor bus;
  private final Object one = new Object();
  private volatile boolean clockProven;
  private volatile boolean closed;
  private long dropsTold;

  /**
   * A capture that hears nothing yet.
   *
   * @param clock of events that are of no frame
   */
  public BusCapture(
      BusOptions options,
      List<? extends LiveSource> sources,
      BusListener listener,
      InstantSource clock) {
    this.sources = List.copyOf(sources);
    this.listener = listener;
    this.clock = clock;
    bus = new BusMonitor(options, listener);
  }

  /**
   * Begins.
   *
   * @throws CaptureException if waiting does not help; nothing is open then
   */
  public void start() throws CaptureException {
    List<LiveSource> started = new ArrayList<>();
    boolean whole = false;
    try {
      for (int i = 0; i < sources.size(); i++) {
        sources.get(i).start(new Ear(sources.get(i), i == 0));
        started.add(sources.get(i));
      }
      whole = true;
    } finally {
      if (!whole) {
        closed = true;
        started.forEach(LiveSource::close);
      }
    }
  }

  /** Hears one source. Steps of the clock and looks are those of the first, which has a thread. */
  private final class Ear implements LiveListener {

    private final LiveSource source;
    private final boolean first;
    private final Ft3Refusals refusals = new Ft3Refusals(bus.monitor(), PORT);
    private LiveState before = LiveState.NEW;

    Ear(LiveSource source, boolean first) {
      this.source = source;
      this.first = first;
    }

    @Override
    public void ethernet(LiveFrame frame) {
      synchronized (one) {
        bus.monitor()
            .ethernet(
                PORT, frame.octets(), frame.offset(), frame.length(), frame.tci(), frame.atNanos());
      }
    }

    @Override
    public void ft3(Ft3View frame, long atNanos) {
      synchronized (one) {
        bus.monitor().ft3(PORT, frame, atNanos);
      }
    }

    @Override
    public void clockStepped(long nanos) {
      if (first) {
        synchronized (one) {
          bus.monitor().clockStepped(nanos);
        }
      }
    }

    @Override
    public void look(long nowNanos) {
      if (first) {
        synchronized (one) {
          source.status().ft3().ifPresent(counters -> refusals.take(counters, nowNanos));
          bus.look(nowNanos, clockProven);
          drops(nowNanos);
        }
      }
    }

    @Override
    public void changed(LiveState state, String detail) {
      boolean news = state != LiveState.CLOSED && !(before == LiveState.NEW && isOpen(state));
      before = state;
      if (news && !closed) {
        synchronized (one) {
          tell(state, source + (detail.isEmpty() ? "" : ": " + detail));
        }
      }
    }
  }

  private static boolean isOpen(LiveState state) {
    return state == LiveState.RECEIVING;
  }

  private void tell(LiveState state, String detail) {
    listener.event(
        new BusEvent(
            "",
            "capture-" + state.name().toLowerCase(Locale.ROOT),
            clock.millis(),
            Map.of("detail", detail)));
  }

  /** Frames that this computer had no time for: no fault of the bus. */
  private void drops(long nowNanos) {
    long drops = sources.stream().mapToLong(source -> source.status().kernelDrops()).sum();
    if (drops > dropsTold) {
      Map<String, String> details =
          Map.of("frames", Long.toString(drops - dropsTold), "total", Long.toString(drops));
      dropsTold = drops;
      listener.event(new BusEvent("", "capture-drops", nowNanos / MILLISECOND, details));
    }
  }

  /** Whether the clock that stamps frames is known to be right. */
  public void clockProven(boolean proven) {
    clockProven = proven;
  }

  /** How the sources are, as they were a moment ago. */
  public List<LiveStatus> status() {
    return sources.stream().map(LiveSource::status).toList();
  }

  /** Why nothing can be heard now, for people; empty where a source is open. */
  public String trouble() {
    List<LiveStatus> all = status();
    return all.stream().anyMatch(source -> isOpen(source.state()))
        ? ""
        : all.stream()
            .map(
                source ->
                    source.detail().isEmpty()
                        ? source.state().name().toLowerCase(Locale.ROOT)
                        : source.detail())
            .collect(Collectors.joining("; "));
  }

  /** Whether a source has stopped by itself, which is a fault of ours. */
  public boolean hasFailed() {
    return status().stream().anyMatch(source -> source.state() == LiveState.FAILED);
  }

  /** Ends it, within a second whether anything is received or not. */
  @Override
  public void close() {
    closed = true;
    sources.forEach(LiveSource::close);
    synchronized (one) {
      bus.monitor().finish();
    }
  }
}
