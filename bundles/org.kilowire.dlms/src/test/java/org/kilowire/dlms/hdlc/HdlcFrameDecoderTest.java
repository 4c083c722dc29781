// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.Vectors;
import org.kilowire.dlms.Vectors.Vector;
import org.kilowire.dlms.datalink.Sessions;

final class HdlcFrameDecoderTest {

  private static final Octets SNRM = Octets.ofHex("7EA0070321930F017E");
  private static final Octets DATA = Octets.ofHex("7EA00F21033046D5E6E7000021046F7E7E");
  private static final Octets FLAGS = Octets.ofHex("7EA00D21033030EC7E7E7E7E66637E");

  static Stream<Vector> vectors() {
    return Vectors.read("hdlc/frames.txt");
  }

  static Stream<Vector> wholeFrames() {
    return vectors().filter(v -> !v.expected().startsWith("hdlc-"));
  }

  private static String said(Decoded<HdlcFrameView> found) {
    if (found instanceof Decoded.Malformed<HdlcFrameView> malformed) {
      return malformed.reason().code();
    }
    if (found instanceof Decoded.Complete<HdlcFrameView> complete) {
      Frames.Frame frame = Frames.Frame.of(complete.value());
      String text =
          "%s %02X %s %s %s %s"
              .formatted(
                  frame.kind(),
                  frame.control(),
                  parts(frame.destination()),
                  parts(frame.source()),
                  frame.segmented() ? "yes" : "no",
                  frame.info());
      return text.strip();
    }
    return "more";
  }

  private static String parts(HdlcAddress address) {
    return address.upper() + "/" + address.lower() + "/" + address.octets();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void decodes_vector(Vector vector) {
    ByteBuffer in = vector.octets().buffer();
    assertThat(said(new HdlcFrameDecoder().decode(in))).isEqualTo(vector.expected());
    assertThat(in.position()).isZero();
  }

  @ParameterizedTest
  @MethodSource("wholeFrames")
  void refuses_every_prefix(Vector vector) {
    for (int length = 0; length < vector.octets().length(); length++) {
      ByteBuffer prefix = vector.octets().slice(0, length).buffer();
      assertThat(said(new HdlcFrameDecoder().decode(prefix)))
          .as("%d octets", length)
          .isEqualTo("more");
    }
  }

  @ParameterizedTest
  @MethodSource("wholeFrames")
  void encodes_vector(Vector vector) {
    HdlcFrameDecoder decoder = new HdlcFrameDecoder();
    var found = (Decoded.Complete<HdlcFrameView>) decoder.decode(vector.octets().buffer());
    Frames.Frame frame = Frames.Frame.of(found.value());
    boolean plain = !vector.toString().contains("without") && !vector.toString().contains("many");
    byte[] again =
        frame.info().isEmpty()
            ? Frames.bare(frame.destination(), frame.source(), frame.control())
            : Frames.with(
                frame.destination(),
                frame.source(),
                frame.control(),
                frame.segmented(),
                frame.info());
    assertThat(plain ? Octets.of(again) : vector.octets()).isEqualTo(vector.octets());
  }

  @Test
  void frames_stand_back_to_back_with_two_flags_or_one() {
    assertThat(Frames.in(Octets.ofHex("" + SNRM + DATA + FLAGS))).hasSize(3);
    String shared = SNRM.toString() + DATA.toString().substring(2) + FLAGS.toString().substring(2);
    assertThat(Frames.in(Octets.ofHex(shared))).hasSize(3);
  }

  /** Flag, format, addresses of one octet each, control, HCS: the length is proven by eight. */
  @Test
  void what_a_frame_lacks_is_known_as_soon_as_its_header_is_there() {
    HdlcFrameDecoder decoder = new HdlcFrameDecoder();
    for (int length = 0; length < DATA.length(); length++) {
      assertThat(decoder.next(DATA.slice(0, length).buffer()))
          .isEqualTo(HdlcFrameDecoder.Found.MORE);
      assertThat(decoder.missing()).isEqualTo(length < 8 ? 0 : DATA.length() - length);
    }
    assertThat(decoder.next(DATA.buffer())).isEqualTo(HdlcFrameDecoder.Found.FRAME);
    assertThat(decoder.missing()).isZero();
  }

  @Test
  void garbage_is_passed_over() {
    assertThat(Frames.in(Octets.ofHex("0D0A" + SNRM + "55AA" + DATA + "00" + FLAGS))).hasSize(3);
    assertThat(Frames.in(Octets.ofHex("7EA7" + SNRM))).hasSize(1);
    assertThat(Frames.in(Octets.ofHex("7EA0" + SNRM + "7EAF" + DATA))).hasSize(2);
    assertThat(Frames.in(Octets.ofHex("7EA8" + SNRM.slice(1, 9) + DATA))).hasSize(1);
  }

  @Test
  void a_frame_that_lost_octets_does_not_swallow_the_next() {
    Octets cut = Octets.ofHex(DATA.slice(0, 10) + "" + DATA.slice(12, 17));
    assertThat(Frames.in(Octets.ofHex("" + cut + SNRM + SNRM))).hasSize(2);
  }

  @Test
  void a_broken_frame_of_trusted_length_is_passed_over_whole() {
    byte[] outer =
        Frames.with(Peer.CLIENT, Peer.SERVER, 0x30, false, Octets.ofHex("E6E700" + SNRM));
    outer[outer.length - 2] ^= 1;
    assertThat(Frames.in(Octets.of(outer))).isEmpty();
  }

  @Test
  void a_message_names_both_sequences_and_the_octets() {
    var found = new HdlcFrameDecoder().decode(Octets.ofHex("7EA0070321930F027E").buffer());
    assertThat(((Decoded.Malformed<HdlcFrameView>) found).detail())
        .isEqualTo("FCS 0F02, expected 0F01, in 7EA0070321930F027E");
    byte[] broken = Frames.with(Peer.CLIENT, Peer.SERVER, 0x30, false, Octets.of(new byte[90]));
    broken[6] ^= 1;
    found = new HdlcFrameDecoder().decode(ByteBuffer.wrap(broken));
    assertThat(((Decoded.Malformed<HdlcFrameView>) found).detail())
        .matches("HCS [0-9A-F]{4}, expected [0-9A-F]{4}, in 7EA06[0-9A-F]{59}\\.\\.\\.");
  }

  @Test
  void every_split_of_a_stream_gives_the_same_frames() {
    Octets stream =
        Octets.ofHex("0D" + SNRM + DATA + "7E7E" + FLAGS.slice(1, 15) + SNRM.slice(1, 9));
    List<Frames.Frame> whole = Frames.in(stream);
    assertThat(whole).hasSize(4);
    for (int first = 0; first <= stream.length(); first++) {
      for (int second = first; second <= stream.length(); second++) {
        assertThat(split(stream, first, second)).as("%d, %d", first, second).isEqualTo(whole);
      }
    }
  }

  private static List<Frames.Frame> split(Octets stream, int first, int second) {
    ByteBuffer in = ByteBuffer.allocate(stream.length()).flip();
    HdlcFrameDecoder decoder = new HdlcFrameDecoder();
    List<Frames.Frame> frames = new ArrayList<>();
    int[] cuts = {0, first, second, stream.length()};
    for (int i = 0; i < 3; i++) {
      in.compact().put(stream.slice(cuts[i], cuts[i + 1]).toArray()).flip();
      HdlcFrameDecoder.Found found = decoder.next(in);
      while (found != HdlcFrameDecoder.Found.MORE) {
        if (found == HdlcFrameDecoder.Found.FRAME) {
          frames.add(Frames.Frame.of(decoder.view()));
        }
        found = decoder.next(in);
      }
    }
    return frames;
  }

  @Test
  void one_to_three_flipped_bits_are_always_found() {
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] frame = (seed % 2 == 0 ? DATA : FLAGS).toArray();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        frame[1 + random.nextInt(frame.length - 2)] ^= (byte) (1 << random.nextInt(8));
      }
      List<Frames.Frame> found = Frames.in(Octets.of(frame));
      boolean same = Octets.of(frame).equals(seed % 2 == 0 ? DATA : FLAGS);
      assertThat(found).as("seed %d", seed).hasSize(same ? 1 : 0);
    }
  }

  @Test
  void noise_never_throws_and_is_always_got_over() {
    for (int seed = 0; seed < 20_000; seed++) {
      byte[] noise = new byte[64];
      Random random = new Random(seed);
      random.nextBytes(noise);
      for (int i = 0; i < 8; i++) {
        noise[random.nextInt(64)] = 0x7E;
        noise[random.nextInt(64)] = (byte) (0xA0 | random.nextInt(8));
      }
      ByteBuffer in = ByteBuffer.wrap(noise);
      HdlcFrameDecoder decoder = new HdlcFrameDecoder();
      int position = -1;
      while (decoder.next(in) != HdlcFrameDecoder.Found.MORE) {
        assertThat(in.position()).as("seed %d", seed).isGreaterThan(position);
        position = in.position();
      }
    }
  }

  @Test
  void meters_push_frames_are_what_their_descriptions_say() throws IOException {
    int good = 0;
    try (Stream<Path> files = Files.list(Sessions.folder("meters"))) {
      for (Path log :
          files.filter(f -> f.toString().matches(".*hdlc_[^.]*(?<!_decoded)\\.log")).toList()) {
        String hex = Files.readString(log).replaceAll("[^0-9A-Fa-f]", "");
        Path description = Path.of(log.toString().replace(".log", "_decoded.log"));
        boolean intact = !Files.readString(description).contains("(FAIL)");
        List<Frames.Frame> frames = Frames.in(Octets.ofHex(hex));
        assertThat(frames).as(log.toString()).hasSize(intact ? 1 : 0);
        good += frames.size();
        for (Frames.Frame frame : frames) {
          assertThat(frame.kind()).isEqualTo(FrameKind.UI);
          assertThat(frame.info().slice(0, 3)).hasToString("E6E700");
        }
      }
    }
    assertThat(good).isPositive();
  }

  @Test
  void reading_frames_allocates_nothing() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (int i = 0; i < 1_000; i++) {
      stream.writeBytes(DATA.toArray());
    }
    ByteBuffer in = ByteBuffer.wrap(stream.toByteArray());
    HdlcFrameDecoder decoder = new HdlcFrameDecoder();
    long sum = read(decoder, in);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    sum += read(decoder, in.rewind());
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(sum).isEqualTo(2 * 1_000 * (6L + 17 - 2));
    assertThat(allocated).isLessThan(1_000);
  }

  private static long read(HdlcFrameDecoder decoder, ByteBuffer in) {
    long sum = 0;
    while (decoder.next(in) == HdlcFrameDecoder.Found.FRAME) {
      HdlcFrameView view = decoder.view();
      boolean ours = view.isTo(Peer.CLIENT) && !view.isFrom(Peer.SERVER);
      sum += ours && view.kind() == FrameKind.I ? view.infoLength() + view.length() : 0;
    }
    return sum;
  }
}
