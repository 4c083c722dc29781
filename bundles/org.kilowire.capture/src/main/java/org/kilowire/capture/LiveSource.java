// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture;

/**
 * Where sampled values come in: an interface, a port, a connection, a device, a file. It has one
 * thread between start and close, and is for one use.
 */
public interface LiveSource extends AutoCloseable {

  /**
   * Begins to receive. What is not there yet is waited for; what goes is waited for again.
   *
   * @throws CaptureException if waiting does not help
   * @throws IllegalStateException if it was started or closed before
   */
  void start(LiveListener listener) throws CaptureException;

  /** How it is; from any thread. */
  LiveStatus status();

  /**
   * Ends it, within a second whether anything is received or not, unless the listener keeps its
   * thread. Nothing is told after it. Again and before a start it does nothing. The listener may
   * call it, too.
   */
  @Override
  void close();

  /** What it reads from, as people call it. */
  @Override
  String toString();
}
