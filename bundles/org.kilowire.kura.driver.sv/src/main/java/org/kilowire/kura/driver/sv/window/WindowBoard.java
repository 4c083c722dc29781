// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.window;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The last of everything: whoever reads is never made to wait for it, and is given nothing that is
 * old. What is old tells the monotonic clock, for the other one may be set. Bounded by the streams
 * that a monitor gives values of. Any thread may call.
 */
public final class WindowBoard {

  /** How long the state of a stream counts: it is written ten times a second. */
  private static final Duration HEALTH = Duration.ofSeconds(2);

  private record Place(String stream, WindowLength length) {}

  private record Posted<T>(T what, long at) {}

  private final LongSupplier nanos;
  private final Map<Place, Posted<StreamWindow>> windows = new ConcurrentHashMap<>();
  private final Map<String, Posted<StreamHealth>> health = new ConcurrentHashMap<>();
  private final Map<String, BusEvent> events = new ConcurrentHashMap<>();

  /**
   * An empty board.
   *
   * @param nanos the monotonic clock
   */
  public WindowBoard(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** A window is over. */
  public void post(StreamWindow window) {
    windows.put(
        new Place(window.stream(), window.length()), new Posted<>(window, nanos.getAsLong()));
  }

  /** A stream is like this now. */
  public void post(StreamHealth now) {
    health.put(now.stream(), new Posted<>(now, nanos.getAsLong()));
  }

  /** Something happened. */
  public void post(BusEvent event) {
    events.put(event.stream(), event);
  }

  /** The last window, if it is none of long ago. */
  public Optional<StreamWindow> window(String stream, WindowLength length) {
    return Optional.ofNullable(windows.get(new Place(stream, length)))
        .filter(one -> isFresh(one, length.freshness()))
        .map(Posted::what);
  }

  /** The last window, however old: for people. */
  public Optional<StreamWindow> old(String stream, WindowLength length) {
    return Optional.ofNullable(windows.get(new Place(stream, length))).map(Posted::what);
  }

  /** How a stream is; empty where nobody looks any more, or it was never heard. */
  public Optional<StreamHealth> health(String stream) {
    return Optional.ofNullable(health.get(stream))
        .filter(one -> isFresh(one, HEALTH))
        .map(Posted::what);
  }

  /** Whether it was ever heard. */
  public boolean knows(String stream) {
    return health.containsKey(stream);
  }

  /** The last event of a stream; of the whole capture by an empty id. */
  public Optional<BusEvent> event(String stream) {
    return Optional.ofNullable(events.get(stream));
  }

  private boolean isFresh(Posted<?> one, Duration limit) {
    return nanos.getAsLong() - one.at <= limit.toNanos();
  }
}
