// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract;

/**
 * Sequence numbers from {@code first} to {@code last}, both included.
 *
 * @param first 1 or more
 * @param last {@code first} or more
 */
public record Range(long first, long last) {

  public Range {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("not a range of sequence numbers: " + first + ".." + last);
    }
  }

  /** How many numbers it has. */
  public long count() {
    return last - first + 1;
  }
}
