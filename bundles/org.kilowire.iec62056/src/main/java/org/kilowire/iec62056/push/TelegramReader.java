// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.kilowire.iec62056.Iec62056Reason;
import org.kilowire.iec62056.dataset.DataMessage;
import org.kilowire.iec62056.frame.Ascii;
import org.kilowire.iec62056.frame.Crc16;
import org.kilowire.iec62056.frame.Gathering;
import org.kilowire.iec62056.frame.ParityBit;
import org.kilowire.iec62056.signon.Identification;

/**
 * Finds telegrams in a stream that may begin anywhere. A telegram goes from {@code /} to a line
 * that begins with {@code !}.
 *
 * <p>A telegram that is cut off by the next one, even inside a bracket, costs itself only: where a
 * CRC proves them, every {@code /} since the last end is tried as the beginning; without one, only
 * those at the start of a line. One owner; grows to its limit.
 */
public final class TelegramReader {

  /** What {@link #next} has found. */
  public enum Found {
    MORE,
    TELEGRAM,
    /** Octets that end like a telegram and are none; {@link #reason} says why. */
    BROKEN
  }

  private static final int FIRST_CAPACITY = 1024;

  /** Beginnings tried for one end: a torn telegram has few. */
  private static final int MAX_BEGINNINGS = 64;

  private static final int CRC_DIGITS = 4;

  private final int limit;
  private final int mostDataSets;
  private final CrcRule rule;
  private final ParityBit parity;
  private byte[] octets = new byte[FIRST_CAPACITY];
  private int length;

  /** Index of the {@code !} that ends the telegram, once it is there. */
  private int end = -1;

  private boolean proves;

  /** What the eighth bit is in this telegram. */
  private ParityBit bit;

  /** Whether what comes next stands at the beginning of a line, as far as is known. */
  private boolean lineStart;

  /** Whether the telegram began there. */
  private boolean atLineStart;

  private Telegram telegram;
  private Iec62056Reason reason;

  /**
   * A reader.
   *
   * @param limit most octets of a telegram
   * @param mostDataSets of one telegram
   */
  public TelegramReader(int limit, int mostDataSets, CrcRule rule, ParityBit parity) {
    this.limit = limit;
    this.mostDataSets = mostDataSets;
    this.rule = rule;
    this.parity = parity;
    this.bit = parity;
    this.proves = rule == CrcRule.ARC || rule == CrcRule.X25;
  }

  /** Takes octets up to the end of a telegram. */
  public Found next(ByteBuffer in) {
    while (in.hasRemaining()) {
      byte octet = in.get();
      int character = length == 0 ? parity.decode(octet) : bit.decode(octet);
      if (length == 0 && !begins(character, octet)) {
        continue;
      }
      if (length == limit) {
        clear();
        return broken(Iec62056Reason.TOO_LONG);
      }
      append(character);
      if (end >= 0 && (character == Ascii.LF || character == '/' || pastDigits())) {
        return close(character);
      }
    }
    return Found.MORE;
  }

  /** A slash of five bits shows with its own parity whether there is one. */
  private boolean begins(int character, byte octet) {
    boolean begins = character == '/';
    if (begins) {
      bit = parity == ParityBit.AUTO && octet < 0 ? ParityBit.EVEN : parity;
      atLineStart = lineStart;
    }
    lineStart = character == Ascii.LF || character == Ascii.CR;
    return begins;
  }

  private void append(int character) {
    if (length == octets.length) {
      octets = Arrays.copyOf(octets, Math.min(limit, 2 * length));
    }
    boolean first =
        length > 0 && (octets[length - 1] == Ascii.LF || octets[length - 1] == Ascii.CR);
    if (end < 0 && character == '!' && (first || octets[length - 1] == ')')) {
      end = length;
    }
    octets[length++] = (byte) character;
  }

  private boolean pastDigits() {
    return length - end > 1 + CRC_DIGITS + 2;
  }

  private Found close(int last) {
    int bang = end;
    OptionalInt crc = crc(bang);
    Optional<Crc16> proof = Optional.empty();
    int from = -1;
    if (rule != CrcRule.NONE && crc.isPresent()) {
      for (int i = 0, tried = 0; i < bang && proof.isEmpty() && tried < MAX_BEGINNINGS; i++) {
        if (octets[i] == '/') {
          tried++;
          proof = rule.proof(octets, i, bang + 1, crc.getAsInt());
          from = proof.isPresent() ? i : -1;
        }
      }
      proves |= proof.isPresent();
    } else if (!proves) {
      from = lastLineStart(bang);
    }
    Found found = from >= 0 ? read(from, bang, proof) : broken(Iec62056Reason.BAD_CRC);
    clear();
    lineStart = true;
    if (last == '/') {
      atLineStart = true;
      append(last);
    }
    return found;
  }

  /** Where nothing proves it: a slash in a bracket, at which a stream began, begins nothing. */
  private boolean isHeaded(int from, String first) {
    return from > 0 || atLineStart || Identification.parse(first).isPresent();
  }

  /** The digits behind the end, as many as there are: some meters leave out leading zeros. */
  private OptionalInt crc(int bang) {
    int value = 0;
    int digits = 0;
    for (int i = bang + 1; i < length && digits < CRC_DIGITS; i++) {
      int digit = Character.digit(octets[i], 16);
      if (digit < 0) {
        break;
      }
      value = 16 * value + digit;
      digits++;
    }
    return digits == 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private int lastLineStart(int bang) {
    for (int i = bang - 1; i > 0; i--) {
      boolean lineStart = octets[i - 1] == Ascii.LF || octets[i - 1] == Ascii.CR;
      if (octets[i] == '/' && lineStart) {
        return i;
      }
    }
    return 0;
  }

  private Found read(int from, int bang, Optional<Crc16> proof) {
    int lineEnd = from;
    while (lineEnd < bang && octets[lineEnd] != Ascii.CR && octets[lineEnd] != Ascii.LF) {
      lineEnd++;
    }
    String first = new String(octets, from, lineEnd - from, StandardCharsets.ISO_8859_1);
    if (proof.isEmpty() && !isHeaded(from, first)) {
      return broken(Iec62056Reason.INCOMPLETE_ANSWER);
    }
    DataMessage message = DataMessage.of(octets, lineEnd, bang + 1, mostDataSets);
    if (message.summary().more()) {
      return broken(Iec62056Reason.TOO_LONG);
    }
    telegram = new Telegram(first, message, proof);
    return Found.TELEGRAM;
  }

  private Found broken(Iec62056Reason why) {
    reason = why;
    return Found.BROKEN;
  }

  /** A silence: what has come is whole, or nothing will make it so. */
  public Found finish() {
    if (end >= 0) {
      return close(Ascii.LF);
    }
    boolean begun = isInside();
    clear();
    lineStart = true;
    return begun ? broken(Iec62056Reason.INCOMPLETE_ANSWER) : Found.MORE;
  }

  private void clear() {
    length = 0;
    end = -1;
  }

  /** How many further octets may come before somebody looks; 0 where the end is near. */
  public int further() {
    return end < 0 ? Gathering.further(length, false) : 0;
  }

  /** Whether a telegram has begun. */
  public boolean isInside() {
    return length > 0;
  }

  /** The telegram found. */
  public Telegram telegram() {
    return telegram;
  }

  /** Why the octets found are none. */
  public Iec62056Reason reason() {
    return reason;
  }
}
