// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import java.util.ArrayList;
import java.util.List;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;

/** APDUs of IEC 61850-9-1 as values, both ways; {@link Apdu91View} is the quick way in. */
public final class Apdu91Codec {

  private static final int SHORT_LENGTH = 0x7F;
  private static final int LENGTH_OCTETS = 2;

  private Apdu91Codec() {}

  /**
   * Reads the APDU at the beginning of {@code octets}; others may follow it.
   *
   * @param described layouts of private data sets
   * @return never {@link Decoded.NeedMore}: a frame is whole, or it is wrong
   */
  public static Decoded<Apdu91> decode(Octets octets, List<AsduLayout> described) {
    Apdu91View view = new Apdu91View(described);
    if (!view.wrap(octets.toArray(), 0, octets.length())) {
      return new Decoded.Malformed<>(view.reason(), view.detail(), Math.max(1, octets.length()));
    }
    return new Decoded.Complete<>(apdu(view), view.end());
  }

  /** The APDU that a view has found whole. */
  public static Apdu91 apdu(Apdu91View view) {
    List<Asdu91> asdus = new ArrayList<>(view.count());
    for (int i = 0; i < view.count(); i++) {
      asdus.add(AsduCodec.decode(view.asdu(i)));
    }
    return new Apdu91(asdus);
  }

  /** How many octets an APDU takes. */
  public static int length(Apdu91 apdu) {
    int body = body(apdu);
    return 1 + lengthOctets(body) + body;
  }

  /**
   * Writes an APDU, whose {@link #length} must be there.
   *
   * @return where it ends
   */
  public static int encode(Apdu91 apdu, byte[] target, int at) {
    target[at] = (byte) Apdu91View.TAG;
    int next = length(body(apdu), target, at + 1);
    BigEndianWords.put(target, next, apdu.asdus().size());
    next += Apdu91View.COUNT_OCTETS;
    for (Asdu91 asdu : apdu.asdus()) {
      next = AsduCodec.encode(asdu, target, next, asdu.layout().length() - LENGTH_OCTETS);
    }
    return next;
  }

  /** The APDU in octets of its own. */
  public static Octets encode(Apdu91 apdu) {
    byte[] octets = new byte[length(apdu)];
    encode(apdu, octets, 0);
    return Octets.of(octets);
  }

  private static int body(Apdu91 apdu) {
    return Apdu91View.COUNT_OCTETS
        + apdu.asdus().stream().mapToInt(one -> one.layout().length()).sum();
  }

  private static int lengthOctets(int body) {
    return body <= SHORT_LENGTH ? 1 : body <= 0xFF ? 2 : 3;
  }

  private static int length(int body, byte[] target, int at) {
    int octets = lengthOctets(body);
    if (octets > 1) {
      target[at] = (byte) (0x80 + octets - 1);
    }
    if (octets == 3) {
      target[at + 1] = (byte) (body >>> 8);
    }
    target[at + octets - 1] = (byte) body;
    return at + octets;
  }
}
