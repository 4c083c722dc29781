// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.linux;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** A piece of memory for the arguments of calls; JNA's own would start a thread that frees it. */
public final class Scratch implements AutoCloseable {

  private final Pointer memory;
  private boolean freed;

  /** Octets that are 0. */
  public Scratch(int octets) {
    memory = new Pointer(Native.malloc(octets));
    memory.clear(octets);
  }

  public Pointer memory() {
    return memory;
  }

  /** Again it does nothing. */
  @Override
  public void close() {
    if (!freed) {
      freed = true;
      Native.free(Pointer.nativeValue(memory));
    }
  }
}
