// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.kilowire.dlms.axdr.Data;

/** control_state of a disconnect control, class 70 (IEC 62056-6-2). */
public enum ControlState {
  DISCONNECTED(0),
  CONNECTED(1),
  /** A person at the meter has to press a button. */
  READY_FOR_RECONNECTION(2);

  private final int code;

  ControlState(int code) {
    this.code = code;
  }

  /** The state of attribute 3. */
  public static Optional<ControlState> of(Data data) {
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
}
