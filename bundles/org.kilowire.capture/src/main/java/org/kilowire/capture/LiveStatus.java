// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture;

import java.util.Objects;
import java.util.Optional;
import org.kilowire.sv.ft3.Ft3Counters;

/**
 * A source as it was a moment ago, at most a tenth of a second; after it was closed, at its end.
 *
 * @param state what it is about
 * @param detail why, for people
 * @param received frames that were handed on
 * @param kernelDrops frames that came to this system and were lost here, since nobody took them in
 *     time: no fault of the network
 * @param unreadable what the system gave and could not be
 * @param reopened how often it had to be opened again
 * @param ft3 what became of the octets, where they are those of FT3
 */
public record LiveStatus(
    LiveState state,
    String detail,
    long received,
    long kernelDrops,
    long unreadable,
    long reopened,
    Optional<Ft3Counters> ft3) {

  /** Of a source that has not been started. */
  public static final LiveStatus NEW =
      new LiveStatus(LiveState.NEW, "", 0, 0, 0, 0, Optional.empty());

  public LiveStatus {
    Objects.requireNonNull(state);
    Objects.requireNonNull(detail);
    Objects.requireNonNull(ft3);
  }
}
