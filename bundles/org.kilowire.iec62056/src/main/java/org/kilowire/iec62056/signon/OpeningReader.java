// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.signon;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.kilowire.iec62056.frame.Ascii;
import org.kilowire.iec62056.frame.ParityBit;

/**
 * Reads what answers a request: an identification, or, with meters that do without one, a block.
 * Junk in front of an identification, and lines that are none, are passed over. One owner.
 */
public final class OpeningReader {

  /** What {@link #next} has found. */
  public enum Found {
    MORE,
    IDENTIFICATION,
    /** SOH or STX, which is left unread, and is no junk in front of an identification. */
    BLOCK
  }

  private final String prefix;
  private final StringBuilder line = new StringBuilder();

  /** The octets of {@link #line}, one a character. */
  private final StringBuilder octets = new StringBuilder();

  private final ParityBit parity;
  private Identification identification;

  /** Whether the line has its carriage return. */
  private boolean returned;

  private long seen;
  private boolean damaged;

  /** Whether an octet of the identification had its eighth bit set. */
  private boolean eighth;

  /**
   * A reader.
   *
   * @param prefix what the answer begins with where it is no identification; empty for the standard
   */
  public OpeningReader(String prefix, ParityBit parity) {
    this.prefix = prefix;
    this.parity = parity;
  }

  /** Forgets what has come. */
  public void reset() {
    clear();
    returned = false;
    seen = 0;
    damaged = false;
    eighth = false;
  }

  private void clear() {
    line.setLength(0);
    octets.setLength(0);
  }

  /** Takes octets up to the end of an identification, or up to a block. */
  public Found next(ByteBuffer in) {
    while (in.hasRemaining()) {
      byte octet = in.get(in.position());
      int character = parity.decode(octet);
      if ((character == Ascii.STX || character == Ascii.SOH) && line.indexOf("/") < 0) {
        if (in.remaining() == 1) {
          return Found.MORE;
        }
        if (parity.decode(in.get(in.position() + 1)) != '/') {
          return Found.BLOCK;
        }
      }
      if (returned && character != Ascii.LF && endOfLine()) {
        return Found.IDENTIFICATION;
      }
      in.get();
      seen++;
      if (take(character, octet)) {
        return Found.IDENTIFICATION;
      }
    }
    return Found.MORE;
  }

  private boolean take(int character, byte octet) {
    if (character == Ascii.LF) {
      return endOfLine();
    }
    if (character == Ascii.CR) {
      // The line feed is still under way: nobody may speak before it is there.
      returned = true;
      return false;
    }
    if (line.length() == Identification.MAX_LENGTH) {
      clear();
    }
    if (character == Ascii.DAMAGED) {
      damaged = true;
    }
    if (character != Ascii.NUL) {
      line.append((char) character);
      octets.append((char) (octet & 0xFF));
    }
    return false;
  }

  /** The line from its first slash that an identification may begin with. */
  private boolean endOfLine() {
    String text = line.toString();
    String sent = octets.toString();
    clear();
    returned = false;
    Optional<Identification> found = Optional.empty();
    int from = text.indexOf(prefix.isEmpty() ? "/" : prefix);
    int begin = 0;
    while (from >= 0 && found.isEmpty()) {
      begin = from;
      String rest = text.substring(from);
      found =
          prefix.isEmpty()
              ? Identification.parse(rest)
              : Optional.of(Identification.ofOtherForm(rest));
      from = text.indexOf("/", from + 1);
    }
    boolean legible = isLegible(sent.substring(begin));
    identification =
        found.filter(one -> one.text().indexOf(Ascii.DAMAGED) < 0 && legible).orElse(null);
    return identification != null;
  }

  /** What stands in front of an identification says nothing of its parity. */
  private boolean isLegible(String sent) {
    eighth = sent.chars().anyMatch(octet -> octet > 0x7F);
    boolean even = sent.chars().allMatch(octet -> (Integer.bitCount(octet) & 1) == 0);
    boolean legible = parity != ParityBit.AUTO || !eighth || even;
    damaged |= !legible;
    return legible;
  }

  /** A silence: whether an identification stands there that has no line feed. */
  public boolean finish() {
    return returned && endOfLine();
  }

  /** The identification found. */
  public Identification identification() {
    return identification;
  }

  /** Octets taken since the beginning. */
  public long seen() {
    return seen;
  }

  /** Whether a character was damaged. */
  public boolean isDamaged() {
    return damaged;
  }

  /** What the eighth bit is, as far as the identification shows. */
  public ParityBit parity() {
    if (parity != ParityBit.AUTO) {
      return parity;
    }
    return eighth ? ParityBit.EVEN : ParityBit.CLEAR;
  }
}
