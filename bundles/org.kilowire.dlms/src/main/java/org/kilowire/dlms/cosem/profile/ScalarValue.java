// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem.profile;

import java.nio.ByteBuffer;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataReader;

/** One value of a row as its {@link RowSink} takes it, without an object where it needs none. */
final class ScalarValue {

  private ScalarValue() {}

  /**
   * Delivers the value that the reader has just read.
   *
   * @param in where it was read from; its position stays
   */
  static void deliver(DataReader reader, ByteBuffer in, int column, RowSink sink) {
    switch (reader.type()) {
      case NULL_DATA, DONT_CARE -> sink.missing(column);
      case OCTET_STRING, DATE_TIME, DATE, TIME -> octets(reader, in, column, sink);
      case VISIBLE_STRING -> sink.text(column, ((Data.VisibleString) reader.data(in)).text());
      case UTF8_STRING -> sink.text(column, ((Data.Utf8String) reader.data(in)).text());
      case LONG64_UNSIGNED -> unsigned(reader, in, column, sink);
      case DOUBLE_LONG,
          DOUBLE_LONG_UNSIGNED,
          BCD,
          INTEGER,
          LONG,
          UNSIGNED,
          LONG_UNSIGNED,
          LONG64,
          ENUM ->
          sink.number(column, reader.number());
      case BOOLEAN, ARRAY, STRUCTURE, COMPACT_ARRAY, BIT_STRING, FLOAT32, FLOAT64 ->
          sink.other(column, reader.data(in));
    }
  }

  /** From 2^63 on it is no long. */
  private static void unsigned(DataReader reader, ByteBuffer in, int column, RowSink sink) {
    if (reader.number() < 0) {
      sink.other(column, reader.data(in));
    } else {
      sink.number(column, reader.number());
    }
  }

  private static void octets(DataReader reader, ByteBuffer in, int column, RowSink sink) {
    int position = in.position();
    int limit = in.limit();
    in.limit(reader.offset() + reader.length()).position(reader.offset());
    sink.octets(column, in);
    in.limit(limit).position(position);
  }
}
