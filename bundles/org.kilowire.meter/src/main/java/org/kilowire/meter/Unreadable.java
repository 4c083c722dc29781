// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.util.List;

/**
 * What a meter sent and nobody could place; the rest was read all the same.
 *
 * @param rows how many rows were passed over
 * @param samples what they were like, with their octets; the first {@value #MAX_SAMPLES}, each of
 *     at most {@value #MAX_LENGTH} characters; also columns whose scaler could not be read
 */
public record Unreadable(long rows, List<String> samples) {

  public static final int MAX_SAMPLES = 8;
  public static final int MAX_LENGTH = 300;
  public static final Unreadable NOTHING = new Unreadable(0, List.of());

  public Unreadable {
    samples =
        samples.stream()
            .limit(MAX_SAMPLES)
            .map(text -> text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text)
            .toList();
  }

  public boolean isNothing() {
    return rows == 0 && samples.isEmpty();
  }
}
