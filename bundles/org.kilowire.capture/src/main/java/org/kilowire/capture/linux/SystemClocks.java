// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.linux;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** Both clocks of the system, in ns and without an object for each reading. One owner. */
public final class SystemClocks implements AutoCloseable {

  private static final long SECOND = 1_000_000_000L;

  private final Scratch spec = new Scratch(2 * Native.LONG_SIZE);

  /** CLOCK_REALTIME, since 1970: what stamps frames. */
  public long time() {
    return read(LinuxCalls.CLOCK_REALTIME);
  }

  /** CLOCK_MONOTONIC, since some moment. */
  public long monotonic() {
    return read(LinuxCalls.CLOCK_MONOTONIC);
  }

  private long read(int clock) {
    Pointer memory = spec.memory();
    LinuxCalls.clock_gettime(clock, memory);
    return word(memory, 0) * SECOND + word(memory, Native.LONG_SIZE);
  }

  private static long word(Pointer memory, int at) {
    return Native.LONG_SIZE == Long.BYTES ? memory.getLong(at) : memory.getInt(at);
  }

  @Override
  public void close() {
    spec.close();
  }
}
