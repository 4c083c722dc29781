// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.openmuc.jdlms.AttributeAccessMode;
import org.openmuc.jdlms.CosemAttribute;
import org.openmuc.jdlms.CosemClass;
import org.openmuc.jdlms.CosemInterfaceObject;
import org.openmuc.jdlms.datatypes.CosemDateFormat.Field;
import org.openmuc.jdlms.datatypes.CosemDateTime;
import org.openmuc.jdlms.datatypes.DataObject;

/** Class 8 of the peer's server: shows what it was set to. Public for the peer's reflection. */
@CosemClass(id = 8, version = 0)
public final class PeerClock extends CosemInterfaceObject {

  /** Minutes from local time to UTC: central Europe in winter. */
  static final int DEVIATION = -60;

  @CosemAttribute(id = 2, type = DataObject.Type.OCTET_STRING)
  private volatile DataObject time;

  @CosemAttribute(id = 3, accessMode = AttributeAccessMode.READ_ONLY)
  private final DataObject timeZone = DataObject.newInteger16Data((short) DEVIATION);

  private final List<LocalDateTime> settings = new CopyOnWriteArrayList<>();

  PeerClock(LocalDateTime time) {
    super("0.0.1.0.0.255");
    this.time = PeerTimes.write(time);
  }

  public DataObject getTime() {
    return time;
  }

  public void setTime(DataObject wanted) {
    settings.add(PeerTimes.read(wanted));
    time = wanted;
  }

  public DataObject getTimeZone() {
    return timeZone;
  }

  /** What it was set to, as the peer understood it. */
  List<LocalDateTime> settings() {
    return settings;
  }

  /** The deviation of what it shows, as the peer understands it. */
  int deviation() {
    return CosemDateTime.decode(time.getValue()).get(Field.DEVIATION);
  }
}
