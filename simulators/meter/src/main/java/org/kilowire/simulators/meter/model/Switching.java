// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.util.Optional;
import org.kilowire.dlms.cosem.ControlMode;
import org.kilowire.dlms.cosem.ControlState;

/**
 * What may happen to a disconnect control (IEC 62056-6-2, class 70, the states' figure and the
 * table of control modes; the letters are its transitions).
 */
public enum Switching {
  /** Method 1: b and c, in every mode but 0. */
  REMOTE_DISCONNECT,
  /** Method 2: a in modes 2 and 4, d in the others but 0. */
  REMOTE_RECONNECT,
  /** The button at the meter: f, in modes 1, 2 and 5. */
  MANUAL_DISCONNECT,
  /** The button at the meter: e, in every mode but 0. */
  MANUAL_RECONNECT,
  /** A limiter of the meter: g, in every mode but 0. */
  LOCAL_DISCONNECT,
  /** A limiter of the meter: h, in modes 5 and 6. */
  LOCAL_RECONNECT;

  /** The state it leads to; empty where there is no such transition. */
  Optional<ControlState> from(ControlMode mode, ControlState state) {
    return existsIn(mode) ? next(mode, state) : Optional.empty();
  }

  private boolean existsIn(ControlMode mode) {
    return switch (this) {
      case REMOTE_DISCONNECT, REMOTE_RECONNECT, MANUAL_RECONNECT, LOCAL_DISCONNECT ->
          mode != ControlMode.NONE;
      case MANUAL_DISCONNECT ->
          mode == ControlMode.MODE_1 || mode == ControlMode.MODE_2 || mode == ControlMode.MODE_5;
      case LOCAL_RECONNECT -> mode == ControlMode.MODE_5 || mode == ControlMode.MODE_6;
    };
  }

  private Optional<ControlState> next(ControlMode mode, ControlState state) {
    return switch (this) {
      case REMOTE_DISCONNECT -> to(ControlState.DISCONNECTED, state != ControlState.DISCONNECTED);
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
