// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.parameter;

import java.util.EnumSet;
import java.util.Set;

/**
 * The conformance block (IEC 62056-5-3, 7.3.1): 24 bits, reserved ones kept as they came.
 *
 * @param bits the three octets as one number
 */
public record ConformanceBlock(int bits) {

  public ConformanceBlock {
    if ((bits & ~0xFFFFFF) != 0) {
      throw new IllegalArgumentException("conformance has 24 bits");
    }
  }

  public static ConformanceBlock of(Conformance... set) {
    int bits = 0;
    for (Conformance one : set) {
      bits |= one.mask();
    }
    return new ConformanceBlock(bits);
  }

  public boolean has(Conformance one) {
    return (bits & one.mask()) != 0;
  }

  /** What both have. */
  public ConformanceBlock and(ConformanceBlock other) {
    return new ConformanceBlock(bits & other.bits);
  }

  public Set<Conformance> set() {
    Set<Conformance> set = EnumSet.noneOf(Conformance.class);
    for (Conformance one : Conformance.values()) {
      if (has(one)) {
        set.add(one);
      }
    }
    return set;
  }

  @Override
  public String toString() {
    return String.format("%06X", bits) + set();
  }
}
