// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation.trace;

/** Takes the lines of a trace. */
@FunctionalInterface
public interface TraceSink {

  /**
   * One frame, APDU or event of the line.
   *
   * @param direction which way it went
   * @param now when, on the pump's clock, in ns
   * @param text what it means and its octets, without any secret
   */
  void line(Direction direction, long now, String text);
}
