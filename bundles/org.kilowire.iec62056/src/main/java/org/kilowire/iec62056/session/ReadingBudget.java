// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.session;

/** How often a battery meter may be woken: each time shortens its life. Kept by the caller. */
@FunctionalInterface
public interface ReadingBudget {

  /** No bound, for meters on the mains. */
  ReadingBudget UNLIMITED = () -> true;

  /** Takes one wake-up; false where none is left, and the meter is to be left alone. */
  boolean spend();
}
