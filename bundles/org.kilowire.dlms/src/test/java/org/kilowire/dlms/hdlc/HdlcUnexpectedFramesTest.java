// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.dlms.hdlc.Peer.ANSWER;
import static org.kilowire.dlms.hdlc.Peer.CLIENT;
import static org.kilowire.dlms.hdlc.Peer.QUESTION;
import static org.kilowire.dlms.hdlc.Peer.SERVER;
import static org.kilowire.dlms.hdlc.Peer.bare;
import static org.kilowire.dlms.hdlc.Peer.i;
import static org.kilowire.dlms.hdlc.Peer.response;
import static org.kilowire.dlms.hdlc.Peer.segment;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;

/** Frames of others, of no place and of nobody's asking. */
final class HdlcUnexpectedFramesTest extends UsesHdlcPeer {

  private static final Octets PUSH = Octets.ofHex("0F40000000001105");

  private static boolean takes(ByteBuffer apdu, List<Octets> offered) {
    offered.add(Octets.copyOf(apdu));
    return apdu.get(apdu.position()) == 0x0F;
  }

  @Test
  void frames_under_other_addresses_are_named_and_no_silence() {
    HdlcAddress swapped = new HdlcAddress(17, 1, 2);
    peer.begin(new HdlcLink(SETTINGS).connect());
    for (int i = 0; i < 3; i++) {
      peer.give(Frames.bare(CLIENT, swapped, UA)).silence();
    }
    peer.failed(HdlcReason.OTHER_ADDRESS, "the last from 17/1 to 16: 3");
    HdlcLink link = peer.connected(SETTINGS);
    peer.begin(ask(link)).give(Frames.with(CLIENT, HdlcAddress.server(1, 18), 0x30, false, PUSH));
    peer.silence().silence().silence().failed(HdlcReason.OTHER_ADDRESS, "from 1/18 to 16");
  }

  @Test
  void our_own_echo_is_silence_and_told() {
    peer.begin(new HdlcLink(SETTINGS).connect()).give(Frames.bare(SERVER, CLIENT, SNRM));
    peer.silence().silence().silence();
    peer.failed(HdlcReason.NO_ANSWER, "echoes of our own frames: 1");
  }

  @Test
  void other_addresses_are_taken_by_a_setting_and_counted_but_no_echo() {
    HdlcLink link = new HdlcLink(SETTINGS.withTolerance(true, 0));
    HdlcAddress swapped = new HdlcAddress(17, 1, 2);
    peer.begin(link.connect()).give(Frames.bare(SERVER, CLIENT, UA)).waits();
    peer.give(Frames.bare(CLIENT, swapped, UA)).done();
    peer.begin(ask(link)).give(Frames.with(SERVER, CLIENT, 0x30, false, response(ANSWER))).waits();
    peer.give(Frames.with(CLIENT, new HdlcAddress(17, 1, 4), 0x30, false, response(ANSWER)));
    peer.answered(ANSWER);
    peer.begin(link.disconnect()).give(Frames.bare(CLIENT, HdlcAddress.server(3, 0), UA)).done();
    assertThat(link.counters().otherAddress()).isEqualTo(3);
    assertThat(link.counters().foreign()).isEqualTo(2);
  }

  @Test
  void broken_frames_are_named_and_no_silence() {
    byte[] spoiled = i(0, 1, response(ANSWER));
    spoiled[spoiled.length - 4] ^= 0x40;
    peer.begin(ask(peer.connected(SETTINGS))).give(spoiled).give(spoiled).give(spoiled);
    peer.failed(HdlcReason.BAD_FCS, "frames with a wrong FCS: 3");
    byte[] header = i(0, 1, response(ANSWER));
    header[5] ^= 0x40;
    peer = new Peer();
    peer.begin(ask(peer.connected(SETTINGS))).give(header).silence().silence().silence();
    peer.failed(HdlcReason.BAD_HCS, "headers with a wrong HCS: 1");
    peer = new Peer();
    peer.begin(new HdlcLink(SETTINGS).connect()).give(new byte[20]);
    peer.silence().silence().silence().failed(HdlcReason.GARBAGE, "octets that are no frame: 20");
    peer = new Peer();
    peer.begin(new HdlcLink(SETTINGS).connect()).give(new byte[2]);
    peer.silence().silence().silence().failed(HdlcReason.NO_ANSWER, "octets that are no frame: 2");
  }

  @Test
  void frames_that_have_no_place_are_named_and_no_silence() {
    peer.begin(new HdlcLink(SETTINGS).connect()).give(bare(rr(0)));
    peer.silence().silence().silence().failed(HdlcReason.UNEXPECTED_FRAME, "the last RR");
    peer.begin(ask(peer.connected(SETTINGS))).give(bare(0x19));
    peer.silence().silence().silence().failed(HdlcReason.UNEXPECTED_FRAME, "the last UNKNOWN");
  }

  @Test
  void an_nr_that_never_advances_is_named_and_no_silence() {
    HdlcLink link = peer.connected(SETTINGS);
    byte[] stale = i(0, 0, response(ANSWER));
    peer.begin(ask(link)).give(stale).give(stale).give(stale);
    peer.failed(HdlcReason.NOT_ACKNOWLEDGED);
  }

  @Test
  void an_answer_is_taken_from_the_same_parts_in_four_octets() {
    HdlcLink link = peer.connected(SETTINGS);
    HdlcAddress wide = new HdlcAddress(1, 17, 4);
    peer.begin(ask(link)).give(Frames.with(CLIENT, wide, 0x30, false, response(ANSWER)));
    peer.answered(ANSWER);
  }

  @Test
  void frames_of_others_echoes_and_push_are_passed_over_and_counted() {
    HdlcLink link = peer.connected(SETTINGS);
    peer.begin(ask(link));
    peer.give(Frames.with(SERVER, CLIENT, 0x10, false, Octets.ofHex("E6E600" + QUESTION))).waits();
    HdlcAddress other = HdlcAddress.server(1, 18);
    peer.give(Frames.with(CLIENT, other, 0x30, false, response(ANSWER))).waits();
    peer.give(Frames.with(HdlcAddress.client(32), SERVER, 0x30, false, response(ANSWER))).waits();
    peer.give(Frames.with(CLIENT, SERVER, 0x13, false, response(ANSWER))).waits();
    peer.give(i(0, 1, response(ANSWER))).answered(ANSWER);
    assertThat(link.counters().foreign()).isEqualTo(3);
    assertThat(link.counters().unnumberedInformation()).isEqualTo(1);
  }

  @Test
  void what_comes_unasked_is_offered_and_the_answer_is_asked_for() {
    HdlcLink link = peer.connected(SETTINGS);
    List<Octets> offered = new ArrayList<>();
    peer.begin(link.exchange(QUESTION.buffer(), false, apdu -> takes(apdu, offered)));
    peer.said(0x10).give(i(0, 1, response(PUSH))).said(rr(1));
    peer.give(Frames.with(CLIENT, SERVER, 0x03, false, response(PUSH))).said();
    peer.give(segment(1, 1, true, response(ANSWER))).said(rr(2));
    peer.give(i(2, 1, Octets.ofHex("55"))).answered(Octets.ofHex(ANSWER + "55"));
    assertThat(offered).containsExactly(PUSH, PUSH, Octets.ofHex(ANSWER + "55"));
  }

  @Test
  void what_comes_unasked_before_the_answer_of_the_same_turn_is_offered() {
    HdlcParameters sizes = HdlcParameters.of(128, 2);
    HdlcLink link = new HdlcLink(SETTINGS.withProposed(sizes));
    Octets agreed = Octets.ofHex("8180120501800601800704000000020804" + "00000002");
    peer.begin(link.connect()).give(Frames.with(CLIENT, SERVER, UA, false, agreed)).done();
    List<Octets> offered = new ArrayList<>();
    peer.begin(link.exchange(QUESTION.buffer(), false, apdu -> takes(apdu, offered)));
    peer.said(SNRM, 0x10);
    peer.give(Frames.with(CLIENT, SERVER, 0x20, false, response(PUSH))).said();
    peer.give(i(1, 1, response(ANSWER))).answered(ANSWER);
  }

  @Test
  void foreign_frames_move_no_deadline() {
    HdlcLink link = peer.connected(SETTINGS);
    peer.begin(ask(link));
    byte[] foreign = Frames.bare(HdlcAddress.client(32), SERVER, rr(0));
    peer.pass(Duration.ofSeconds(4).toNanos()).give(foreign);
    assertThat(peer.patience()).isLessThan(Duration.ofSeconds(1).toNanos());
    peer.pass(Duration.ofSeconds(1).toNanos()).said(0x10).give(foreign).said(rr(0));
  }

  @Test
  void an_nr_that_does_not_advance_is_tolerated_where_it_is_known() {
    HdlcLink link = peer.connected(SETTINGS.withQuirks(false, true, true));
    peer.begin(ask(link)).give(i(0, 0, response(ANSWER))).answered(ANSWER);
    peer.begin(ask(link)).give(i(1, 0, response(ANSWER))).answered(ANSWER);
    assertThat(link.counters().staleNr()).isEqualTo(2);
    peer.said(0x10, 0x32).begin(ask(link)).silence().give(bare(rr(0))).give(bare(rr(0)));
    peer.said(0x54, rr(2), rr(2)); // never a request again
  }

  /** As jDLMS's server answers the segments of a request: neither N(R) nor final bit are right. */
  @Test
  void an_rr_that_is_not_final_lets_the_request_go_on_where_that_is_known() {
    Octets question = Octets.of(new byte[300]);
    HdlcLink link = peer.connected(SETTINGS.withQuirks(false, true, true));
    peer.begin(link.exchange(question.buffer(), true)).said(0x10);
    peer.give(bare(rr(0) & ~0x10)).said(0x12).give(bare(rr(1) & ~0x10)).said(0x14);
    peer.give(bare(rr(2) & ~0x10)).said().waits(); // the request is whole: the server's turn
    peer.give(i(0, 2, response(ANSWER))).answered(ANSWER);
    link = peer.connected(SETTINGS);
    peer.begin(link.exchange(question.buffer(), true)).said(0x10);
    peer.give(bare(rr(1) & ~0x10)).said().waits();
  }

  @Test
  void a_stale_nr_acknowledges_only_right_behind_what_was_sent() {
    HdlcSettings sloppy = SETTINGS.withQuirks(false, true, true);
    HdlcLink link = peer.connected(sloppy);
    peer.begin(link.exchange(ByteBuffer.allocate(150), false)).said(0x10);
    peer.give(bare(rr(0))).said(0x12);
    link = peer.connected(sloppy);
    peer.begin(link.exchange(ByteBuffer.allocate(150), false)).said(0x10).silence().said(rr(0));
    peer.give(bare(rr(0))).said(rr(0)); // whether the first half got there is not known
  }

  @Test
  void an_nr_that_does_not_advance_is_no_answer_elsewhere() {
    HdlcLink link = peer.connected(SETTINGS);
    peer.begin(ask(link)).give(i(0, 0, response(ANSWER))).said(0x10, 0x10);
    peer.give(i(0, 1, response(ANSWER))).answered(ANSWER);
  }
}
