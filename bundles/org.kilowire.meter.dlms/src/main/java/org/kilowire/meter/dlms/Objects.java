// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.meter.Obis;
import org.kilowire.meter.Quantity;

/** Which COSEM objects stand for quantities (IEC 62056-6-2). */
final class Objects {

  static final int DATA = 1;
  static final int REGISTER = 3;
  static final int EXTENDED_REGISTER = 4;
  static final int DEMAND_REGISTER = 5;
  static final int PROFILE = 7;
  static final int CLOCK = 8;
  static final int DISCONNECT_CONTROL = 70;

  static final AttributeRef TIME = new AttributeRef(CLOCK, new LogicalName(0, 0, 1, 0, 0, 255), 2);
  static final AttributeRef LOGICAL_DEVICE_NAME =
      new AttributeRef(DATA, new LogicalName(0, 0, 42, 0, 0, 255), 2);

  /** How often, and when last, the device was configured (IEC 62056-6-1, 0-b:96.2.0 and 96.2.1). */
  static final List<AttributeRef> CONFIGURATION =
      List.of(
          new AttributeRef(DATA, new LogicalName(0, 0, 96, 2, 0, 255), 2),
          new AttributeRef(DATA, new LogicalName(0, 0, 96, 2, 1, 255), 2));

  private Objects() {}

  static LogicalName name(Obis obis) {
    return LogicalName.of(obis.toString());
  }

  /**
   * The attributes that {@code quantity} may be, the likeliest first: an OBIS code alone does not
   * tell its object's class.
   */
  static List<AttributeRef> candidates(Quantity quantity) {
    Optional<Quantity.Cosem> cosem = quantity.cosem();
    if (cosem.isEmpty()) {
      return List.of();
    }
    LogicalName name = name(cosem.get().obis());
    int attribute = cosem.get().attribute();
    if (cosem.get().classId().isPresent()) {
      return List.of(new AttributeRef(cosem.get().classId().get(), name, attribute));
    }
    List<AttributeRef> candidates = new ArrayList<>();
    int likeliest = likeliestClass(name);
    candidates.add(new AttributeRef(likeliest, name, attribute));
    for (int other : new int[] {REGISTER, EXTENDED_REGISTER, DEMAND_REGISTER, DATA}) {
      if (other != likeliest && likeliest != CLOCK) {
        candidates.add(new AttributeRef(other, name, attribute));
      }
    }
    return candidates;
  }

  private static int likeliestClass(LogicalName name) {
    if (name.a() == 0) {
      return name.c() == 1 && name.d() == 0 ? CLOCK : DATA;
    }
    return switch (name.d()) {
      case 6 -> EXTENDED_REGISTER;
      case 4, 5 -> DEMAND_REGISTER;
      default -> REGISTER;
    };
  }
}
