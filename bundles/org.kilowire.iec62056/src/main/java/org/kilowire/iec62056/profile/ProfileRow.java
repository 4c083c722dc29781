// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.profile;

import java.time.Instant;
import java.util.List;
import org.kilowire.iec62056.dataset.DataSetValue;

/**
 * A row of a profile, or an entry of a log.
 *
 * @param header that it stands under
 * @param end the end of its interval; the moment of a log's entry
 * @param ambiguous whether the header's local time stands for two instants and nothing tells which;
 *     the earlier is given
 * @param offGrid whether its end is none of the period's: a short piece of an interval, of its own
 * @param first whether the header's stamp is its own
 * @param values one a channel; a value that is missing {@link DataSetValue#isMissing}
 */
public record ProfileRow(
    ProfileHeader header,
    Instant end,
    boolean ambiguous,
    boolean offGrid,
    boolean first,
    List<DataSetValue> values) {

  public ProfileRow {
    values = List.copyOf(values);
  }
}
