// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import org.kilowire.sv.SvFormat;

/** An ASDU in an APDU of IEC 61850-9-1; see {@link Apdu91View#asdu}. */
public final class Asdu91View extends AsduWindow {

  Asdu91View() {}

  @Override
  public SvFormat format() {
    return SvFormat.IEC_61850_9_1;
  }
}
