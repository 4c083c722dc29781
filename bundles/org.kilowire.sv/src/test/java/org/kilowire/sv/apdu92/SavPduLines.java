// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.AsduView;

/** APDUs in a line each, as vectors have them, by the getters alone; and APDUs at random. */
final class SavPduLines {

  /** How many sets of optional members there are. */
  static final int OPTIONS = 32;

  private SavPduLines() {}

  static String line(SavPduView view) {
    StringBuilder line = new StringBuilder("security ");
    int at = view.securityAt();
    line.append(view.isSecured() ? octets(view.octets(), at, view.securityEnd() - at) : "-");
    for (int i = 0; i < view.noAsdu(); i++) {
      line.append(" [").append(line(view.asdu(i))).append(']');
    }
    return line.toString();
  }

  static String flags(SavPduView view) {
    int unknown = view.unknownMembers();
    boolean inOrder = true;
    for (int i = 0; i < view.noAsdu(); i++) {
      unknown += view.asdu(i).unknownMembers();
      inOrder &= view.asdu(i).isInOrder();
    }
    return "u%d t%d%s ".formatted(unknown, view.trailing(), inOrder ? "" : " !");
  }

  private static String line(Asdu92View asdu) {
    byte[] apdu = asdu.octets();
    return "%s %s %d/%d %d %s %d %s %s %s %s"
        .formatted(
            text(apdu, asdu.identityOffset(), asdu.identityLength()),
            asdu.hasDatSet() ? text(apdu, asdu.datSetOffset(), asdu.datSetLength()) : "-",
            asdu.smpCnt(),
            Math.min(3, asdu.smpCntLength()),
            asdu.confRev(),
            asdu.hasRefrTm() ? time(asdu) : "-",
            asdu.smpSynch(),
            number(asdu.smpRate()),
            octets(apdu, asdu.sampleOffset(), asdu.sampleLength()),
            number(asdu.smpMod()),
            asdu.hasGmIdentity() ? "%016X".formatted(asdu.gmIdentity()) : "-");
  }

  private static String time(Asdu92View asdu) {
    return "%d+%d/%d".formatted(asdu.refrTmSeconds(), asdu.refrTmFraction(), asdu.refrTmQuality());
  }

  private static String number(int value) {
    return value == AsduView.ABSENT ? "-" : Integer.toString(value);
  }

  private static String octets(byte[] from, int at, int length) {
    return Octets.copyOf(ByteBuffer.wrap(from, at, length)).toString();
  }

  private static String text(byte[] from, int at, int length) {
    return new String(from, at, length, StandardCharsets.ISO_8859_1);
  }

  /** An APDU with any number of ASDUs, 1..16 mostly. */
  static SavPdu any(Random random) {
    int count = 1 + random.nextInt(random.nextInt(20) == 0 ? SavPduView.MAX_ASDU : 16);
    List<Asdu92> asdus = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      asdus.add(any(random, random.nextInt(OPTIONS)));
    }
    return new SavPdu(asdus, security(random));
  }

  private static Optional<Octets> security(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Optional.of(Octets.of((byte) 0x81, (byte) 1, (byte) random.nextInt()));
      case 1 -> Optional.of(Octets.ofHex("A18180" + "00".repeat(128)));
      default -> Optional.empty();
    };
  }

  /**
   * An ASDU at random.
   *
   * @param options a bit for each member that may be absent
   */
  static Asdu92 any(Random random, int options) {
    boolean wide = random.nextInt(4) == 0;
    return new Asdu92(
        text(random, 40),
        (options & 1) == 0 ? Optional.empty() : Optional.of(text(random, 140)),
        random.nextInt(wide ? 0x1000000 : 0x10000),
        wide ? 3 : 2,
        random.nextInt() & 0xFFFF_FFFFL,
        (options & 2) == 0 ? Optional.empty() : Optional.of(time(random)),
        random.nextInt(256),
        optional(random, (options & 4) != 0),
        octets(random, random.nextInt(random.nextInt(8) == 0 ? 200 : 90)),
        optional(random, (options & 8) != 0),
        (options & 16) == 0 ? Optional.empty() : Optional.of(octets(random, 8)));
  }

  private static RefrTm time(Random random) {
    return new RefrTm(
        random.nextInt() & 0xFFFF_FFFFL, random.nextInt(1 << 24), random.nextInt(256));
  }

  private static OptionalInt optional(Random random, boolean there) {
    return there ? OptionalInt.of(random.nextInt(0x10000)) : OptionalInt.empty();
  }

  private static Octets octets(Random random, int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return Octets.of(octets);
  }

  private static String text(Random random, int most) {
    return octets(random, random.nextInt(most)).text(StandardCharsets.ISO_8859_1);
  }
}
