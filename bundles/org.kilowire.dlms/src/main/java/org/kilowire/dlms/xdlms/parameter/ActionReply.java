// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.parameter;

import java.util.Optional;

/**
 * What became of one method (Action-Response-With-Optional-Data).
 *
 * @param code 0..255, see {@link #result}
 * @param returned what the method returned, or why it could not be
 */
public record ActionReply(int code, Optional<GetResult> returned) {

  public ActionReply {
    if ((code & ~0xFF) != 0) {
      throw new IllegalArgumentException("one octet, not " + code);
    }
  }

  public ActionResult result() {
    return ActionResult.of(code);
  }
}
