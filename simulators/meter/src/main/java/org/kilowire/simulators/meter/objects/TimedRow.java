// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.objects;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.kilowire.dlms.axdr.Data;

/**
 * A row of any profile.
 *
 * @param time what its clock column stands for
 * @param values all columns
 */
record TimedRow(Instant time, List<Data> values) {

  /** The columns with these indices, from 0. */
  Data columns(int[] index) {
    return new Data.Structure(Arrays.stream(index).mapToObj(values::get).toList());
  }
}
