// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.kilowire.dlms.cosem.ControlMode;
import org.kilowire.dlms.cosem.ControlState;

/**
 * What may happen to a disconnect control (IEC 62056-6-2, class 70, the states' figure and the
 * table of control modes; the letters are its transitions).
 */
public enum Switching {
  /** Method 1: b and c, in every mode but 0. */
  REMOTE_DISCONNECT(EnumSet.complementOf(EnumSet.of(ControlMode.NONE))),
  /** Method 2: a in modes 2 and 4, d in the others but 0. */
  REMOTE_RECONNECT(EnumSet.complementOf(EnumSet.of(ControlMode.NONE))),
  /** The button at the meter: f. */
  MANUAL_DISCONNECT(EnumSet.of(ControlMode.MODE_1, ControlMode.MODE_2, ControlMode.MODE_5)),
  /** The button at the meter: e. */
  MANUAL_RECONNECT(EnumSet.complementOf(EnumSet.of(ControlMode.NONE))),
  /** A limiter of the meter: g. */
  LOCAL_DISCONNECT(EnumSet.complementOf(EnumSet.of(ControlMode.NONE))),
  /** A limiter of the meter: h. */
  LOCAL_RECONNECT(EnumSet.of(ControlMode.MODE_5, ControlMode.MODE_6));

  private final Set<ControlMode> modes;

  Switching(Set<ControlMode> modes) {
    this.modes = modes;
  }

  /** The state it leads to; empty where there is no such transition. */
  Optional<ControlState> from(ControlMode mode, ControlState state) {
    return modes.contains(mode) ? next(mode, state) : Optional.empty();
  }

  private Optional<ControlState> next(ControlMode mode, ControlState state) {
    return switch (this) {
      case REMOTE_DISCONNECT ->
          to(ControlState.DISCONNECTED, state != ControlState.DISCONNECTED);
      case REMOTE_RECONNECT -> to(mode.afterReconnect(), state == ControlState.DISCONNECTED);
      case MANUAL_DISCONNECT, LOCAL_DISCONNECT ->
          to(ControlState.READY_FOR_RECONNECTION, state == ControlState.CONNECTED);
      case MANUAL_RECONNECT, LOCAL_RECONNECT ->
          to(ControlState.CONNECTED, state == ControlState.READY_FOR_RECONNECTION);
    };
  }

  private static Optional<ControlState> to(ControlState next, boolean possible) {
    return possible ? Optional.of(next) : Optional.empty();
  }
}
