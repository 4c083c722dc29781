// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.server;

import java.nio.ByteBuffer;
import org.kilowire.dlms.xdlms.parameter.BlockAssembly;
import org.kilowire.dlms.xdlms.parameter.DataBlock;

/** A client's blocks put together, if they follow each other and stay within a bound. */
final class Inbox {

  private final BlockAssembly assembly = new BlockAssembly();
  private final int most;
  private long due = 1;
  private int octets;

  Inbox(int most) {
    this.most = most;
  }

  /** Takes a block; false if it is not the one that is due, or too much. */
  boolean add(DataBlock block) {
    octets += block.raw().length();
    if (block.number() != due || octets > most) {
      return false;
    }
    due++;
    assembly.add(block.raw().buffer());
    return true;
  }

  ByteBuffer whole() {
    return assembly.whole();
  }
}
