// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.dataset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A data message that is whole.
 *
 * @param dataSets in their order; names may occur more than once
 * @param summary how it ended, and how much of it could not be read
 */
public record DataMessage(List<DataSet> dataSets, DataSetReader.Summary summary) {

  public DataMessage {
    dataSets = List.copyOf(dataSets);
  }

  /**
   * Reads octets, each a character.
   *
   * @param most how many data sets at most
   */
  public static DataMessage of(byte[] octets, int from, int to, int most) {
    List<DataSet> sets = new ArrayList<>();
    DataSetReader.Summary summary = new DataSetReader().read(octets, from, to, most, sets::add);
    return new DataMessage(sets, summary);
  }

  /** Reads a text. */
  public static DataMessage of(String text) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    return of(octets, 0, octets.length, Integer.MAX_VALUE);
  }

  /** The first data set of a name. */
  public Optional<DataSet> find(String name) {
    return dataSets.stream().filter(set -> set.name().equals(name)).findFirst();
  }
}
