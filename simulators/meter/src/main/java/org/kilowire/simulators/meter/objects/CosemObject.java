// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.objects;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.ObjectListElement;
import org.kilowire.dlms.cosem.ObjectListElement.AttributeAccess;
import org.kilowire.dlms.cosem.ObjectListElement.MethodAccess;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.session.server.ReadResult;
import org.kilowire.dlms.xdlms.parameter.ActionResult;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;

/** One object: a table of what its attributes and methods do. */
final class CosemObject {

  private static final int READ = 1;
  private static final int READ_WRITE = 3;

  private final int classId;
  private final int version;
  private final LogicalName name;
  private final Map<Integer, Function<Optional<SelectiveAccess>, ReadResult>> reads =
      new TreeMap<>();
  private final Map<Integer, Function<Data, DataAccessResult>> writes = new TreeMap<>();
  private final Map<Integer, Function<Data, ActionResult>> methods = new TreeMap<>();
  private final Map<Integer, List<Integer>> selectors = new TreeMap<>();

  /** An object with its logical name, attribute 1. */
  CosemObject(int classId, int version, LogicalName name) {
    this.classId = classId;
    this.version = version;
    this.name = name;
    reads(1, name::toData);
  }

  /** What reading an attribute gives. */
  CosemObject reads(int attribute, Supplier<Data> value) {
    reads.put(
        attribute,
        access ->
            access.isEmpty()
                ? new ReadResult.Value(value.get())
                : new ReadResult.Refused(DataAccessResult.SCOPE_OF_ACCESS_VIOLATED));
    return this;
  }

  /** What reading an attribute gives that never changes. */
  CosemObject is(int attribute, Data value) {
    return reads(attribute, () -> value);
  }

  /** An attribute that is listed and whose reading is refused. */
  CosemObject refuses(int attribute) {
    reads.put(attribute, access -> new ReadResult.Refused(DataAccessResult.READ_WRITE_DENIED));
    return this;
  }

  /** What reading an attribute gives that takes these selectors. */
  CosemObject selects(
      int attribute, List<Integer> taken, Function<Optional<SelectiveAccess>, ReadResult> value) {
    reads.put(attribute, value);
    selectors.put(attribute, taken);
    return this;
  }

  /** What writing an attribute does. */
  CosemObject writes(int attribute, Function<Data, DataAccessResult> effect) {
    writes.put(attribute, effect);
    return this;
  }

  /** What a method does with its parameter, null-data where there is none. */
  CosemObject does(int method, Function<Data, ActionResult> effect) {
    methods.put(method, effect);
    return this;
  }

  int classId() {
    return classId;
  }

  LogicalName name() {
    return name;
  }

  ReadResult read(int attribute, Optional<SelectiveAccess> access) {
    var found = reads.get(attribute);
    return found == null
        ? new ReadResult.Refused(DataAccessResult.OBJECT_UNDEFINED)
        : found.apply(access);
  }

  DataAccessResult write(int attribute, Data value) {
    var found = writes.get(attribute);
    if (found == null) {
      return reads.containsKey(attribute)
          ? DataAccessResult.READ_WRITE_DENIED
          : DataAccessResult.OBJECT_UNDEFINED;
    }
    return found.apply(value);
  }

  Optional<ActionResult> invoke(int method, Data parameter) {
    return Optional.ofNullable(methods.get(method)).map(effect -> effect.apply(parameter));
  }

  /**
   * How an association's list shows it.
   *
   * @param all whether everything may be done with it, or reading alone
   */
  ObjectListElement element(boolean all) {
    List<AttributeAccess> attributes =
        Stream.concat(reads.keySet().stream(), writes.keySet().stream())
            .distinct()
            .sorted()
            .map(one -> new AttributeAccess(one, right(one, all), selectorsOf(one)))
            .toList();
    List<MethodAccess> access =
        methods.keySet().stream().map(one -> new MethodAccess(one, all ? 1 : 0)).toList();
    return new ObjectListElement(classId, version, name, attributes, access);
  }

  private int right(int attribute, boolean all) {
    return all && writes.containsKey(attribute) ? READ_WRITE : READ;
  }

  private List<Integer> selectorsOf(int attribute) {
    return selectors.getOrDefault(attribute, List.of());
  }
}
