// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.console;

/** Closes all that was opened, whatever becomes of each. */
final class Ending {

  private Ending() {}

  /** In this order; null was never opened. Fails with the first failure. */
  static void of(AutoCloseable... opened) throws Exception {
    Exception first = null;
    for (AutoCloseable one : opened) {
      try {
        if (one != null) {
          one.close();
        }
      } catch (Exception e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
