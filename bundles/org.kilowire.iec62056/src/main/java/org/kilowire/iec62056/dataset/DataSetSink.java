// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.dataset;

/** Takes data sets as they are read. */
@FunctionalInterface
public interface DataSetSink {

  void dataSet(DataSet set);

  /**
   * What stands where a data set should, and is none: a bracket that is not closed on its line, or
   * damaged characters.
   */
  default void unreadable(String raw) {}
}
