// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.live;

import java.io.IOException;
import java.util.Optional;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.CaptureReason;
import org.kilowire.sv.ft3.Ft3Counters;

/** What a source's thread does; all but {@link #wake} on that thread. */
public interface LiveWork {

  /** How it is made, on its thread. */
  @FunctionalInterface
  interface Begin {
    LiveWork with(LiveReader.Told told);
  }

  /**
   * Opens what is read from, and tells its state. After a failure nothing is open.
   *
   * @throws CaptureException if it cannot be opened now
   */
  void open() throws CaptureException;

  /** Whether there is something to receive from. */
  boolean isOpen();

  /**
   * Receives what is there, or waits for it a twentieth of a second.
   *
   * @throws IOException if what is open is of no use any more
   */
  void receive() throws IOException;

  /** Closes what is open. */
  void shut();

  /** Whether what could not be opened may be there later. */
  boolean helpsToWait(CaptureReason reason);

  /** The time in ns since 1970. */
  long now();

  /** Comes ten times a second, open or not. */
  default void look() {}

  /**
   * Whether the listener knows of all steps of the clock up to the last {@link #now}. Until it does
   * it is not told the time: its frames are of another.
   */
  default boolean isClockTold() {
    return true;
  }

  /** Whether nothing follows. */
  default boolean isOver() {
    return false;
  }

  /** Ends a wait; from any thread. */
  default void wake() {}

  /** What became of octets of FT3. */
  default Optional<Ft3Counters> ft3() {
    return Optional.empty();
  }

  /** The end of all. */
  void end();
}
