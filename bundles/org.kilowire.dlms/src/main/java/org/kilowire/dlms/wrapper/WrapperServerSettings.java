// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.wrapper;

/**
 * How a server answers over the wrapper.
 *
 * @param maxApduLength longest request taken, 1..65535 octets
 * @param datagrams the link is UDP: each datagram holds whole WPDUs
 */
public record WrapperServerSettings(int maxApduLength, boolean datagrams) {

  /** TCP, requests of any length. */
  public static final WrapperServerSettings DEFAULT =
      new WrapperServerSettings(Wpdu.MAX_LENGTH, false);

  public WrapperServerSettings {
    Wpdu.requireLength(maxApduLength);
  }
}
