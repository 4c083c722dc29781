// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import java.util.List;
import org.openmuc.jdlms.AccessResultCode;
import org.openmuc.jdlms.AttributeAccessMode;
import org.openmuc.jdlms.CosemAttribute;
import org.openmuc.jdlms.CosemClass;
import org.openmuc.jdlms.CosemInterfaceObject;
import org.openmuc.jdlms.IllegalAttributeAccessException;
import org.openmuc.jdlms.ObisCode;
import org.openmuc.jdlms.SelectiveAccessDescription;
import org.openmuc.jdlms.datatypes.DataObject;

/** Class 7 of the peer's server over {@link PeerRow#ALL}. Public for the peer's reflection. */
@CosemClass(id = 7, version = 1)
public final class PeerProfile extends CosemInterfaceObject {

  private static final int BY_RANGE = 1;
  private static final int BY_ENTRY = 2;
  private static final int FROM = 1;
  private static final int TO = 2;

  @CosemAttribute(
      id = 2,
      accessMode = AttributeAccessMode.READ_ONLY,
      selector = {BY_RANGE, BY_ENTRY})
  private final DataObject buffer = rows(PeerRow.ALL);

  @CosemAttribute(id = 3, accessMode = AttributeAccessMode.READ_ONLY)
  private final DataObject captureObjects =
      DataObject.newArrayData(
          List.of(
              column(8, "0.0.1.0.0.255"),
              column(1, "0.0.96.10.1.255"),
              column(3, "1.0.1.8.0.255"),
              column(3, "1.0.16.8.0.255"),
              column(3, "1.0.15.8.0.255")));

  @CosemAttribute(id = 4, accessMode = AttributeAccessMode.READ_ONLY)
  private final DataObject capturePeriod = DataObject.newUInteger32Data(PeerRow.PERIOD.toSeconds());

  @CosemAttribute(id = 7, accessMode = AttributeAccessMode.READ_ONLY)
  private final DataObject entriesInUse = DataObject.newUInteger32Data(PeerRow.COUNT);

  PeerProfile(String obis) {
    super(obis);
  }

  private static DataObject column(int classId, String obis) {
    return DataObject.newStructureData(
        DataObject.newUInteger16Data(classId),
        DataObject.newOctetStringData(new ObisCode(obis).bytes()),
        DataObject.newInteger8Data((byte) 2),
        DataObject.newUInteger16Data(0));
  }

  private static DataObject rows(List<PeerRow> rows) {
    return DataObject.newArrayData(rows.stream().map(PeerProfile::row).toList());
  }

  private static DataObject row(PeerRow row) {
    return DataObject.newStructureData(
        PeerTimes.write(row.time()),
        DataObject.newUInteger8Data((short) row.status()),
        DataObject.newUInteger32Data(row.energy()),
        DataObject.newInteger32Data((int) row.balance()),
        DataObject.newUInteger64Data(row.total()));
  }

  public DataObject getBuffer(SelectiveAccessDescription access)
      throws IllegalAttributeAccessException {
    if (access == null) {
      return buffer;
    }
    List<DataObject> bounds = access.getAccessParameter().getValue();
    return switch (access.getAccessSelector()) {
      case BY_RANGE ->
          rows(PeerRow.between(PeerTimes.read(bounds.get(FROM)), PeerTimes.read(bounds.get(TO))));
      case BY_ENTRY -> rows(PeerRow.entries(entry(bounds.get(0)), entry(bounds.get(1))));
      default -> throw new IllegalAttributeAccessException(AccessResultCode.TYPE_UNMATCHED);
    };
  }

  /** Number 0 is the last entry. */
  private static int entry(DataObject number) {
    Number entry = number.getValue();
    return entry.intValue() == 0 ? PeerRow.COUNT : entry.intValue();
  }

  public DataObject getCaptureObjects() {
    return captureObjects;
  }

  public DataObject getCapturePeriod() {
    return capturePeriod;
  }

  public DataObject getEntriesInUse() {
    return entriesInUse;
  }
}
