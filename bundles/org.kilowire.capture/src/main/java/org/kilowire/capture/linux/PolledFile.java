// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.linux;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;

/** Waits for a descriptor. One owner. */
public final class PolledFile implements AutoCloseable {

  // struct pollfd: int fd, short events, short revents.
  private static final int OCTETS = 8;
  private static final int EVENTS = 4;
  private static final int RETURNED = 6;

  private static final NativeLong ONE = new NativeLong(1);

  private final Scratch file = new Scratch(OCTETS);

  public PolledFile(int descriptor) {
    file.memory().setInt(0, descriptor);
    file.memory().setShort(EVENTS, LinuxCalls.POLLIN);
  }

  /**
   * Waits for something to read, or an error.
   *
   * @param millis at most; 0 looks only
   * @return POLLIN, POLLERR and so on; 0 where nothing came in time
   */
  public int await(int millis) {
    file.memory().setShort(RETURNED, (short) 0);
    try {
      return LinuxCalls.poll(file.memory(), ONE, millis) > 0 ? file.memory().getShort(RETURNED) : 0;
    } catch (LastErrorException e) {
      if (e.getErrorCode() == LinuxCalls.EINTR) {
        return 0;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
