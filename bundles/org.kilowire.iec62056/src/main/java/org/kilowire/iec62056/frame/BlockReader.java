// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.frame;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Finds blocks and single control characters in what a line brings, however that is cut. What
 * belongs to neither is passed over and counted. One owner.
 *
 * <p>It grows with a block, up to its limit, and is as large as its largest block from then on.
 */
public final class BlockReader {

  /** What {@link #next} has found. */
  public enum Found {
    /** All octets are taken, and nothing is whole. */
    MORE,
    ACK,
    NAK,
    /** A block from STX to ETX; see {@link #isSound}. */
    LAST_DATA,
    /** A block from STX to EOT: the meter waits to be asked for the next. */
    PARTIAL_DATA,
    /** A block from SOH to ETX. */
    COMMAND,
    /** A block of more octets than the limit; reading goes on behind the last octet taken. */
    TOO_LONG
  }

  private enum State {
    OUTSIDE,
    INSIDE,
    CHECK
  }

  private static final int FIRST_CAPACITY = 256;

  private final int limit;
  private Bcc bcc;
  private ParityBit parity;
  private State state = State.OUTSIDE;
  private byte[] octets = new byte[FIRST_CAPACITY];
  private int length;
  private int first;
  private int end;
  private boolean damaged;
  private boolean sound;
  private long junk;

  /**
   * A reader of blocks.
   *
   * @param limit most octets of a block's body, at least 1
   */
  public BlockReader(int limit, Bcc bcc, ParityBit parity) {
    this.limit = limit;
    this.bcc = bcc;
    this.parity = parity;
  }

  /** Blocks from now on are checked so. */
  public void check(Bcc check, ParityBit bit) {
    bcc = check;
    parity = bit;
  }

  /** Gives up a block that has begun. */
  public void reset() {
    state = State.OUTSIDE;
    length = 0;
    damaged = false;
  }

  /** Takes octets up to the end of the next thing found. */
  public Found next(ByteBuffer in) {
    while (in.hasRemaining()) {
      int character = parity.decode(in.get());
      Found found =
          switch (state) {
            case OUTSIDE -> outside(character);
            case INSIDE -> inside(character);
            case CHECK -> checked(character);
          };
      if (found != Found.MORE) {
        return found;
      }
    }
    return Found.MORE;
  }

  private Found outside(int character) {
    switch (character) {
      case Ascii.ACK -> {
        return Found.ACK;
      }
      case Ascii.NAK -> {
        return Found.NAK;
      }
      case Ascii.STX, Ascii.SOH -> {
        reset();
        first = character;
        state = State.INSIDE;
      }
      default -> junk++;
    }
    return Found.MORE;
  }

  private Found inside(int character) {
    if (character == Ascii.ETX || (character == Ascii.EOT && first == Ascii.STX)) {
      end = character;
      state = State.CHECK;
      return Found.MORE;
    }
    if (length == limit) {
      reset();
      return Found.TOO_LONG;
    }
    // A second beginning is one that was cut off or a character that was spoiled into it: the rest
    // alone might pass its check by chance.
    damaged |= character == Ascii.DAMAGED || character == Ascii.SOH || character == first;
    append(character);
    return Found.MORE;
  }

  private void append(int character) {
    if (length == octets.length) {
      octets = Arrays.copyOf(octets, Math.min(limit, 2 * length));
    }
    octets[length++] = (byte) character;
  }

  private Found checked(int character) {
    boolean right = bcc == Bcc.NONE || character == bcc.next(bcc.of(octets, 0, length), end);
    return closed(!damaged && right);
  }

  /**
   * A silence: a block that is whole but for its check character, where that is not relied upon. It
   * is waited for until then: by itself it would be an answer, as ACK and NAK are.
   */
  public Found finish() {
    return state == State.CHECK && bcc == Bcc.NONE ? closed(!damaged) : Found.MORE;
  }

  private Found closed(boolean good) {
    sound = good;
    state = State.OUTSIDE;
    if (first == Ascii.SOH) {
      return Found.COMMAND;
    }
    return end == Ascii.ETX ? Found.LAST_DATA : Found.PARTIAL_DATA;
  }

  /** Whether the block just found has no damaged character and, where it is checked, passed. */
  public boolean isSound() {
    return sound;
  }

  /** Whether a block has begun and not ended. */
  public boolean isInside() {
    return state != State.OUTSIDE;
  }

  /**
   * How many further octets may come before somebody looks; 0 outside a block.
   *
   * @param readout whether the block is a readout
   */
  public int further(boolean readout) {
    return state == State.INSIDE ? Gathering.further(length, readout) : 0;
  }

  /** Whether the block that has begun was damaged already; it may have been cut off too. */
  public boolean isDamaged() {
    return damaged;
  }

  /** The body of the block: {@link #length} characters; valid until the next call. */
  public byte[] octets() {
    return octets;
  }

  /** How many characters the body has. */
  public int length() {
    return length;
  }

  /** Octets that belong to no block, so far. */
  public long junk() {
    return junk;
  }
}
