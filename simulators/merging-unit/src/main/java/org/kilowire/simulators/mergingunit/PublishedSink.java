// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit;

import java.io.IOException;

/** Where frames go: a file, a line, a test. */
@FunctionalInterface
public interface PublishedSink {

  /**
   * Takes a frame; with PRP both copies, one after the other.
   *
   * @param stream of the frame, from 0 in the order of the plans
   * @param nanos when it is to leave, in ns since 1970; never before the frame that came before
   * @param octets good until this returns, from 0
   */
  void frame(int stream, long nanos, byte[] octets, int length) throws IOException;
}
