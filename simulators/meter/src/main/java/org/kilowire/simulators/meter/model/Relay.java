// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.time.Duration;
import java.time.Instant;
import org.kilowire.dlms.cosem.ControlMode;
import org.kilowire.dlms.cosem.ControlState;

/**
 * The disconnect control of a meter (IEC 62056-6-2, class 70) and its contact, which may lag behind
 * or not move at all.
 */
final class Relay {

  private ControlMode mode;
  private ControlState state = ControlState.CONNECTED;
  private boolean stuck;
  private Duration lag = Duration.ZERO;
  private boolean output = true;
  private Instant moved = Instant.MIN;

  Relay(ControlMode mode) {
    this.mode = mode;
  }

  ControlMode mode() {
    return mode;
  }

  /** Changes the mode; mode 0 connects. */
  void mode(ControlMode mode, Instant now) {
    this.mode = mode;
    if (mode == ControlMode.NONE) {
      go(ControlState.CONNECTED, now);
    }
  }

  /** From now on the contact moves so long after it was told to. */
  void lag(Duration lag) {
    this.lag = lag;
  }

  /** A stuck relay says yes to everything and stays what it is. */
  void stuck(boolean stuck) {
    this.stuck = stuck;
  }

  ControlState state() {
    return state;
  }

  /** Whether the supply is connected. */
  boolean output(Instant now) {
    return now.isBefore(moved) ? output : state == ControlState.CONNECTED;
  }

  /** Does what happens to it, if its mode and its state have that transition. */
  void happen(Switching what, Instant now) {
    if (!stuck) {
      what.from(mode, state).ifPresent(next -> go(next, now));
    }
  }

  private void go(ControlState next, Instant now) {
    boolean before = output(now);
    state = next;
    if (before == (next == ControlState.CONNECTED)) {
      moved = now;
    } else {
      output = before;
      moved = now.plus(lag);
    }
  }
}
