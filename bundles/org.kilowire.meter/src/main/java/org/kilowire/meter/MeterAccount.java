// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

/**
 * What a meter counts wrong passwords for: one client of one server on one line. It knows nothing
 * of a fleet, so that all who use a meter agree on it.
 *
 * @param line the canonical address of the line, without options that only say how it is used:
 *     {@code tcp://10.0.0.7:4059}; 1..512 characters
 * @param server the meter's address as its protocol writes it: {@code 1/17}; 0..64 characters
 * @param client who the gateway says it is: {@code 16}; 0..64 characters
 */
public record MeterAccount(String line, String server, String client) {

  private static final int LONGEST_LINE = 512;
  private static final int LONGEST_NAME = 64;

  public MeterAccount {
    if (line.isEmpty() || line.length() > LONGEST_LINE) {
      throw new IllegalArgumentException("a line has 1..512 characters: " + line);
    }
    if (server.length() > LONGEST_NAME || client.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("more than 64 characters: " + server + ", " + client);
    }
  }

  @Override
  public String toString() {
    return "server " + server + ", client " + client + " on " + line;
  }
}
