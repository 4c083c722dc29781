// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.Vectors;
import org.kilowire.dlms.Vectors.Vector;

/**
 * Each length of an APDU in any form that BER has, its fields in any order, and others among them.
 */
final class BerFormsTest {

  /** Fields of an AARE and an AARQ that nobody asks for. */
  private static final List<Octets> OPTIONAL =
      List.of(
          Octets.ofHex("80020780"),
          Octets.ofHex("A503040105"),
          Octets.ofHex("A703020101"),
          Octets.ofHex("BD050403444546"));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void do_not_change_what_an_apdu_says(long seed) {
    Random random = new Random(seed);
    for (Vector vector : Vectors.read("acse/acse.txt").toList()) {
      AcseApdu expected = decoded(vector.octets());
      boolean releases = expected instanceof Rlrq || expected instanceof Rlre;
      for (int i = 0; i < 200; i++) {
        Octets form = apdu(vector.octets(), random, releases);
        assertThat(decoded(form)).as("seed %d, %s: %s", seed, vector, form).isEqualTo(expected);
      }
    }
  }

  private static AcseApdu decoded(Octets octets) {
    Decoded<AcseApdu> decoded = AcseApdus.decode(octets.buffer());
    assertThat(decoded).as("%s", octets).isInstanceOf(Decoded.Complete.class);
    assertThat(((Decoded.Complete<AcseApdu>) decoded).length()).isEqualTo(octets.length());
    return ((Decoded.Complete<AcseApdu>) decoded).value();
  }

  private static Octets apdu(Octets usual, Random random, boolean plain) {
    BerReader reader = new BerReader(usual.buffer());
    reader.next();
    List<Octets> fields = elements(reader.contents(), random);
    if (!plain) {
      OPTIONAL.stream().filter(field -> random.nextInt(3) == 0).forEach(fields::add);
      Collections.shuffle(fields, random);
    }
    return element(reader.tag(), joined(fields), random);
  }

  private static List<Octets> elements(ByteBuffer in, Random random) {
    List<Octets> elements = new ArrayList<>();
    BerReader reader = new BerReader(in);
    while (reader.next() == BerReader.Found.ELEMENT) {
      boolean constructed = (reader.tag() & Ber.CONSTRUCTED) != 0;
      Octets contents =
          constructed
              ? joined(elements(reader.contents(), random))
              : Octets.copyOf(reader.contents());
      elements.add(element(reader.tag(), contents, random));
    }
    return elements;
  }

  private static Octets joined(List<Octets> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.forEach(part -> all.writeBytes(part.toArray()));
    return Octets.of(all.toByteArray());
  }

  private static Octets element(int tag, Octets contents, Random random) {
    int length = contents.length();
    int form = random.nextInt((tag & Ber.CONSTRUCTED) != 0 ? 5 : 4);
    ByteBuffer out = ByteBuffer.allocate(length + 8).put((byte) tag);
    if (form == 4) {
      contents.putInto(out.put((byte) 0x80));
      return Octets.copyOf(out.putShort((short) 0).flip());
    }
    if (form == 0 && length < 0x80) {
      out.put((byte) length);
    } else if (form == 1 && length < 0x100) {
      out.put((byte) 0x81).put((byte) length);
    } else if (form == 2) {
      out.put((byte) 0x84).putInt(length);
    } else {
      out.put((byte) 0x82).putShort((short) length);
    }
    contents.putInto(out);
    return Octets.copyOf(out.flip());
  }
}
