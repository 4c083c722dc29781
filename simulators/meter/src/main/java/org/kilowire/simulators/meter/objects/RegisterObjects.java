// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.objects;

import java.time.Instant;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.simulators.meter.model.MeterModel;
import org.kilowire.simulators.meter.model.OddRows;
import org.kilowire.simulators.meter.model.Register;

/** Classes 3 and 4, version 0. Reading a value counts; that is the model's doing. */
final class RegisterObjects {

  private static final int EXTENDED = 4;

  private RegisterObjects() {}

  static CosemObject of(MeterModel meter, Register register) {
    int classId = register.value().classId();
    CosemObject object =
        new CosemObject(classId, 0, register.value().name())
            .reads(2, () -> new Data.Whole(register.type(), meter.read(register)))
            .is(3, scalerUnit(meter, register));
    return classId == EXTENDED
        ? object.is(4, Data.unsigned(0)).reads(5, () -> captureTime(meter))
        : object;
  }

  private static Data scalerUnit(MeterModel meter, Register register) {
    boolean bad = meter.options().profile().odd().contains(OddRows.BAD_SCALER);
    return bad && register.equals(Register.ENERGIES.get(0))
        ? Data.structure(Data.integer(register.scalerUnit().scaler()))
        : register.scalerUnit().toData();
  }

  /** The last end of a capture period. */
  private static Data captureTime(MeterModel meter) {
    long period = meter.options().profile().period().toSeconds();
    long now = meter.clock().getEpochSecond();
    Instant captured = Instant.ofEpochSecond(Math.floorDiv(now, period) * period);
    return meter.options().stamping().write(captured).toData();
  }
}
