// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import org.openmuc.jdlms.AttributeAccessMode;
import org.openmuc.jdlms.CosemAttribute;
import org.openmuc.jdlms.CosemClass;
import org.openmuc.jdlms.CosemInterfaceObject;
import org.openmuc.jdlms.datatypes.DataObject;

/** Class 3 of the peer's server. Public, like its getters, for the peer's reflection. */
@CosemClass(id = 3, version = 0)
public final class PeerRegister extends CosemInterfaceObject {

  @CosemAttribute(id = 2, accessMode = AttributeAccessMode.READ_ONLY)
  private final DataObject value;

  @CosemAttribute(id = 3, accessMode = AttributeAccessMode.READ_ONLY)
  private final DataObject scalerUnit;

  PeerRegister(String obis, DataObject value, int scaler, int unit) {
    super(obis);
    this.value = value;
    this.scalerUnit =
        DataObject.newStructureData(
            DataObject.newInteger8Data((byte) scaler), DataObject.newEnumerateData(unit));
  }

  public DataObject getValue() {
    return value;
  }

  public DataObject getScalerUnit() {
    return scalerUnit;
  }
}
