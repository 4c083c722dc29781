// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import org.openmuc.jdlms.AccessResultCode;
import org.openmuc.jdlms.CosemAttribute;
import org.openmuc.jdlms.CosemClass;
import org.openmuc.jdlms.CosemInterfaceObject;
import org.openmuc.jdlms.IllegalAttributeAccessException;
import org.openmuc.jdlms.datatypes.DataObject;

/** Class 1 of the peer's server, which can be written. Public for the peer's reflection. */
@CosemClass(id = 1, version = 0)
public final class PeerData extends CosemInterfaceObject {

  @CosemAttribute(id = 2, type = DataObject.Type.OCTET_STRING)
  private volatile DataObject value;

  PeerData(String obis, byte[] octets) {
    super(obis);
    this.value = DataObject.newOctetStringData(octets);
  }

  public DataObject getValue() {
    return value;
  }

  /** Compares the type itself: the peer does not. */
  public void setValue(DataObject wanted) throws IllegalAttributeAccessException {
    if (wanted.getType() != DataObject.Type.OCTET_STRING) {
      throw new IllegalAttributeAccessException(AccessResultCode.TYPE_UNMATCHED);
    }
    value = wanted;
  }

  byte[] octets() {
    return value.getValue();
  }
}
