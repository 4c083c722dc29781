// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import java.util.Objects;
import org.kilowire.conversation.Secret;
import org.kilowire.iec62056.frame.Ascii;

/**
 * Which meter of a line is meant.
 *
 * @param address as the request names it (IEC 62056-21, 6.3.1), up to 32 characters; empty for
 *     whoever is there
 * @param signOnPassword what stands for {@code {password}} in the request of meters that want one
 *     there
 */
public record AddressedMeter(String address, Secret signOnPassword) {

  /** Whoever is there. */
  public static final AddressedMeter ANY = of("");

  public AddressedMeter {
    Objects.requireNonNull(signOnPassword);
    if (address.length() > 32 || !Ascii.isPrintable(address)) {
      throw new IllegalArgumentException("an address has up to 32 printable characters");
    }
  }

  /** A meter by its address. */
  public static AddressedMeter of(String address) {
    return new AddressedMeter(address, Secret.of(""));
  }
}
