// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

final class CaptureFileProperties {

  private static byte[] any(Random random) {
    ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    if (random.nextInt(4) == 0) {
      return PcapTest.file(order, random.nextBoolean() ? 0xA1B2C3D4 : 0xA1B23C4D, 1);
    }
    PcapngFile file = new PcapngFile(order).interfaceOf("x", 1, random.nextInt(256), 0);
    for (int i = 0; i < 6; i++) {
      byte[] frame = new byte[random.nextInt(50)];
      random.nextBytes(frame);
      switch (random.nextInt(4)) {
        case 0 -> file.packet(random.nextInt(2), random.nextLong(), frame, frame.length);
        case 1 -> file.obsoletePacket(random.nextInt(2), random.nextLong(), frame);
        case 2 -> file.simplePacket(frame.length, frame);
        default -> file.interfaceOf("y", 1, random.nextInt(256), random.nextLong());
      }
    }
    return file.octets();
  }

  @Property(tries = 300)
  void a_prefix_gives_the_first_frames(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] file = any(random);
    List<String> whole = CaptureText.read(file);
    List<String> part = CaptureText.read(Arrays.copyOf(file, random.nextInt(file.length)));
    assertThat(part.subList(0, part.size() - 1))
        .as("seed %d", seed)
        .isEqualTo(whole.subList(0, part.size() - 1));
  }

  @Property(tries = 500)
  void flipped_bits_never_throw(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] file = any(random);
    for (int i = 0; i < 3; i++) {
      file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
    }
    CaptureFileFuzz.fuzzerTestOneInput(file);
    assertThat(file).isNotEmpty();
  }

  @Property(tries = 300)
  void any_octets_never_throw(@ForAll @Size(max = 100) byte[] octets, @ForAll boolean ng) {
    byte[] start =
        Arrays.copyOf(
            ng
                ? new PcapngFile(ByteOrder.BIG_ENDIAN).octets()
                : PcapTest.file(ByteOrder.BIG_ENDIAN, 0xA1B2C3D4, 1),
            ng ? 32 : 24);
    byte[] file = Arrays.copyOf(start, start.length + octets.length);
    System.arraycopy(octets, 0, file, start.length, octets.length);
    CaptureFileFuzz.fuzzerTestOneInput(file);
    CaptureFileFuzz.fuzzerTestOneInput(octets);
    assertThat(file).startsWith(start);
  }
}
