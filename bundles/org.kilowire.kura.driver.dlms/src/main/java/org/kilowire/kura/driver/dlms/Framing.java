// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.Locale;

/** How APDUs are carried on the line. */
enum Framing {
  HDLC,
  WRAPPER;

  /** As the trait has it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
