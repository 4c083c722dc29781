// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

import org.kilowire.sv.AsduView;

/** Hears of streams, on the thread that feeds the {@link StreamTable}. */
public interface StreamListener {

  /** Something about a stream changed. */
  void event(StreamEvent event);

  /**
   * A configured stream has a sample that was not there before; {@link SvStream#number} and {@link
   * SvStream#verdict} say which. The views are the caller's, and change behind this call.
   */
  default void sample(SvStream stream, AsduView asdu, Reception reception) {}
}
