// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.datalink.ApduHandler;

/** The secondary stations of one line, with clients played by hand. */
final class HdlcServerTest {

  /** Answers each request with its own octets behind the device's number; FF gets no answer. */
  private static final class Device implements ApduHandler {
    private final int number;
    private int requests;
    private int resets;

    Device(int number) {
      this.number = number;
    }

    @Override
    public ByteBuffer respond(ByteBuffer apdu) {
      requests++;
      boolean silent = apdu.get(apdu.position()) == (byte) 0xFF;
      ByteBuffer response = ByteBuffer.allocate(1 + apdu.remaining()).put((byte) number).put(apdu);
      return silent ? ByteBuffer.allocate(0) : response.flip();
    }

    @Override
    public void reset() {
      resets++;
    }
  }

  private static final int SNRM = 0x93;
  private static final int DISC = 0x53;
  private static final int UA = 0x73;
  private static final int DM = 0x1F;
  private static final int FRMR = 0x97;
  private static final HdlcAddress CLIENT = HdlcAddress.client(16);
  private static final HdlcAddress FIRST = HdlcAddress.server(1, 17);
  private static final HdlcAddress SECOND = HdlcAddress.server(1, 18);
  private static final Octets REQUEST = Octets.ofHex("E6E600C001");

  private final Map<Integer, Device> devices =
      new HashMap<>(Map.of(17, new Device(17), 18, new Device(18)));
  private HdlcServer server = server(0);
  private Step step = server.begin(0);
  private long now;

  private HdlcServer server(long inactivity) {
    return new HdlcServer(
        new HdlcServerSettings(HdlcParameters.of(128, 3), inactivity, 100, 1_000),
        (client, logical, physical) ->
            logical == 1 ? Optional.ofNullable(devices.get(physical)) : Optional.empty());
  }

  private List<Frames.Frame> hears(byte[] octets) {
    step = server.received(ByteBuffer.wrap(octets), ++now);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    while (step instanceof Step.Send send) {
      said.writeBytes(Octets.copyOf(send.octets()).toArray());
      step = server.sent(now);
    }
    return Frames.in(Octets.of(said.toByteArray()));
  }

  private int[] controls(byte[] octets) {
    return hears(octets).stream().mapToInt(Frames.Frame::control).toArray();
  }

  private static byte[] bare(HdlcAddress to, int control) {
    return Frames.bare(to, CLIENT, control);
  }

  private static byte[] i(HdlcAddress to, int ns, int nr, Octets info) {
    return Frames.with(to, CLIENT, FrameKind.information(ns, nr, true), false, info);
  }

  private static int rr(int nr) {
    return 0x11 | nr << 5;
  }

  @Test
  void addresses_nobody_has_and_broadcasts_are_met_with_silence() {
    for (HdlcAddress nobody :
        List.of(
            HdlcAddress.server(1, 19),
            HdlcAddress.server(2, 17),
            HdlcAddress.server(1, HdlcAddress.ALL_STATION_7),
            new HdlcAddress(HdlcAddress.ALL_STATION_14, 17, 4))) {
      assertThat(controls(bare(nobody, SNRM))).as(nobody.toString()).isEmpty();
    }
    assertThat(controls(Frames.bare(FIRST, HdlcAddress.server(1, 5), SNRM))).isEmpty();
    assertThat(server.counters().foreign()).isEqualTo(5);
  }

  @Test
  void without_a_link_there_is_dm() {
    assertThat(controls(bare(FIRST, rr(0)))).containsExactly(DM);
    assertThat(controls(i(FIRST, 0, 0, REQUEST))).containsExactly(DM);
    assertThat(controls(bare(FIRST, DISC))).containsExactly(DM);
    assertThat(devices.get(17).requests).isZero();
  }

  @Test
  void links_are_bounded_and_those_that_are_over_make_room() {
    for (int physical = 0; physical < 2_000; physical++) {
      devices.put(physical, new Device(1));
      HdlcAddress device = new HdlcAddress(1, physical, 4);
      assertThat(controls(bare(device, rr(0)))).containsExactly(DM);
      assertThat(controls(bare(device, SNRM))).hasSize(physical < 1_024 ? 1 : 0);
    }
    hears(bare(new HdlcAddress(1, 5, 4), DISC));
    assertThat(controls(bare(new HdlcAddress(1, 1_999, 4), SNRM))).containsExactly(UA);
  }

  @Test
  void ua_names_the_sizes_that_hold() {
    Octets proposal = ParameterFieldTest.field(new HdlcParameters(62, 2030, 7, 1));
    Frames.Frame ua = hears(Frames.with(FIRST, CLIENT, SNRM, false, proposal)).get(0);
    assertThat(ua.control()).isEqualTo(UA);
    assertThat(ua.info()).isEqualTo(ParameterFieldTest.field(new HdlcParameters(128, 62, 1, 3)));
    assertThat(ua.source()).isEqualTo(FIRST);
    assertThat(ua.destination()).isEqualTo(CLIENT);
  }

  @Test
  void an_answer_comes_from_the_address_as_it_was_written() {
    HdlcAddress wide = new HdlcAddress(1, 17, 4);
    assertThat(hears(bare(wide, SNRM)).get(0).source()).isEqualTo(wide);
    assertThat(hears(bare(FIRST, SNRM)).get(0).source()).isEqualTo(FIRST);
  }

  @Test
  void devices_on_one_line_keep_their_own_numbers() {
    hears(bare(FIRST, SNRM));
    hears(bare(SECOND, SNRM));
    assertThat(hears(i(FIRST, 0, 0, REQUEST)).get(0).info()).hasToString("E6E70011C001");
    assertThat(hears(i(SECOND, 0, 0, REQUEST)).get(0).info()).hasToString("E6E70012C001");
    assertThat(controls(i(FIRST, 1, 1, REQUEST))).containsExactly(0x52);
    assertThat(controls(i(SECOND, 1, 1, REQUEST))).containsExactly(0x52);
  }

  @Test
  void two_clients_of_a_device_have_links_of_their_own() {
    hears(bare(FIRST, SNRM));
    assertThat(controls(i(FIRST, 0, 0, REQUEST))).containsExactly(0x30);
    HdlcAddress other = HdlcAddress.client(1);
    assertThat(controls(Frames.with(FIRST, other, 0x10, false, REQUEST))).containsExactly(DM);
  }

  @Test
  void an_answer_is_repeated_until_it_is_acknowledged_and_its_request_not_executed_again() {
    hears(bare(FIRST, SNRM));
    assertThat(controls(i(FIRST, 0, 0, REQUEST))).containsExactly(0x30);
    assertThat(controls(bare(FIRST, rr(0)))).containsExactly(0x30);
    assertThat(controls(i(FIRST, 0, 0, REQUEST))).containsExactly(0x30);
    assertThat(controls(i(FIRST, 1, 0, REQUEST))).containsExactly(0x30); // the answer comes first
    assertThat(controls(bare(FIRST, rr(1)))).containsExactly(rr(1));
    assertThat(devices.get(17).requests).isEqualTo(1);
    assertThat(server.counters().retransmitted()).isEqualTo(3);
    assertThat(server.counters().outOfSequence()).isEqualTo(1);
  }

  @Test
  void a_request_without_an_answer_is_acknowledged() {
    hears(bare(FIRST, SNRM));
    assertThat(controls(i(FIRST, 0, 0, Octets.ofHex("E6E600FF")))).containsExactly(rr(1));
  }

  @Test
  void a_client_that_is_not_ready_is_not_sent_data() {
    hears(bare(FIRST, SNRM));
    assertThat(controls(i(FIRST, 0, 0, REQUEST))).containsExactly(0x30);
    assertThat(controls(bare(FIRST, 0x15))).containsExactly(rr(1));
    assertThat(controls(bare(FIRST, rr(0)))).containsExactly(0x30);
  }

  @Test
  void windows_and_segments_go_both_ways() {
    hears(Frames.with(FIRST, CLIENT, SNRM, false, ParameterFieldTest.field(sizes(16, 3))));
    Octets part = Octets.ofHex("00112233445566778899AABBCCDDEEFF");
    byte[] start =
        Frames.with(FIRST, CLIENT, 0x00, true, Octets.ofHex("E6E600" + part.slice(3, 16)));
    assertThat(controls(start)).isEmpty();
    assertThat(controls(Frames.with(FIRST, CLIENT, 0x12, true, part))).containsExactly(rr(2));
    List<Frames.Frame> answer = hears(i(FIRST, 2, 0, part));
    assertThat(answer.stream().mapToInt(Frames.Frame::control)).containsExactly(0x60, 0x62, 0x74);
    assertThat(controls(bare(FIRST, rr(1)))).containsExactly(0x62, 0x64, 0x76);
    assertThat(controls(bare(FIRST, rr(4)))).containsExactly(rr(3));
    assertThat(Frames.apdus(answer)).isEmpty();
  }

  private static HdlcParameters sizes(int info, int window) {
    return HdlcParameters.of(info, window);
  }

  @Test
  void what_cannot_be_taken_is_rejected_until_the_link_is_set_up_anew() {
    Octets tooLong = Octets.of(new byte[129]);
    Octets noLlc = Octets.ofHex("010203");
    for (byte[] wrong :
        List.of(
            bare(FIRST, 0x19), // REJ
            i(FIRST, 0, 0, tooLong),
            i(FIRST, 0, 0, noLlc),
            i(FIRST, 0, 3, REQUEST))) {
      assertThat(controls(bare(FIRST, SNRM))).containsExactly(UA);
      Frames.Frame frmr = hears(wrong).get(0);
      assertThat(frmr.control()).isEqualTo(FRMR);
      assertThat(frmr.info().length()).isEqualTo(3);
      assertThat(controls(i(FIRST, 0, 0, REQUEST))).containsExactly(FRMR);
    }
    assertThat(controls(bare(FIRST, SNRM))).containsExactly(UA);
    assertThat(controls(i(FIRST, 0, 0, REQUEST))).containsExactly(0x30);
    assertThat(devices.get(17).requests).isEqualTo(1);
  }

  @Test
  void a_request_beyond_the_bound_is_rejected() {
    hears(bare(FIRST, SNRM));
    Octets part = Octets.of(new byte[128]);
    Octets first = Octets.ofHex("E6E600" + part.slice(3, 128));
    hears(Frames.with(FIRST, CLIENT, 0x10, true, first));
    int[] last = {};
    for (int ns = 1; ns < 8; ns++) {
      last = controls(Frames.with(FIRST, CLIENT, 0x10 | ns << 1, true, part));
    }
    assertThat(last).containsExactly(FRMR);
  }

  @Test
  void wrong_sizes_in_snrm_are_refused() {
    Octets broken = Octets.ofHex("8180030502");
    assertThat(controls(Frames.with(FIRST, CLIENT, SNRM, false, broken))).containsExactly(DM);
  }

  @Test
  void the_device_hears_of_every_beginning_and_end_of_a_link() {
    Device device = devices.get(17);
    hears(bare(FIRST, SNRM));
    assertThat(device.resets).isEqualTo(1);
    assertThat(controls(bare(FIRST, DISC))).containsExactly(UA);
    assertThat(device.resets).isEqualTo(2);
    assertThat(controls(bare(FIRST, DISC))).containsExactly(DM);
    assertThat(device.resets).isEqualTo(2);
    hears(bare(FIRST, SNRM));
    assertThat(server.lost(new LinkException("closed"), now)).isInstanceOf(Step.Done.class);
    assertThat(device.resets).isEqualTo(4);
  }

  @Test
  void a_link_that_is_silent_for_too_long_is_over() {
    server = server(10_000);
    server.begin(0);
    hears(bare(FIRST, SNRM));
    now += 6_000;
    hears(bare(SECOND, SNRM));
    assertThat(step).isEqualTo(new Step.Await(10_001));
    now = 10_001;
    step = server.elapsed(now);
    assertThat(step).isEqualTo(new Step.Await(16_002));
    assertThat(controls(bare(FIRST, rr(0)))).containsExactly(DM);
    assertThat(controls(bare(SECOND, rr(0)))).containsExactly(rr(0));
  }

  @Test
  void a_frame_that_stops_in_the_middle_does_not_swallow_the_next() {
    hears(bare(FIRST, SNRM));
    byte[] request = i(FIRST, 0, 0, Octets.ofHex("E6E600" + "00".repeat(60)));
    assertThat(controls(Arrays.copyOf(request, 30))).isEmpty();
    assertThat(step).isEqualTo(new Step.Await(now + 100));
    now += 100;
    step = server.elapsed(now);
    assertThat(controls(bare(FIRST, rr(0)))).containsExactly(rr(0));
  }

  @Test
  void requests_that_come_together_are_all_answered() {
    hears(bare(FIRST, SNRM));
    hears(bare(SECOND, SNRM));
    ByteArrayOutputStream together = new ByteArrayOutputStream();
    together.writeBytes(i(FIRST, 0, 0, REQUEST));
    together.writeBytes(i(SECOND, 0, 0, REQUEST));
    together.writeBytes(bare(FIRST, rr(1)));
    assertThat(controls(together.toByteArray())).containsExactly(0x30, 0x30, rr(1));
  }

  @Test
  void a_flood_is_bounded_and_survived() {
    hears(bare(FIRST, SNRM));
    byte[] poll = bare(FIRST, rr(0));
    ByteBuffer flood = ByteBuffer.allocate(poll.length * 10_000);
    while (flood.hasRemaining()) {
      flood.put(poll);
    }
    assertThat(controls(flood.array())).hasSizeBetween(3_000, 4_000);
    assertThat(controls(poll)).containsExactly(rr(0));
  }

  @Test
  void an_unnumbered_frame_gets_no_answer() {
    hears(bare(FIRST, SNRM));
    assertThat(controls(Frames.with(FIRST, CLIENT, 0x13, false, REQUEST))).isEmpty();
    assertThat(server.counters().unnumberedInformation()).isEqualTo(1);
    assertThat(server.result()).isNull();
  }
}
