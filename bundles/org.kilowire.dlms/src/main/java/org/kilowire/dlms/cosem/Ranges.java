// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem;

import java.util.OptionalLong;
import org.kilowire.dlms.axdr.Data;

/** Numbers out of data, if they are in their range. */
final class Ranges {

  private Ranges() {}

  static OptionalLong number(Data data, long least, long most) {
    OptionalLong number = data.number();
    return number.isPresent() && number.getAsLong() >= least && number.getAsLong() <= most
        ? number
        : OptionalLong.empty();
  }
}
