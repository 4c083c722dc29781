// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.objects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.session.server.ReadResult;
import org.kilowire.dlms.xdlms.parameter.ActionResult;
import org.kilowire.dlms.xdlms.parameter.AttributeSelection;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.simulators.meter.model.MeterModel;
import org.kilowire.simulators.meter.model.Register;

/** The objects that one client sees, and what it may do with them. One owner at a time. */
public final class MeterObjects {

  private static final Set<LogicalName> FOR_EVERYBODY =
      Set.of(
          Names.CLOCK,
          Names.CURRENT_ASSOCIATION,
          Names.SAP_ASSIGNMENT,
          Names.LOGICAL_DEVICE_NAME,
          Names.SERIAL_NUMBER);

  private final MeterModel meter;
  private final boolean all;
  private final Map<LogicalName, CosemObject> byName = new HashMap<>();
  private final List<CosemObject> list = new ArrayList<>();

  private MeterObjects(MeterModel meter, boolean all) {
    this.meter = meter;
    this.all = all;
  }

  /**
   * The objects of a client.
   *
   * @param serial the serial number that the meter pretends to have at that moment
   * @param all whether the client may do everything, or read alone
   */
  public static MeterObjects of(
      MeterModel meter, Supplier<String> serial, int client, boolean all) {
    MeterObjects objects = new MeterObjects(meter, all);
    List<CosemObject> made = new ArrayList<>(IdentityObjects.of(serial));
    made.add(AssociationObject.of(client, all, () -> objects.list));
    ClockObject.of(meter).ifPresent(made::add);
    Register.ALL.forEach(register -> made.add(RegisterObjects.of(meter, register)));
    made.add(statusOfRows(meter));
    made.add(Profiles.load(meter));
    made.add(Profiles.events(meter));
    made.add(DisconnectObject.of(meter));
    made.forEach(objects::add);
    return objects;
  }

  private static CosemObject statusOfRows(MeterModel meter) {
    return new CosemObject(1, 0, Names.PROFILE_STATUS)
        .reads(
            2,
            () -> {
              var rows = meter.archive();
              return Data.unsigned(rows.isEmpty() ? 0 : rows.get(rows.size() - 1).status());
            });
  }

  private void add(CosemObject object) {
    if (all || !meter.options().protect() || FOR_EVERYBODY.contains(object.name())) {
      list.add(object);
      byName.put(object.name(), object);
    }
  }

  /** GET of an attribute. */
  public ReadResult get(AttributeSelection what) {
    AttributeRef ref = what.ref();
    CosemObject object = byName.get(ref.name());
    if (object == null) {
      return new ReadResult.Refused(DataAccessResult.OBJECT_UNDEFINED);
    }
    return object.classId() == ref.classId()
        ? object.read(ref.attribute(), what.access())
        : new ReadResult.Refused(DataAccessResult.OBJECT_CLASS_INCONSISTENT);
  }

  /** SET of an attribute. */
  public DataAccessResult set(AttributeRef ref, Data value) {
    CosemObject object = byName.get(ref.name());
    if (object == null) {
      return DataAccessResult.OBJECT_UNDEFINED;
    }
    if (object.classId() != ref.classId()) {
      return DataAccessResult.OBJECT_CLASS_INCONSISTENT;
    }
    return all ? object.write(ref.attribute(), value) : DataAccessResult.READ_WRITE_DENIED;
  }

  /** ACTION of a method, which is counted if it was executed, whatever came of it. */
  public ActionResult action(MethodRef ref, Data parameter) {
    CosemObject object = byName.get(ref.name());
    if (object == null) {
      return ActionResult.OBJECT_UNDEFINED;
    }
    if (object.classId() != ref.classId()) {
      return ActionResult.OBJECT_CLASS_INCONSISTENT;
    }
    if (!all) {
      return ActionResult.READ_WRITE_DENIED;
    }
    Optional<ActionResult> result = object.invoke(ref.method(), parameter);
    result.ifPresent(executed -> meter.executed(ref.toString()));
    return result.orElse(ActionResult.OBJECT_UNDEFINED);
  }
}
