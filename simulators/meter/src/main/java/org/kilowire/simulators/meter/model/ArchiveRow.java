// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.time.Instant;
import java.util.List;
import org.kilowire.dlms.cosem.time.CosemDateTime;

/**
 * A row of a load profile.
 *
 * @param number what the values depend on; rises from row to row
 * @param ordinal how many rows of the archive had the same time before this one: 0, and more after
 *     the clock was set back
 * @param time the end of the interval, as the meter's clock showed it
 * @param stamp {@code time} as the meter writes it
 * @param status the row's status, bits of {@link RowStatus}
 * @param values the energies in the order of the columns
 */
public record ArchiveRow(
    long number, int ordinal, Instant time, CosemDateTime stamp, int status, List<Long> values) {

  public ArchiveRow {
    values = List.copyOf(values);
  }
}
