// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.libpcap;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How an interface is read through libpcap.
 *
 * @param networkInterface its name, as libpcap has it
 * @param promiscuous whether the adapter passes what is for others
 * @param bufferOctets of the system for what has not been read yet, 64 KiB..1 GiB
 * @param natives a folder to unpack JNA's native library to; nothing stays there
 */
public record LibpcapOptions(
    String networkInterface, boolean promiscuous, int bufferOctets, Path natives) {

  private static final int LEAST = 1 << 16;
  private static final int MOST = 1 << 30;

  /** As much as the ring has. */
  private static final int USUAL = 1 << 24;

  public LibpcapOptions {
    if (networkInterface.isEmpty() || networkInterface.indexOf(0) >= 0) {
      throw new IllegalArgumentException("an interface has a name: " + networkInterface);
    }
    if (bufferOctets < LEAST || bufferOctets > MOST) {
      throw new IllegalArgumentException("a buffer has 64 KiB..1 GiB: " + bufferOctets);
    }
    Objects.requireNonNull(natives);
  }

  /** What is usual, not promiscuous. */
  public static LibpcapOptions of(String networkInterface, Path natives) {
    return new LibpcapOptions(networkInterface, false, USUAL, natives);
  }

  /** The same, promiscuous or not. */
  public LibpcapOptions withPromiscuous(boolean all) {
    return new LibpcapOptions(networkInterface, all, bufferOctets, natives);
  }
}
