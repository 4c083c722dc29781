// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.util.concurrent.atomic.AtomicLong;

/** How often something happened that should not fill the log. */
final class Occurrences {

  private final AtomicLong number = new AtomicLong();

  /** Counts one more, and says whether to log it: the 1st, 10th, 100th, every thousandth. */
  boolean worthALine() {
    long n = number.incrementAndGet();
    return n == 1 || n == 10 || n == 100 || n % 1000 == 0;
  }

  long count() {
    return number.get();
  }
}
