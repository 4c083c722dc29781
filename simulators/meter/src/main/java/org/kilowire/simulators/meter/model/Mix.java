// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

/** Numbers that look random and are the same in every run. */
final class Mix {

  private Mix() {}

  /** A number 0..{@code bound} - 1 out of a text and two numbers. */
  static long below(long bound, String text, long a, long b) {
    long h = text.hashCode();
    h = stir(h ^ stir(a));
    return Long.remainderUnsigned(stir(h ^ stir(~b)), bound);
  }

  /** The finalizer of splitmix64. */
  private static long stir(long seed) {
    long z = seed + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
