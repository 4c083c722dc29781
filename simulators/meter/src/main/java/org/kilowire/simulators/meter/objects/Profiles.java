// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.objects;

import java.util.ArrayList;
import java.util.List;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.profile.CaptureObject;
import org.kilowire.dlms.cosem.profile.SortMethod;
import org.kilowire.simulators.meter.model.MeterModel;
import org.kilowire.simulators.meter.model.MeterOptions;
import org.kilowire.simulators.meter.model.OddRows;
import org.kilowire.simulators.meter.model.ProfileAccess;
import org.kilowire.simulators.meter.model.Register;

/** The load profile and the event log. */
final class Profiles {

  private static final int EVENT_CAPACITY = 1000;

  private Profiles() {}

  static CosemObject load(MeterModel meter) {
    MeterOptions options = meter.options();
    List<CaptureObject> columns = new ArrayList<>();
    columns.add(CaptureObject.CLOCK);
    columns.add(data(Names.PROFILE_STATUS));
    for (Register energy : Register.ENERGIES) {
      columns.add(new CaptureObject(energy.value().classId(), energy.value().name(), 2, 0));
    }
    if (options.profile().odd().contains(OddRows.OWN_ATTRIBUTE)) {
      columns.add(new CaptureObject(7, Names.LOAD_PROFILE, -1, 0));
    }
    LoadRows rows = new LoadRows(options.profile(), options.stamping());
    return ProfileObject.of(
        Names.LOAD_PROFILE,
        List.copyOf(columns),
        () -> rows.of(meter.archive()),
        options.profile().period().toSeconds(),
        options.profile().entries(),
        options.access(),
        options.stamping(),
        options.profile().sort());
  }

  static CosemObject events(MeterModel meter) {
    return ProfileObject.of(
        Names.EVENT_LOG,
        List.of(CaptureObject.CLOCK, data(Names.EVENT_CODE)),
        () ->
            meter.events().stream()
                .map(
                    event ->
                        new TimedRow(
                            event.time(),
                            () -> List.of(event.stamp().toData(), Data.unsigned(event.code()))))
                .toList(),
        0,
        EVENT_CAPACITY,
        ProfileAccess.STANDARD,
        meter.options().stamping(),
        SortMethod.FIFO);
  }

  private static CaptureObject data(LogicalName name) {
    return new CaptureObject(1, name, 2, 0);
  }
}
