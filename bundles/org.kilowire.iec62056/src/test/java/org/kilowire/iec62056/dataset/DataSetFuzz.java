// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.dataset;

/** Any octets, into the grammar: nothing throws, and what is found is a part of what was there. */
public final class DataSetFuzz {

  private DataSetFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    DataMessage message = DataMessage.of(input, 0, input.length, 1000);
    long taken = 0;
    for (DataSet set : message.dataSets()) {
      taken += set.raw().length();
      set.values().forEach(DataSetFuzz::look);
      RegisterName.parse(set.name()).ifPresent(name -> name.canonical(1, 0));
    }
    if (taken > input.length || message.summary().end() > input.length) {
      throw new AssertionError("more was found than was there");
    }
  }

  private static void look(DataSetValue value) {
    if (value.isMissing() && value.number().isPresent()) {
      throw new AssertionError("a number that is missing: " + value);
    }
  }
}
