// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.wrapper;

import java.time.Duration;

/**
 * How a client speaks to one server over the wrapper (IEC 62056-47, clause 4.2).
 *
 * @param client the client's wPort (SAP), 0..65535
 * @param server the server's wPort (logical device), 0..65535
 * @param timeoutNanos how long to wait for an answer, and for more of one that has begun
 * @param retries how often a repeatable request is sent again when no answer comes; 0 on TCP, which
 *     loses nothing
 * @param maxApduLength longest answer taken, 1..65535 octets
 * @param datagrams the link is UDP: each datagram holds whole WPDUs, and a broken one is passed
 *     over without harm to the next
 * @param anyPorts WPDUs are taken whatever wPorts they carry: for servers that turn them round
 */
public record WrapperSettings(
    int client,
    int server,
    long timeoutNanos,
    int retries,
    int maxApduLength,
    boolean datagrams,
    boolean anyPorts) {

  public WrapperSettings {
    Wpdu.requirePort("client", client);
    Wpdu.requirePort("server", server);
    Wpdu.requireLength(maxApduLength);
    if (timeoutNanos <= 0) {
      throw new IllegalArgumentException("timeout must be positive: " + timeoutNanos);
    }
    if (retries < 0 || retries > 100) {
      throw new IllegalArgumentException("retries must be 0..100: " + retries);
    }
  }

  /** A TCP link with a timeout of 5 s that takes APDUs of any length. */
  public static WrapperSettings of(int client, int server) {
    return new WrapperSettings(
        client, server, Duration.ofSeconds(5).toNanos(), 0, Wpdu.MAX_LENGTH, false, false);
  }

  /** The same with another response timeout. */
  public WrapperSettings withTimeout(Duration timeout) {
    return new WrapperSettings(
        client, server, timeout.toNanos(), retries, maxApduLength, datagrams, anyPorts);
  }

  /** The same over UDP, with so many repetitions of a repeatable request. */
  public WrapperSettings withDatagrams(int repetitions) {
    return new WrapperSettings(
        client, server, timeoutNanos, repetitions, maxApduLength, true, anyPorts);
  }

  /** The same with another bound for an answer's length. */
  public WrapperSettings withMaxApduLength(int octets) {
    return new WrapperSettings(client, server, timeoutNanos, retries, octets, datagrams, anyPorts);
  }

  /** The same for a server whose wPorts may be any. */
  public WrapperSettings withAnyPorts(boolean any) {
    return new WrapperSettings(
        client, server, timeoutNanos, retries, maxApduLength, datagrams, any);
  }
}
