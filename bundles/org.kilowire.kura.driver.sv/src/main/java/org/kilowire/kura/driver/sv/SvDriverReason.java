// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import org.kilowire.conversation.Reason;

/** Why a channel has no value, besides the reasons that all drivers have. */
public enum SvDriverReason implements Reason {
  /** Another driver of this gateway reads the interface or the source. */
  INPUT_TAKEN(Kind.LOCAL, "input-taken"),
  /** No window of the stream has come for longer than windows take. */
  STREAM_SILENT(Kind.PEER, "stream-silent");

  private final Kind kind;
  private final String code;

  SvDriverReason(Kind kind, String code) {
    this.kind = kind;
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
