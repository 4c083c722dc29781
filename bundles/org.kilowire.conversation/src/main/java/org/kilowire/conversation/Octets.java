// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;

/** An immutable sequence of octets: a value, to be compared, kept and printed. */
public final class Octets implements Comparable<Octets> {

  public static final Octets EMPTY = new Octets(new byte[0]);

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final byte[] octets;

  private Octets(byte[] octets) {
    this.octets = octets;
  }

  /** A copy of {@code octets}. */
  public static Octets of(byte... octets) {
    return octets.length == 0 ? EMPTY : new Octets(octets.clone());
  }

  /** The remaining octets of {@code buffer}, whose position stays. */
  public static Octets copyOf(ByteBuffer buffer) {
    byte[] copy = new byte[buffer.remaining()];
    buffer.get(buffer.position(), copy);
    return new Octets(copy);
  }

  /** {@code text} in {@code charset}. */
  public static Octets of(String text, Charset charset) {
    return new Octets(text.getBytes(charset));
  }

  /**
   * Reads hexadecimal digits in either case; white space between octets is passed over.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Octets ofHex(String hex) {
    return new Octets(HEX.parseHex(hex.replaceAll("\\s", "")));
  }

  public int length() {
    return octets.length;
  }

  public boolean isEmpty() {
    return octets.length == 0;
  }

  /** The octet at {@code index} as 0..255. */
  public int at(int index) {
    return octets[index] & 0xFF;
  }

  /** Octets {@code from} (inclusive) to {@code to} (exclusive). */
  public Octets slice(int from, int to) {
    return new Octets(Arrays.copyOfRange(octets, from, to));
  }

  /** A read-only view. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(octets).asReadOnlyBuffer();
  }

  /** Puts all octets into {@code target}. */
  public void putInto(ByteBuffer target) {
    target.put(octets);
  }

  /** A copy as an array. */
  public byte[] toArray() {
    return octets.clone();
  }

  /** The octets read as text in {@code charset}. */
  public String text(Charset charset) {
    return new String(octets, charset);
  }

  @Override
  public int compareTo(Octets other) {
    return Arrays.compareUnsigned(octets, other.octets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  /** Upper-case hexadecimal digits without separators. */
  @Override
  public String toString() {
    return HEX.formatHex(octets);
  }
}
