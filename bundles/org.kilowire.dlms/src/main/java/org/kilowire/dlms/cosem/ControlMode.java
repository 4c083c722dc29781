// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.kilowire.dlms.axdr.Data;

/** control_mode of a disconnect control, class 70 (IEC 62056-6-2): which transitions exist. */
public enum ControlMode {
  /** Always connected; nothing changes that. */
  NONE(0),
  MODE_1(1),
  MODE_2(2),
  MODE_3(3),
  MODE_4(4),
  MODE_5(5),
  MODE_6(6);

  private final int code;

  ControlMode(int code) {
    this.code = code;
  }

  /** The mode of attribute 4. */
  public static Optional<ControlMode> of(Data data) {
    OptionalLong number = data.number();
    return Arrays.stream(values())
        .filter(one -> number.equals(OptionalLong.of(one.code)))
        .findFirst();
  }

  public int code() {
    return code;
  }

  public Data toData() {
    return Data.enumerated(code());
  }

  /** What remote_disconnect promises. */
  public ControlState afterDisconnect() {
    return this == NONE ? ControlState.CONNECTED : ControlState.DISCONNECTED;
  }

  /** What remote_reconnect promises. */
  public ControlState afterReconnect() {
    return switch (this) {
      case NONE, MODE_2, MODE_4 -> ControlState.CONNECTED;
      case MODE_1, MODE_3, MODE_5, MODE_6 -> ControlState.READY_FOR_RECONNECTION;
    };
  }
}
