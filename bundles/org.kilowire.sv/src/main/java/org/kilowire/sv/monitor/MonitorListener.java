// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.monitor;

import org.kilowire.sv.AsduView;
import org.kilowire.sv.analysis.RollupResult;
import org.kilowire.sv.analysis.SecondResult;
import org.kilowire.sv.stream.StreamEvent;

/** Hears what an {@link SvMonitor} finds, on the thread that feeds it. */
public interface MonitorListener {

  /** Something about a stream changed, whether it has a map or not. */
  void event(StreamEvent event);

  /**
   * A stream with a map has a sample that was not there before and fits the map; {@link
   * MonitoredStream#value} and {@link MonitoredStream#quality} have it until this returns. A late
   * one comes late.
   *
   * @param asdu good until this returns
   */
  default void sample(MonitoredStream stream, AsduView asdu, long atNanos) {}

  /**
   * A second of a stream with a map is over.
   *
   * @param result good until this returns
   */
  void second(MonitoredStream stream, SecondResult result);

  /**
   * A longer window of a stream with a map is over. Where the rate changes in it, it comes in
   * parts, one for each rate, with the same end.
   *
   * @param seconds its length: 10 or 60
   * @param result good until this returns
   */
  default void rollup(MonitoredStream stream, int seconds, RollupResult result) {}
}
