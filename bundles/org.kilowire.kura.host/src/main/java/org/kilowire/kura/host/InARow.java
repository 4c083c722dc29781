// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host;

import java.util.concurrent.atomic.AtomicLong;

/** Failures in a row, of which the log has the first, the tenth and each hundredth. */
public final class InARow {
  private final AtomicLong count = new AtomicLong();

  /** One more; whether it is to be told. */
  public boolean failed() {
    long now = count.incrementAndGet();
    return now == 1 || now == 10 || now % 100 == 0;
  }

  /** It went well: the next failure is a first one. */
  public void over() {
    count.set(0);
  }

  public long count() {
    return count.get();
  }
}
