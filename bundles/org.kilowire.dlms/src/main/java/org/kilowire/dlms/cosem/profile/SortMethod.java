// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem.profile;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.kilowire.dlms.axdr.Data;

/** How a profile keeps its rows (IEC 62056-6-2, profile generic, attribute 5). */
public enum SortMethod {
  /** The oldest first. */
  FIFO(1),
  /** The newest first. */
  LIFO(2),
  /** The largest value of the sort object first; so the others. */
  LARGEST(3),
  SMALLEST(4),
  NEAREST_TO_ZERO(5),
  FARTHEST_FROM_ZERO(6);

  private final int code;

  SortMethod(int code) {
    this.code = code;
  }

  /** The method that attribute 5 says; empty for what is none. */
  public static Optional<SortMethod> of(Data data) {
    OptionalLong number = data.number();
    return Arrays.stream(values())
        .filter(one -> number.equals(OptionalLong.of(one.code)))
        .findFirst();
  }

  public Data toData() {
    return Data.enumerated(code);
  }
}
