// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

/**
 * What octets from the field turned out to be. Field data never raises an exception, and waiting
 * for more is never mixed up with something wrong: a bad checksum must not look like silence.
 */
public sealed interface Decoded<T> {

  /** All octets so far are the beginning of something; at least one more is needed. */
  record NeedMore<T>() implements Decoded<T> {}

  /**
   * A whole value.
   *
   * @param length how many octets it took, from the position where decoding began
   */
  record Complete<T>(T value, int length) implements Decoded<T> {}

  /**
   * Not what it should be.
   *
   * @param skip how many octets to pass over before the next attempt; at least 1 in a stream
   */
  record Malformed<T>(Reason reason, String detail, int skip) implements Decoded<T> {}
}
