// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import java.util.concurrent.atomic.AtomicInteger;
import org.openmuc.jdlms.AttributeAccessMode;
import org.openmuc.jdlms.CosemAttribute;
import org.openmuc.jdlms.CosemClass;
import org.openmuc.jdlms.CosemInterfaceObject;
import org.openmuc.jdlms.CosemMethod;
import org.openmuc.jdlms.datatypes.DataObject;

/** Class 70 of the peer's server, control mode 4. Public for the peer's reflection. */
@CosemClass(id = 70, version = 0)
public final class PeerRelay extends CosemInterfaceObject {

  final AtomicInteger disconnects = new AtomicInteger();
  final AtomicInteger reconnects = new AtomicInteger();

  @CosemAttribute(id = 2, accessMode = AttributeAccessMode.READ_ONLY)
  private volatile DataObject outputState = DataObject.newBoolData(true);

  @CosemAttribute(id = 3, accessMode = AttributeAccessMode.READ_ONLY)
  private volatile DataObject controlState = DataObject.newEnumerateData(1);

  @CosemAttribute(id = 4, accessMode = AttributeAccessMode.READ_ONLY)
  private final DataObject controlMode = DataObject.newEnumerateData(4);

  PeerRelay(String obis) {
    super(obis);
  }

  public DataObject getOutputState() {
    return outputState;
  }

  public DataObject getControlState() {
    return controlState;
  }

  public DataObject getControlMode() {
    return controlMode;
  }

  @CosemMethod(id = 1, consumes = DataObject.Type.INTEGER)
  public void remoteDisconnect(DataObject ignored) {
    disconnects.incrementAndGet();
    become(false);
  }

  @CosemMethod(id = 2, consumes = DataObject.Type.INTEGER)
  public void remoteReconnect(DataObject ignored) {
    reconnects.incrementAndGet();
    become(true);
  }

  private void become(boolean connected) {
    outputState = DataObject.newBoolData(connected);
    controlState = DataObject.newEnumerateData(connected ? 1 : 0);
  }
}
