// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms.parameter;

import java.nio.ByteBuffer;

/** Blocks put together; who feeds it bounds it. */
public final class BlockAssembly {

  private ByteBuffer octets = ByteBuffer.allocate(0);

  public void add(ByteBuffer raw) {
    if (octets.remaining() < raw.remaining()) {
      int needed = octets.position() + raw.remaining();
      octets = ByteBuffer.allocate(Math.max(needed, 2 * octets.capacity())).put(octets.flip());
    }
    octets.put(raw);
  }

  /** All of it, once nothing more comes. */
  public ByteBuffer whole() {
    return octets.flip();
  }
}
