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

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;

/** Frames that are lost, late, spoiled or repeated, and servers that are busy. */
final class HdlcRecoveryTest extends UsesHdlcPeer {

  private static int rnr(int nr) {
    return 0x15 | nr << 5;
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
}
