// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import org.kilowire.sv.apdu91.Asdu91;

/**
 * A frame of FT3 as a value.
 *
 * @param layout how it is cut into blocks
 * @param asdu of the layout that those blocks have
 */
public record Ft3Frame(Ft3Layout layout, Asdu91 asdu) {

  public Ft3Frame {
    if (!asdu.layout().equals(layout.asdu())) {
      throw new IllegalArgumentException(
          layout.name() + " has no ASDU of layout " + asdu.layout().name());
    }
  }

  /** The frame that a view is at. */
  public static Ft3Frame of(Ft3View view) {
    return new Ft3Frame(view.frameLayout(), Asdu91.of(view));
  }
}
