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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Step;

/** The client's end, with a server played by hand. Controls are named by their octet. */
final class HdlcLinkTest {

  private static final Duration PAUSE = Duration.ofMillis(300);

  private static final HdlcSettings SETTINGS =
      HdlcSettings.of(16, SERVER).withPatience(Duration.ofSeconds(5), PAUSE, 2);

  private static final int SNRM = 0x93;
  private static final int DISC = 0x53;
  private static final int UA = 0x73;
  private static final int DM = 0x1F;
  private static final int FRMR = 0x97;

  private Peer peer = new Peer();

  private static Conversation<ByteBuffer> ask(HdlcLink link) {
    return link.exchange(QUESTION.buffer(), false);
  }

  private static int rr(int nr) {
    return 0x11 | nr << 5;
  }

  private static int rnr(int nr) {
    return 0x15 | nr << 5;
  }

  @Test
  void default_sizes_are_not_named_unless_the_server_wants_it() {
    peer.begin(new HdlcLink(SETTINGS).connect());
    assertThat(peer.latest().info()).isEqualTo(Octets.EMPTY);
    peer.begin(new HdlcLink(SETTINGS.withQuirks(true, true, false)).connect());
    assertThat(peer.latest().info().toString())
        .isEqualTo("818012050180060180070400000001080400000001");
  }

  @Test
  void sizes_beyond_an_octet_take_two() {
    peer.begin(new HdlcLink(SETTINGS.withProposed(HdlcParameters.of(2030, 7))).connect());
    assertThat(peer.latest().info().toString())
        .isEqualTo("81801405" + "0207EE" + "06" + "0207EE" + "070400000007080400000007");
  }

  @Test
  void the_smaller_size_counts_when_ua_is_asymmetric() {
    HdlcLink link = new HdlcLink(SETTINGS.withProposed(HdlcParameters.of(128, 3)));
    Octets sizes = Octets.ofHex("81800F05018006013E0701010804" + "00000002");
    peer.begin(link.connect()).give(Frames.with(CLIENT, SERVER, UA, false, sizes)).done();
    peer.said(SNRM).begin(link.exchange(ByteBuffer.allocate(150), false));
    assertThat(peer.latest().info().length()).isEqualTo(62);
    peer.said(0x00, 0x12).give(bare(rr(2))).said(0x14);
  }

  @Test
  void sizes_that_ua_does_not_name_are_the_defaults() {
    HdlcLink link = new HdlcLink(SETTINGS.withProposed(HdlcParameters.of(512, 3)));
    Octets sizes = Octets.ofHex("8180040602" + "0200");
    peer.begin(link.connect()).give(Frames.with(CLIENT, SERVER, UA, false, sizes)).done();
    peer.said(SNRM).begin(link.exchange(ByteBuffer.allocate(1_000), false));
    assertThat(peer.latest().info().length()).isEqualTo(512);
    peer.said(0x10);
  }

  @Test
  void ua_with_broken_sizes_is_refused() {
    for (String field :
        new String[] {"818003050180", "81", "8280", "8180030501" + "00", "818001"}) {
      Octets sizes = Octets.ofHex(field);
      peer.begin(new HdlcLink(SETTINGS).connect())
          .give(Frames.with(CLIENT, SERVER, UA, false, sizes));
      if (field.equals("818003050180")) {
        peer.done();
      } else {
        peer.failed(HdlcReason.BAD_PARAMETERS);
      }
    }
  }

  @Test
  void snrm_is_repeated_and_a_silent_server_is_a_reason() {
    peer.begin(new HdlcLink(SETTINGS).connect()).said(SNRM).silence().said(SNRM);
    peer.silence().said(SNRM).silence().failed(HdlcReason.NO_ANSWER);
  }

  @Test
  void a_server_may_refuse_the_link() {
    HdlcLink once = new HdlcLink(SETTINGS.withTolerance(false, 0));
    peer.begin(once.connect()).give(bare(DM)).failed(HdlcReason.DISCONNECTED).said(SNRM);
    peer.begin(new HdlcLink(SETTINGS).connect()).give(bare(FRMR)).failed(HdlcReason.FRAME_REJECTED);
  }

  @Test
  void a_server_that_refuses_the_link_is_asked_again_after_a_pause() {
    HdlcLink link = new HdlcLink(SETTINGS.withTolerance(false, 2));
    peer.begin(link.connect()).said(SNRM).give(bare(DM)).give(bare(DM)).said();
    assertThat(peer.patience()).isLessThan(Duration.ofMillis(201).toNanos());
    peer.silence().said(SNRM).give(bare(DM)).silence().said(SNRM).give(bare(UA)).done();
    peer.begin(ask(link)).give(i(0, 1, response(ANSWER))).answered(ANSWER);
    peer.begin(new HdlcLink(SETTINGS).connect()).give(bare(DM)).silence().give(bare(DM));
    peer.failed(HdlcReason.DISCONNECTED, "DM in answer to 2 SNRM");
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
  void an_exchange_needs_a_link_that_is_connected_and_whole() {
    HdlcLink link = new HdlcLink(SETTINGS);
    peer.begin(ask(link)).failed(HdlcReason.NOT_CONNECTED);
    link = peer.connected(SETTINGS);
    peer.begin(ask(link)).silence().silence().silence().failed(HdlcReason.NO_ANSWER);
    peer.begin(ask(link)).failed(HdlcReason.NOT_CONNECTED).said(0x10, rr(0), rr(0));
    peer.begin(link.connect()).silence().give(bare(UA)).done().said(SNRM);
    peer.begin(ask(link)).give(i(0, 1, response(ANSWER))).answered(ANSWER);
  }

  @Test
  void an_abandoned_exchange_leaves_a_link_that_wants_to_be_connected_anew() {
    HdlcLink link = peer.connected(SETTINGS);
    peer.begin(ask(link)).said(0x10);
    peer.begin(ask(link)).failed(HdlcReason.NOT_CONNECTED);
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

  private static final Octets PUSH = Octets.ofHex("0F40000000001105");

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

  private static boolean takes(ByteBuffer apdu, List<Octets> offered) {
    offered.add(Octets.copyOf(apdu));
    return apdu.get(apdu.position()) == 0x0F;
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
  void a_lost_request_is_sent_again_when_nr_says_so() {
    HdlcLink link = peer.connected(SETTINGS);
    peer.begin(ask(link)).said(0x10).silence().said(rr(0)).give(bare(rr(0))).said(0x10);
    peer.give(i(0, 1, response(ANSWER))).answered(ANSWER);
    assertThat(link.counters().retransmitted()).isEqualTo(1);
    assertThat(link.counters().polls()).isEqualTo(1);
  }

  @Test
  void a_lost_answer_is_asked_for_and_the_request_is_not_sent_again() {
    HdlcLink link = peer.connected(SETTINGS);
    peer.begin(ask(link)).said(0x10).silence().said(rr(0)).give(i(0, 1, response(ANSWER)));
    peer.answered(ANSWER).said();
    assertThat(link.counters().retransmitted()).isZero();
  }

  @Test
  void a_spoiled_answer_is_asked_for_at_once() {
    HdlcLink link = peer.connected(SETTINGS);
    byte[] spoiled = i(0, 1, response(ANSWER));
    spoiled[spoiled.length - 4] ^= 0x40;
    peer.begin(ask(link)).said(0x10).give(spoiled).said(0x10);
    peer.give(i(0, 1, response(ANSWER))).answered(ANSWER);
    assertThat(link.counters().badFcs()).isEqualTo(1);
  }

  @Test
  void patience_begins_anew_whenever_the_exchange_gets_on() {
    HdlcLink link = peer.connected(SETTINGS);
    peer.begin(ask(link)).said(0x10);
    for (int ns = 0; ns < 7; ns++) {
      byte[] whole = segment(ns, 1, true, ns == 0 ? response(ANSWER) : ANSWER);
      byte[] spoiled = whole.clone();
      spoiled[spoiled.length - 4] ^= 0x40;
      peer.give(spoiled).give(spoiled).silence().silence().give(whole);
      int again = ns == 0 ? 0x10 : rr(ns);
      peer.said(again, again, rr(ns), rr(ns), rr(ns + 1));
    }
    peer.give(i(7, 1, ANSWER)).done();
  }

  @Test
  void a_server_that_is_busy_is_waited_for() {
    HdlcLink link = peer.connected(SETTINGS);
    peer.begin(ask(link)).said(0x10).give(bare(rnr(1))).said();
    peer.silence().said(rr(0)).give(bare(rr(1))).said().silence().said(rr(0));
    peer.give(i(0, 1, response(ANSWER))).answered(ANSWER);
  }

  @Test
  void a_server_that_only_acknowledges_is_asked_at_once() {
    HdlcLink link = peer.connected(SETTINGS);
    peer.begin(ask(link)).said(0x10).give(bare(rr(1))).said(rr(0));
    peer.give(i(0, 1, response(ANSWER))).answered(ANSWER);
  }

  @Test
  void waiting_for_a_busy_server_ends() {
    for (int control : new int[] {rnr(1), rr(1)}) {
      HdlcLink link = peer.connected(SETTINGS);
      peer.begin(ask(link)).give(bare(control));
      while (!peer.over()) {
        peer.silence();
        if (!peer.over()) {
          peer.give(bare(control));
        }
      }
      peer.failed(HdlcReason.BUSY);
      assertThat(link.counters().polls()).isBetween(50L, 100L);
    }
  }

  @Test
  void a_server_that_repeats_itself_for_ever_is_a_reason() {
    HdlcLink link = peer.connected(SETTINGS);
    peer.begin(ask(link)).give(bare(rr(0))).give(bare(rr(0))).said(0x10, 0x10, 0x10);
    peer.give(bare(rr(0))).failed(HdlcReason.NOT_ACKNOWLEDGED);
  }

  @Test
  void a_disconnected_server_is_a_reason_and_gets_no_disc() {
    HdlcLink link = peer.connected(SETTINGS);
    peer.begin(ask(link)).said(0x10).give(bare(DM)).failed(HdlcReason.DISCONNECTED);
    peer.begin(link.disconnect()).silence().done().said();
  }

  @Test
  void a_rejected_frame_is_a_reason() {
    HdlcLink link = peer.connected(SETTINGS);
    peer.begin(ask(link)).give(Frames.with(CLIENT, SERVER, FRMR, false, Octets.ofHex("100001")));
    peer.failed(HdlcReason.FRAME_REJECTED);
  }

  @Test
  void segments_are_put_together_and_each_turn_is_answered() {
    HdlcLink link = peer.connected(SETTINGS);
    peer.begin(ask(link)).said(0x10);
    peer.give(segment(0, 1, true, response(ANSWER))).said(rr(1));
    peer.give(segment(1, 1, false, ANSWER)).said(rr(2)); // as many as the window holds
    peer.give(i(2, 1, ANSWER)).answered(Octets.ofHex("" + ANSWER + ANSWER + ANSWER));
  }

  @Test
  void a_missing_segment_is_asked_for() {
    HdlcLink link = new HdlcLink(SETTINGS.withProposed(HdlcParameters.of(128, 3)));
    Octets sizes = ParameterFieldTest.field(HdlcParameters.of(128, 3));
    peer.begin(link.connect()).give(Frames.with(CLIENT, SERVER, UA, false, sizes)).done();
    peer.said(SNRM).begin(ask(link)).said(0x10);
    peer.give(segment(0, 1, false, response(ANSWER))).give(i(2, 1, ANSWER)).said(rr(1));
    peer.give(segment(1, 1, false, ANSWER)).give(i(2, 1, ANSWER));
    peer.answered(Octets.ofHex("" + ANSWER + ANSWER + ANSWER));
    assertThat(link.counters().outOfSequence()).isEqualTo(1);
  }

  @Test
  void a_repeated_answer_of_before_is_dropped() {
    HdlcLink link = peer.connected(SETTINGS);
    byte[] old = i(0, 1, response(QUESTION));
    peer.begin(ask(link)).give(old).answered(QUESTION);
    peer.begin(ask(link)).give(old).waits().give(i(1, 2, response(ANSWER))).answered(ANSWER);
    peer.said(0x10, 0x32);
  }

  @Test
  void what_came_late_is_dropped_before_the_next_request() {
    HdlcLink link = peer.connected(SETTINGS);
    peer.begin(ask(link)).silence().give(i(0, 1, response(ANSWER))).answered(ANSWER);
    peer.said(0x10, rr(0)).begin(ask(link)).said().give(i(0, 1, response(ANSWER))).said();
    peer.silence().said(0x32).give(i(1, 2, response(QUESTION))).answered(QUESTION);
    peer.begin(ask(link)).said(0x54);
  }

  @Test
  void an_answer_beyond_the_bound_is_a_reason() {
    HdlcLink link = peer.connected(SETTINGS.withMaxApduLength(20));
    peer.begin(ask(link)).give(segment(0, 1, true, response(ANSWER)));
    peer.give(segment(1, 1, true, ANSWER)).give(i(2, 1, ANSWER)).failed(HdlcReason.APDU_TOO_LONG);
  }

  @Test
  void an_answer_that_carries_nothing_is_a_reason() {
    for (Octets info : new Octets[] {ANSWER, Octets.ofHex("E6"), Octets.ofHex("E6E7")}) {
      peer.begin(ask(peer.connected(SETTINGS))).give(i(0, 1, info));
      peer.failed(HdlcReason.BAD_INFORMATION);
    }
    peer.begin(ask(peer.connected(SETTINGS))).give(segment(0, 1, true, Octets.EMPTY));
    peer.failed(HdlcReason.BAD_INFORMATION);
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

  @Test
  void a_frame_that_stops_in_the_middle_is_asked_for_after_the_inter_octet_time() {
    HdlcLink link = peer.connected(SETTINGS);
    byte[] answer = i(0, 1, response(ANSWER));
    peer.begin(ask(link)).give(Arrays.copyOf(answer, answer.length - 5)).said(0x10);
    assertThat(peer.patience()).isEqualTo(Duration.ofMillis(300).toNanos());
    peer.silence().said(rr(0)).give(answer).answered(ANSWER);
  }

  @Test
  void the_beginning_of_a_frame_left_by_a_failed_exchange_does_not_swallow_the_next_answer() {
    HdlcLink link = peer.connected(SETTINGS.withPatience(Duration.ofSeconds(5), PAUSE, 0));
    byte[] answer = i(0, 1, response(Octets.of(new byte[100])));
    peer.begin(ask(link)).give(Arrays.copyOf(answer, 60)).silence().failed(HdlcReason.NO_ANSWER);
    peer.said(0x10).begin(link.connect()).silence().said(SNRM).give(bare(UA)).done();
  }

  @Test
  void a_trickle_of_garbage_does_not_hold_the_line_for_ever() {
    HdlcLink link = peer.connected(SETTINGS);
    peer.begin(ask(link));
    for (int second = 0; second < 14; second++) {
      peer.pass(Duration.ofSeconds(1).toNanos()).give(new byte[] {0x55, 0x7E, 0x11}).waits();
    }
    peer.pass(Duration.ofSeconds(1).toNanos()).give(new byte[] {0x55});
    peer.failed(HdlcReason.GARBAGE).said(0x10, rr(0), rr(0));
    assertThat(link.counters().garbage()).isPositive();
  }

  @Test
  void disconnecting_takes_any_answer_and_none() {
    peer.begin(peer.connected(SETTINGS).disconnect()).said(DISC).give(bare(UA)).done();
    peer.begin(peer.connected(SETTINGS).disconnect()).said(DISC).give(bare(DM)).done();
    peer.begin(peer.connected(SETTINGS).disconnect()).silence().silence().done().said(DISC, DISC);
    Conversation<Void> gone = peer.connected(SETTINGS).disconnect();
    gone.begin(0);
    assertThat(gone.lost(new LinkException("gone"), 1)).isInstanceOf(Step.Done.class);
  }

  @Test
  void a_server_that_must_not_get_disc_gets_none() {
    HdlcLink link = peer.connected(SETTINGS.withQuirks(false, false, false));
    peer.begin(link.disconnect()).done().said();
    peer.begin(ask(link)).failed(HdlcReason.NOT_CONNECTED);
  }
}
