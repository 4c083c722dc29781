// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.datalink;

import java.nio.ByteBuffer;

/** Who is shown each APDU that a server sends, before it is taken for the answer. */
@FunctionalInterface
public interface ApduFilter {

  /** Each APDU is the answer. */
  ApduFilter NONE = apdu -> false;

  /**
   * Whether {@code apdu} is taken here, so that the answer is still to come.
   *
   * @param apdu from position to limit, which stay; valid during the call only
   */
  boolean takes(ByteBuffer apdu);
}
