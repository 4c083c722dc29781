// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.Vectors;
import org.kilowire.dlms.Vectors.Vector;

final class WpduReaderTest {

  static Stream<Vector> vectors() {
    return Vectors.read("wrapper/wpdu.txt");
  }

  private static WpduReader reader(int maxLength) {
    return new WpduReader(
        maxLength,
        false,
        new WpduCounts(),
        (source, destination) -> source == 1 && destination == 16);
  }

  private static String read(WpduReader reader, ByteBuffer in) {
    WpduReader.Found found = reader.read(in);
    return found == WpduReader.Found.WPDU
        ? Octets.copyOf(reader.apdu()).toString()
        : found.toString();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void decodes_vector(Vector vector) {
    assertThat(read(reader(300), vector.octets().buffer())).isEqualTo(vector.expected());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void refuses_every_prefix(Vector vector) {
    boolean broken = vector.expected().contains("_");
    int whole = broken ? Wpdu.HEADER_LENGTH : vector.octets().length();
    for (int length = 0; length < whole; length++) {
      String found = read(reader(300), vector.octets().slice(0, length).buffer());
      assertThat(found).as("%d octets", length).isEqualTo("MORE");
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void every_split_gives_the_same(Vector vector) {
    int length = vector.octets().length();
    for (int first = 0; first <= length; first++) {
      for (int second = first; second <= length; second++) {
        WpduReader reader = reader(300);
        String found = read(reader, vector.octets().slice(0, first).buffer());
        if (found.equals("MORE")) {
          found = read(reader, vector.octets().slice(first, second).buffer());
        }
        if (found.equals("MORE")) {
          found = read(reader, vector.octets().slice(second, length).buffer());
        }
        assertThat(found).as("%d, %d", first, second).isEqualTo(vector.expected());
      }
    }
  }

  @Test
  void encodes_vector() {
    ByteBuffer target = ByteBuffer.allocate(64);
    Arrays.fill(target.array(), (byte) 0xA5);
    ByteBuffer apdu = Octets.ofHex("C40141000600000001").buffer();
    ByteBuffer written = Wpdu.write(target, 1, 16, apdu);
    assertThat(written).isSameAs(target);
    assertThat(Octets.copyOf(written)).hasToString("0001000100100009C40141000600000001");
    assertThat(apdu.remaining()).isEqualTo(9);
  }

  @Test
  void round_trips_every_length_and_grows_its_buffers() {
    ByteBuffer target = ByteBuffer.allocate(0);
    WpduReader reader = reader(0xFFFF);
    for (int length : new int[] {0, 1, 7, 8, 255, 256, 257, 1_000, 8_000, 65_535}) {
      byte[] apdu = new byte[length];
      new Random(length).nextBytes(apdu);
      target = Wpdu.write(target, 1, 16, ByteBuffer.wrap(apdu));
      assertThat(reader.read(target)).as("%d", length).isEqualTo(WpduReader.Found.WPDU);
      assertThat(reader.apdu()).as("%d", length).isEqualTo(ByteBuffer.wrap(apdu));
    }
    ByteBuffer tooLong = ByteBuffer.allocate(65_536);
    assertThatThrownBy(() -> Wpdu.write(ByteBuffer.allocate(0), 1, 16, tooLong))
        .hasMessageContaining("65536");
  }

  @Test
  void noise_never_throws() {
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] noise = new byte[40];
      random.nextBytes(noise);
      if (random.nextBoolean()) {
        System.arraycopy(new byte[] {0, 1, 0, 1, 0, 16, 0}, 0, noise, 0, 7);
      }
      ByteBuffer in = ByteBuffer.wrap(noise);
      WpduReader reader = reader(300);
      while (in.hasRemaining()) {
        int position = in.position();
        reader.read(in);
        assertThat(in.position()).as("seed %d", seed).isGreaterThan(position);
      }
    }
  }
}
