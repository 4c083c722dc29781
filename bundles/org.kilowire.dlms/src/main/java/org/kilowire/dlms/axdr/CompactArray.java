// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.axdr;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.kilowire.dlms.axdr.DataReader.Event;

/**
 * compact-array: the type of the elements once, then their values without tags (IEC 62056-6-2,
 * 4.1.5). Inside a description an array has a fixed count of 16 bits.
 */
final class CompactArray {

  private final DataReader reader;
  private final DataLimits limits;
  private int elements;

  private CompactArray(DataLimits limits) {
    this.limits = limits;
    this.reader = new DataReader(limits);
  }

  /**
   * How many octets a compact-array takes behind its tag, or a code of {@link AxdrLength}; the
   * position stays.
   */
  static int size(ByteBuffer in, DataLimits limits) {
    int start = in.position();
    int code = skipDescription(in, limits.depth());
    int contents = code < 0 ? code : AxdrLength.get(in);
    int head = in.position() - start;
    in.position(start);
    if (contents < 0) {
      return contents;
    }
    return contents > limits.length() - head ? AxdrLength.MALFORMED : head + contents;
  }

  private static int skipDescription(ByteBuffer in, int depth) {
    if (depth == 0) {
      return AxdrLength.MALFORMED;
    }
    if (!in.hasRemaining()) {
      return AxdrLength.NEED_MORE;
    }
    DataType type = DataType.ofTag(in.get() & 0xFF);
    if (type == null || type == DataType.COMPACT_ARRAY) {
      return AxdrLength.MALFORMED;
    }
    if (type == DataType.ARRAY) {
      if (in.remaining() < 2) {
        return AxdrLength.NEED_MORE;
      }
      in.getShort();
      return skipDescription(in, depth - 1);
    }
    return type == DataType.STRUCTURE ? skipMembers(in, depth) : 0;
  }

  private static int skipMembers(ByteBuffer in, int depth) {
    int members = AxdrLength.get(in);
    int code = Math.min(members, 0);
    for (int i = 0; i < members && code == 0; i++) {
      code = skipDescription(in, depth - 1);
    }
    return code;
  }

  /**
   * Decodes what stands behind the tag, which {@link #size} has found whole.
   *
   * @return null where the contents do not agree with the description
   */
  static Data decode(ByteBuffer in, DataLimits limits) {
    CompactArray array = new CompactArray(limits);
    ByteBuffer description = in.duplicate();
    skipDescription(in, limits.depth());
    ByteBuffer contents = in.slice(in.position(), in.remaining());
    int length = AxdrLength.get(contents);
    if (length != contents.remaining()) {
      return null;
    }
    List<Data> values = new ArrayList<>();
    while (contents.hasRemaining()) {
      int before = contents.position();
      Data value = array.element(description.duplicate(), contents);
      if (value == null || contents.position() == before) {
        return null;
      }
      values.add(value);
    }
    return new Data.Array(values);
  }

  private Data element(ByteBuffer description, ByteBuffer contents) {
    if (++elements > limits.elements()) {
      return null;
    }
    DataType type = DataType.ofTag(description.get() & 0xFF);
    return switch (type) {
      case ARRAY -> array(description, contents);
      case STRUCTURE -> structure(description, contents);
      default -> reader.value(type, contents) == Event.VALUE ? reader.data(contents) : null;
    };
  }

  private Data array(ByteBuffer description, ByteBuffer contents) {
    int count = description.getShort() & 0xFFFF;
    int start = description.position();
    List<Data> values = new ArrayList<>(Math.min(count, 64));
    for (int i = 0; i < count; i++) {
      Data value = element(description.position(start), contents);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    if (count == 0) {
      skipDescription(description, limits.depth());
    }
    return new Data.Array(values);
  }

  private Data structure(ByteBuffer description, ByteBuffer contents) {
    int count = AxdrLength.get(description);
    List<Data> values = new ArrayList<>(Math.min(count, 64));
    for (int i = 0; i < count; i++) {
      Data value = element(description, contents);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return new Data.Structure(values);
  }
}
