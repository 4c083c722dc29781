// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.util.Arrays;

/** Numbers rows of equal time within one reading: 0, 1, ... in the order of the archive. */
public final class Ordinals {

  private long[] seen = new long[256];
  private int count;
  private long latest = Long.MIN_VALUE;

  /** The number of the next row. */
  public int next(long time) {
    int equal = time > latest ? 0 : countOf(time);
    if (count == seen.length) {
      seen = Arrays.copyOf(seen, count * 2);
    }
    seen[count++] = time;
    latest = Math.max(latest, time);
    return equal;
  }

  /** Only for rows after the clock was set back, so a walk over all of them will do. */
  private int countOf(long time) {
    int equal = 0;
    for (int i = 0; i < count; i++) {
      if (seen[i] == time) {
        equal++;
      }
    }
    return equal;
  }
}
