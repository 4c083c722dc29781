// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.kilowire.dlms.axdr.Data;

/**
 * An object as an association's object_list shows it (IEC 62056-6-2, class 15, attribute 2).
 *
 * @param version of the interface class, 0..255
 * @param attributes access rights, as the meter gives them
 * @param methods access rights
 */
public record ObjectListElement(
    int classId,
    int version,
    LogicalName name,
    List<AttributeAccess> attributes,
    List<MethodAccess> methods) {

  /**
   * What may be done with an attribute.
   *
   * @param attribute -128..127; Kamstrup gives -1 for "all the others"
   * @param mode 0 none, 1 read, 2 write, 3 both; higher codes and bits by the class's version
   * @param selectors those that the attribute takes, 0..255
   */
  public record AttributeAccess(int attribute, int mode, List<Integer> selectors) {
    public AttributeAccess {
      selectors = List.copyOf(selectors);
    }
  }

  /**
   * What may be done with a method.
   *
   * @param mode 0 none, 1 access; higher codes by the class's version
   */
  public record MethodAccess(int method, int mode) {}

  public ObjectListElement {
    attributes = List.copyOf(attributes);
    methods = List.copyOf(methods);
  }

  /** Reads the structure of four; access rights of another shape are taken as none. */
  public static Optional<ObjectListElement> of(Data data) {
    if (!(data instanceof Data.Structure parts) || parts.elements().size() < 3) {
      return Optional.empty();
    }
    List<Data> part = parts.elements();
    OptionalLong classId = part.get(0).number(0, 0xFFFF);
    OptionalLong version = part.get(1).number(0, 0xFF);
    Optional<LogicalName> name = LogicalName.of(part.get(2));
    if (classId.isEmpty() || version.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    List<Data> rights = part.size() > 3 ? part.get(3).elements() : List.of();
    return Optional.of(
        new ObjectListElement(
            (int) classId.getAsLong(),
            (int) version.getAsLong(),
            name.get(),
            rights.isEmpty() ? List.of() : attributes(rights.get(0)),
            rights.size() < 2 ? List.of() : methods(rights.get(1))));
  }

  /** Reads as many as an object_list has; what is no such element is left out. */
  public static List<ObjectListElement> listOf(Data objectList) {
    return objectList.elements().stream()
        .map(ObjectListElement::of)
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<AttributeAccess> attributes(Data list) {
    List<AttributeAccess> all = new ArrayList<>();
    for (Data element : list.elements()) {
      List<Data> part = element.elements();
      if (part.size() >= 2) {
        all.add(new AttributeAccess(small(part.get(0)), small(part.get(1)), selectors(part)));
      }
    }
    return all;
  }

  private static List<Integer> selectors(List<Data> part) {
    return part.size() < 3
        ? List.of()
        : part.get(2).elements().stream().map(ObjectListElement::small).toList();
  }

  private static List<MethodAccess> methods(Data list) {
    List<MethodAccess> all = new ArrayList<>();
    for (Data element : list.elements()) {
      List<Data> part = element.elements();
      if (part.size() >= 2) {
        all.add(new MethodAccess(small(part.get(0)), small(part.get(1))));
      }
    }
    return all;
  }

  private static int small(Data data) {
    return (int) data.number(-0x8000, 0xFFFF).orElse(0);
  }

  public Data toData() {
    return Data.structure(
        Data.longUnsigned(classId),
        Data.unsigned(version),
        name.toData(),
        Data.structure(
            new Data.Array(attributes.stream().map(ObjectListElement::data).toList()),
            new Data.Array(methods.stream().map(ObjectListElement::data).toList())));
  }

  private static Data data(AttributeAccess access) {
    Data selectors =
        access.selectors().isEmpty()
            ? Data.nullData()
            : new Data.Array(access.selectors().stream().map(Data::integer).toList());
    return Data.structure(
        Data.integer(access.attribute()), Data.enumerated(access.mode()), selectors);
  }

  private static Data data(MethodAccess access) {
    return Data.structure(Data.integer(access.method()), Data.enumerated(access.mode()));
  }
}
