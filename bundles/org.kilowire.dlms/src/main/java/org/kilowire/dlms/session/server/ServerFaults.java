// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.server;

import java.nio.ByteBuffer;

/** Where a simulated server may go wrong on purpose. Everything is right by default. */
public interface ServerFaults {

  /** No faults. */
  ServerFaults NONE = new ServerFaults() {};

  /** The number written into a block that should have number {@code due}, 1 being the first. */
  default long blockNumber(long due) {
    return due;
  }

  /**
   * Whether a block is marked as the last.
   *
   * @param last whether it is; once that was denied, blocks without octets follow
   */
  default boolean lastBlock(boolean last) {
    return last;
  }

  /** The Invoke-Id-And-Priority of a response to a request with {@code octet}. */
  default int invokeId(int octet) {
    return octet;
  }

  /**
   * The response that leaves instead of {@code response}; one without octets is silence.
   *
   * @param response from position to limit, valid during the call and until the next
   */
  default ByteBuffer response(ByteBuffer response) {
    return response;
  }
}
