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

  /** The columns with these indices, from 0. */
  Data columns(int[] index) {
    List<Data> all = values.get();
    return new Data.Structure(Arrays.stream(index).mapToObj(all::get).toList());
  }
}
