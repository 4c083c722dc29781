// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture;

/** What a source is about. */
public enum LiveState {
  /** Not started yet. */
  NEW,
  /** It waits until there is something to read from: an interface, a connection, a device. */
  WAITING,
  /** The interface is there and down. */
  DOWN,
  /** Open; what comes is received. */
  RECEIVING,
  /** The file is over. */
  ENDED,
  /** It has stopped by itself, and does not go on. */
  FAILED,
  /** Closed by whoever started it. */
  CLOSED
}
