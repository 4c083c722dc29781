// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem.profile;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;

/** Takes a profile's values as they arrive. Columns count from 0. */
public interface RowSink {

  void beginRow();

  /** A whole number up to 2^63 - 1, an enum or a bcd. */
  void number(int column, long value);

  /**
   * An octet-string, or a tagged date-time, date or time.
   *
   * @param octets from position to limit, valid during the call only
   */
  void octets(int column, ByteBuffer octets);

  /** A visible-string or utf8-string. */
  void text(int column, String text);

  /** null-data or dont-care: no value, or "as before", or the next period; a meter type says. */
  void missing(int column);

  /** Anything else: booleans, floats, bit-strings, numbers above 2^63 - 1, structures. */
  void other(int column, Data value);

  void endRow();

  /**
   * A row that has not as many values as there are columns, or is none; it was passed over.
   *
   * @param octets its first ones, at most 64
   */
  default void unlike(Octets octets, String why) {}
}
