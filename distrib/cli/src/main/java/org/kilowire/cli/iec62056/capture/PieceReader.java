// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056.capture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kilowire.cli.iec62056.capture.Piece.Proof;
import org.kilowire.iec62056.frame.Ascii;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.frame.Crc16;
import org.kilowire.iec62056.signon.Identification;

/** Divides octets of one side into identifications, blocks, commands and what else there is. */
public final class PieceReader {

  private static final int CRC_DIGITS = 4;

  private final byte[] octets;
  private final List<Piece> pieces = new ArrayList<>();
  private int at;

  private PieceReader(byte[] octets) {
    this.octets = octets;
  }

  /** The pieces, in order. */
  public static List<Piece> read(byte[] octets) {
    PieceReader reader = new PieceReader(octets);
    while (reader.at < octets.length) {
      reader.next();
    }
    return reader.pieces;
  }

  private void next() {
    int start = at;
    switch (octets[at]) {
      case Ascii.STX -> block();
      case Ascii.SOH -> command();
      case Ascii.NAK -> word("nak", start, ++at);
      case Ascii.ACK -> option();
      case '/' -> slash();
      case Ascii.NUL, Ascii.CR, Ascii.LF, ' ' -> at++;
      default -> bare();
    }
  }

  private void word(String kind, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(Ascii.isPrintable(octets[i] & 0xFF) ? (char) octets[i] : ' ');
    }
    pieces.add(new Piece.Word(from, kind, text.toString().strip()));
  }

  /** From {@code from} on, the index of one of these characters, or the end. */
  private int find(int from, int... characters) {
    int i = from;
    while (i < octets.length) {
      int octet = octets[i];
      if (Arrays.stream(characters).anyMatch(wanted -> wanted == octet)) {
        return i;
      }
      i++;
    }
    return i;
  }

  private void block() {
    int start = at;
    int end = find(at + 1, Ascii.ETX, Ascii.EOT);
    boolean last = end == octets.length || octets[end] == Ascii.ETX;
    Proof proof = end + 1 < octets.length ? proof(start + 1, end + 1) : Proof.CUT_OFF;
    pieces.add(new Piece.Text(start, octets, start + 1, end, proof, last));
    at = Math.min(octets.length, end + 2);
  }

  private Proof proof(int from, int check) {
    if (Bcc.XOR.of(octets, from, check) == octets[check]) {
      return Proof.BCC_XOR;
    }
    return Bcc.SUM7.of(octets, from, check) == octets[check] ? Proof.BCC_SUM7 : Proof.BCC_WRONG;
  }

  private void command() {
    int start = at;
    int end = find(at + 1, Ascii.ETX);
    at = Math.min(octets.length, end + 2);
    word("command", start + 1, Math.min(octets.length, end));
  }

  private void option() {
    int start = at;
    boolean option = at + 1 < octets.length && Ascii.isPrintable(octets[at + 1] & 0xFF);
    int end = option ? find(at, Ascii.LF) : at;
    at = Math.min(octets.length, end + 1);
    word(option ? "option" : "ack", start + 1, at);
  }

  /** A request, an identification, or one with a telegram behind it. */
  private void slash() {
    int start = at;
    int end = find(at, Ascii.CR, Ascii.LF, Ascii.SOH);
    String line = new String(octets, start, end - start, StandardCharsets.ISO_8859_1);
    boolean request = line.startsWith("/?") || line.endsWith("!");
    boolean identification = Identification.parse(line).isPresent();
    at = end;
    word(request ? "request" : identification ? "identification" : "noise", start, end);
    int data = end;
    while (data < octets.length && (octets[data] == Ascii.CR || octets[data] == Ascii.LF)) {
      data++;
    }
    boolean bare = data < octets.length && octets[data] != Ascii.STX && octets[data] != '/';
    if (identification && !request && bare && octets[data] != Ascii.SOH) {
      at = data;
      telegram(start);
    }
  }

  private void telegram(int slash) {
    int start = at;
    int bang = endMark(start);
    if (bang == octets.length) {
      pieces.add(new Piece.Text(start, octets, start, bang, Proof.CUT_OFF, true));
      at = bang;
      return;
    }
    int digits = bang + 1;
    while (digits < octets.length
        && digits - bang <= CRC_DIGITS
        && Character.digit(octets[digits], 16) >= 0) {
      digits++;
    }
    pieces.add(new Piece.Text(start, octets, start, bang + 1, crc(slash, bang + 1, digits), true));
    at = digits;
  }

  private Proof crc(int from, int digits, int to) {
    if (digits == to) {
      return Proof.NONE;
    }
    String text = new String(octets, digits, to - digits, StandardCharsets.ISO_8859_1);
    int crc = Integer.parseInt(text, 16);
    boolean right =
        Crc16.ARC.of(octets, from, digits) == crc || Crc16.X25.of(octets, from, digits) == crc;
    return right ? Proof.CRC_RIGHT : Proof.CRC_WRONG;
  }

  /** The exclamation mark at the place of a name, or the end. */
  private int endMark(int from) {
    for (int i = from; i < octets.length; i++) {
      boolean name = i == from || octets[i - 1] == '\n' || octets[i - 1] == '\r';
      if (octets[i] == '!' && (name || octets[i - 1] == ')')) {
        return i;
      }
    }
    return octets.length;
  }

  /** A text without a frame, up to its end mark or to what has a frame. */
  private void bare() {
    int start = at;
    int frame = find(at, Ascii.STX, Ascii.SOH, Ascii.ACK, Ascii.NAK);
    int end = Math.min(frame, Math.min(octets.length, endMark(start) + 1));
    boolean brackets = find(start, '(') < end;
    at = Math.max(end, start + 1);
    if (brackets) {
      pieces.add(new Piece.Text(start, octets, start, end, Proof.NONE, true));
    } else {
      word("noise", start, at);
    }
  }
}
