// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.server;

import java.nio.ByteBuffer;

/** The elements of an array, written one after the other when there is room for them. */
public interface RowSource {

  /** How long an encoded element may be, in octets. */
  int MAX_ROW = 4096;

  /** How many elements the array announces, 0..2^31 - 1. */
  int count();

  /**
   * Writes the next element, tag included, in at most {@link #MAX_ROW} octets.
   *
   * @return false when there is none, with nothing written
   */
  boolean next(ByteBuffer row);
}
