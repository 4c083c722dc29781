// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.objects;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.kilowire.dlms.axdr.Data;

/**
 * A row of any profile.
 *
 * @param time what its clock column stands for
 * @param values all columns, made when they are wanted
 */
record TimedRow(Instant time, Supplier<List<Data>> values) {

  /** The columns with these indices, from 0; a row of another width is sent as it is. */
  Data columns(int[] index, int width) {
    List<Data> all = values.get();
    return all.size() == width
        ? new Data.Structure(Arrays.stream(index).mapToObj(all::get).toList())
        : new Data.Structure(all);
  }
}
