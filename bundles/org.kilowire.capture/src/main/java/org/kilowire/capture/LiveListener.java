// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture;

import org.kilowire.sv.ft3.Ft3View;

/**
 * Hears what a source receives, all of it on the source's one thread. While it does not return
 * nothing is read; what comes then waits where the system has room for it, and is lost beyond.
 */
public interface LiveListener {

  /** A frame of Ethernet. */
  default void ethernet(LiveFrame frame) {}

  /**
   * A frame of FT3 whose CRCs are right.
   *
   * @param frame good until this returns
   * @param atNanos when its last octet came, in ns since 1970
   */
  default void ft3(Ft3View frame, long atNanos) {}

  /**
   * The clock that stamps frames was stepped: the frames that follow have stamps of the new time.
   */
  default void clockStepped(long nanos) {}

  /**
   * Comes about ten times a second, whether anything is received or not.
   *
   * @param nowNanos since 1970
   */
  default void look(long nowNanos) {}

  /**
   * The source is in another state.
   *
   * @param detail why, for people; empty where there is nothing to say
   */
  default void changed(LiveState state, String detail) {}
}
