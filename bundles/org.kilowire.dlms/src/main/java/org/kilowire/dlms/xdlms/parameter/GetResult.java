// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.parameter;

import org.kilowire.conversation.Reason;
import org.kilowire.dlms.axdr.Data;

/** What became of reading one attribute (Get-Data-Result). */
public sealed interface GetResult {

  /** It was read. */
  record Value(Data data) implements GetResult {}

  /** There is no value. */
  sealed interface Absent extends GetResult {

    /** Why, for programs. */
    Reason reason();

    /** Why, for people. */
    String text();
  }

  /**
   * The server refused it.
   *
   * @param code 0..255, see {@link #result}
   */
  record Refused(int code) implements Absent {
    public Refused {
      if ((code & ~0xFF) != 0) {
        throw new IllegalArgumentException("one octet, not " + code);
      }
    }

    public DataAccessResult result() {
      return DataAccessResult.of(code);
    }

    @Override
    public Reason reason() {
      return result().reason();
    }

    @Override
    public String text() {
      return DataAccessResult.text(code);
    }
  }

  /** The server sent octets that are no data. On the wire there is no such result. */
  record Illegible(Reason reason, String text) implements Absent {}
}
