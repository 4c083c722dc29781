// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.objects;

import java.util.function.Function;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.xdlms.parameter.ActionResult;
import org.kilowire.simulators.meter.model.MeterModel;
import org.kilowire.simulators.meter.model.Switching;

/**
 * Class 70, version 0. A transition that the control mode does not have is no error: the method
 * succeeds and nothing changes.
 */
final class DisconnectObject {

  private DisconnectObject() {}

  static CosemObject of(MeterModel meter) {
    return new CosemObject(70, 0, Names.DISCONNECT_CONTROL)
        .reads(2, () -> new Data.Bool(meter.relayOutput()))
        .reads(3, () -> meter.relayState().toData())
        .reads(4, () -> meter.relayMode().toData())
        .does(1, method(meter, Switching.REMOTE_DISCONNECT))
        .does(2, method(meter, Switching.REMOTE_RECONNECT));
  }

  private static Function<Data, ActionResult> method(MeterModel meter, Switching what) {
    return parameter -> {
      meter.happen(what);
      return ActionResult.SUCCESS;
    };
  }
}
