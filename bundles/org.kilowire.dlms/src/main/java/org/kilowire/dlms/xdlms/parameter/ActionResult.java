// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.parameter;

import java.util.Locale;
import org.kilowire.dlms.DlmsReason;

/** How a method ended (IEC 62056-5-3, Action-Result). */
public enum ActionResult {
  SUCCESS(0, DlmsReason.UNEXPECTED_APDU),
  HARDWARE_FAULT(1, DlmsReason.HARDWARE_FAULT),
  TEMPORARY_FAILURE(2, DlmsReason.TEMPORARY_FAILURE),
  READ_WRITE_DENIED(3, DlmsReason.ACCESS_DENIED),
  OBJECT_UNDEFINED(4, DlmsReason.OBJECT_UNDEFINED),
  OBJECT_CLASS_INCONSISTENT(9, DlmsReason.OBJECT_UNDEFINED),
  OBJECT_UNAVAILABLE(11, DlmsReason.OBJECT_UNDEFINED),
  TYPE_UNMATCHED(12, DlmsReason.TYPE_UNMATCHED),
  SCOPE_OF_ACCESS_VIOLATED(13, DlmsReason.ACCESS_DENIED),
  DATA_BLOCK_UNAVAILABLE(14, DlmsReason.DATA_ACCESS),
  LONG_ACTION_ABORTED(15, DlmsReason.DATA_ACCESS),
  NO_LONG_ACTION_IN_PROGRESS(16, DlmsReason.DATA_ACCESS),
  OTHER_REASON(250, DlmsReason.DATA_ACCESS),
  /** A code that the standard does not have; whoever needs it keeps the number beside it. */
  OTHER(-1, DlmsReason.DATA_ACCESS);

  private final int code;
  private final DlmsReason reason;

  ActionResult(int code, DlmsReason reason) {
    this.code = code;
    this.reason = reason;
  }

  public static ActionResult of(int code) {
    for (ActionResult one : values()) {
      if (one.code == code) {
        return one;
      }
    }
    return OTHER;
  }

  /** 0..255, or -1 for {@link #OTHER}. */
  public int code() {
    return code;
  }

  /** What a conversation fails with on it. */
  public DlmsReason reason() {
    return reason;
  }

  /** The standard's name of {@code code} and the number, for messages. */
  public static String text(int code) {
    String name = of(code).name().toLowerCase(Locale.ROOT).replace('_', '-');
    return name + " (" + code + ")";
  }
}
