// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.objects;

import org.kilowire.dlms.cosem.LogicalName;

/** The logical names of what every meter has (IEC 62056-6-1 and -6-2). */
final class Names {

  static final LogicalName CLOCK = LogicalName.of("0.0.1.0.0.255");
  static final LogicalName CURRENT_ASSOCIATION = LogicalName.of("0.0.40.0.0.255");
  static final LogicalName SAP_ASSIGNMENT = LogicalName.of("0.0.41.0.0.255");
  static final LogicalName LOGICAL_DEVICE_NAME = LogicalName.of("0.0.42.0.0.255");
  static final LogicalName SERIAL_NUMBER = LogicalName.of("0.0.96.1.0.255");
  static final LogicalName DISCONNECT_CONTROL = LogicalName.of("0.0.96.3.10.255");
  static final LogicalName PROFILE_STATUS = LogicalName.of("0.0.96.10.1.255");
  static final LogicalName EVENT_CODE = LogicalName.of("0.0.96.11.0.255");
  static final LogicalName EVENT_LOG = LogicalName.of("0.0.99.98.0.255");
  static final LogicalName LOAD_PROFILE = LogicalName.of("1.0.99.1.0.255");

  private Names() {}
}
