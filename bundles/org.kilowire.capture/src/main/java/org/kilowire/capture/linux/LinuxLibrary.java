// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.linux;

import com.sun.jna.Platform;
import java.nio.file.Path;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.CaptureReason;

/** The calls of Linux, made ready once a class loader. */
public final class LinuxLibrary {

  private static boolean loaded;

  private LinuxLibrary() {}

  /**
   * Loads what the calls need if it is not.
   *
   * @param folder to unpack to, see {@link JnaLibrary}
   * @throws CaptureException if the system does not take it, or is not Linux
   */
  public static synchronized void load(Path folder) throws CaptureException {
    JnaLibrary.load(folder);
    if (loaded) {
      return;
    }
    if (!Platform.isLinux()) {
      throw refused("only Linux has a ring to capture from; --capture pcap takes libpcap", null);
    }
    try {
      LinuxCalls.close(LinuxCalls.socket(1, 2, 0)); // AF_UNIX, SOCK_DGRAM: anybody may
      loaded = true;
    } catch (LinkageError e) {
      throw refused("the calls of this system cannot be reached: " + e.getMessage(), e);
    }
  }

  private static CaptureException refused(String message, Throwable cause) {
    return new CaptureException(CaptureReason.NOT_SUPPORTED, message, cause);
  }
}
