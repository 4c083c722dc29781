// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;

/**
 * A column of a profile (IEC 62056-6-2, capture_object_definition).
 *
 * @param attribute 0 stands for all attributes, negative ones are the manufacturer's
 * @param dataIndex 0 is the whole attribute, 1.. an element of it; 0..65535
 */
public record CaptureObject(int classId, LogicalName name, int attribute, int dataIndex) {

  /** The clock's time, the usual first column and restricting object. */
  public static final CaptureObject CLOCK =
      new CaptureObject(8, new LogicalName(0, 0, 1, 0, 0, 255), 2, 0);

  public CaptureObject {
    if (classId < 0 || classId > 0xFFFF || dataIndex < 0 || dataIndex > 0xFFFF) {
      throw new IllegalArgumentException("class " + classId + ", data index " + dataIndex);
    }
    if (attribute != (byte) attribute) {
      throw new IllegalArgumentException("attribute must be -128..127: " + attribute);
    }
  }

  public AttributeRef ref() {
    return new AttributeRef(classId, name, attribute);
  }

  /** Reads the structure of four; an attribute of 128 to 255 is a negative one without its sign. */
  public static Optional<CaptureObject> of(Data data) {
    if (!(data instanceof Data.Structure parts) || parts.elements().size() < 4) {
      return Optional.empty();
    }
    List<Data> part = parts.elements();
    OptionalLong classId = part.get(0).number(0, 0xFFFF);
    Optional<LogicalName> name = LogicalName.of(part.get(1));
    OptionalLong attribute = part.get(2).number(Byte.MIN_VALUE, 0xFF);
    OptionalLong index = part.get(3).number(Short.MIN_VALUE, 0xFFFF);
    if (classId.isEmpty() || name.isEmpty() || attribute.isEmpty() || index.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CaptureObject(
            (int) classId.getAsLong(),
            name.get(),
            (byte) attribute.getAsLong(),
            (int) index.getAsLong() & 0xFFFF));
  }

  /** Reads an array of them; empty if one of them is none. */
  public static Optional<List<CaptureObject>> listOf(Data data) {
    if (!(data instanceof Data.Array array)) {
      return Optional.empty();
    }
    List<CaptureObject> columns = new ArrayList<>();
    for (Data element : array.elements()) {
      Optional<CaptureObject> column = of(element);
      if (column.isEmpty()) {
        return Optional.empty();
      }
      columns.add(column.get());
    }
    return Optional.of(List.copyOf(columns));
  }

  public Data toData() {
    return Data.structure(
        Data.longUnsigned(classId),
        name.toData(),
        Data.integer(attribute),
        Data.longUnsigned(dataIndex));
  }

  @Override
  public String toString() {
    return ref() + (dataIndex == 0 ? "" : ":" + dataIndex);
  }
}
