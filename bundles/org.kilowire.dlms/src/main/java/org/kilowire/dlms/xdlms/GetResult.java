// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms;

import org.kilowire.dlms.axdr.Data;

/** What became of reading one attribute (Get-Data-Result). */
public sealed interface GetResult {

  /** It was read. */
  record Value(Data data) implements GetResult {}

  /**
   * It was not.
   *
   * @param code 0..255, see {@link #result}
   */
  record Refused(int code) implements GetResult {
    public Refused {
      if ((code & ~0xFF) != 0) {
        throw new IllegalArgumentException("one octet, not " + code);
      }
    }

    public DataAccessResult result() {
      return DataAccessResult.of(code);
    }
  }
}
