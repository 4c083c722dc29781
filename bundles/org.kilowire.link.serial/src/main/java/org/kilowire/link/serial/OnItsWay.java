// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import java.time.Duration;

/**
 * What was written to a pseudo-terminal and may not have reached its far side. The system says at
 * once that it has left (tcdrain), and passes it on in a thread of its own, later on a busy
 * machine; closing the port (tcflush) drops what has not been passed on by then. Of 300 messages of
 * 5 octets up to 41 were lost so, and 4 of 300 with 50 ms between. An answer proves that a message
 * arrived. May be used by several threads.
 */
final class OnItsWay {

  /** After so long nothing is on its way any more. */
  static final Duration LONGEST = Duration.ofMillis(250);

  private boolean unanswered;
  private long since;

  synchronized void written(long now) {
    unanswered = true;
    since = now;
  }

  synchronized void answered() {
    unanswered = false;
  }

  /** How long to wait before closing, ns; 0 or less: not at all. */
  synchronized long nanosLeft(long now) {
    return unanswered ? since + LONGEST.toNanos() - now : 0;
  }
}
