// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.datalink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A bad line: now and then octets are lost, spoiled, doubled or joined by noise. One spoiling is a
 * burst of at most 16 bits, which a 16-bit CRC always finds.
 */
public final class LineFaults implements SimulatedLine.Fault {

  private final Random random;
  private final double rate;

  /** {@code rate} is how many of the transmissions suffer, 0..1. */
  public LineFaults(long seed, double rate) {
    random = new Random(seed);
    this.rate = rate;
  }

  @Override
  public List<byte[]> apply(byte[] octets) {
    List<byte[]> pieces = new ArrayList<>();
    if (random.nextDouble() >= rate) {
      pieces.addAll(split(octets));
      return pieces;
    }
    switch (random.nextInt(6)) {
      case 0 -> {} // lost
      case 1 -> pieces.addAll(split(without(octets)));
      case 2 -> pieces.addAll(split(spoiled(octets)));
      case 3 -> {
        pieces.add(octets);
        pieces.add(octets);
      }
      case 4 -> {
        pieces.add(noise());
        pieces.addAll(split(octets));
      }
      default -> pieces.addAll(split(Arrays.copyOf(octets, random.nextInt(octets.length))));
    }
    return pieces;
  }

  private List<byte[]> split(byte[] octets) {
    List<byte[]> pieces = new ArrayList<>();
    int at = 0;
    while (at < octets.length) {
      int length = random.nextBoolean() ? octets.length : 1 + random.nextInt(40);
      int end = Math.min(octets.length, at + length);
      pieces.add(Arrays.copyOfRange(octets, at, end));
      at = end;
    }
    return pieces;
  }

  private byte[] without(byte[] octets) {
    int from = random.nextInt(octets.length);
    int to = Math.min(octets.length, from + 1 + random.nextInt(20));
    byte[] rest = Arrays.copyOf(octets, octets.length - (to - from));
    System.arraycopy(octets, to, rest, from, octets.length - to);
    return rest;
  }

  private byte[] spoiled(byte[] octets) {
    byte[] spoiled = octets.clone();
    int at = random.nextInt(octets.length);
    spoiled[at] ^= (byte) (1 + random.nextInt(255));
    if (at + 1 < octets.length) {
      spoiled[at + 1] ^= (byte) random.nextInt(256);
    }
    return spoiled;
  }

  private byte[] noise() {
    byte[] noise = new byte[1 + random.nextInt(30)];
    random.nextBytes(noise);
    if (random.nextBoolean()) {
      noise[0] = 0x7E;
      noise[Math.min(1, noise.length - 1)] = (byte) 0xA7;
    }
    return noise;
  }
}
