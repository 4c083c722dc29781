// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.dlms.hdlc.Peer.ANSWER;
import static org.kilowire.dlms.hdlc.Peer.CLIENT;
import static org.kilowire.dlms.hdlc.Peer.SERVER;
import static org.kilowire.dlms.hdlc.Peer.bare;
import static org.kilowire.dlms.hdlc.Peer.i;
import static org.kilowire.dlms.hdlc.Peer.response;
import static org.kilowire.dlms.hdlc.Peer.segment;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Step;

/** Exchanges on a link, and its end. */
final class HdlcLinkTest extends UsesHdlcPeer {

  private static final int DISC = 0x53;

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
  void the_rest_of_a_frame_is_awaited_as_a_whole_and_only_that() {
    HdlcLink link = peer.connected(SETTINGS);
    peer.begin(ask(link));
    assertThat(peer.further()).isZero();
    byte[] frame = i(0, 1, response(ANSWER));
    peer.give(Arrays.copyOf(frame, 5));
    assertThat(peer.further()).isZero();
    peer.give(Arrays.copyOfRange(frame, 5, 16));
    assertThat(peer.further()).isEqualTo(frame.length - 16);
    peer.give(Arrays.copyOfRange(frame, 16, frame.length - 1));
    assertThat(peer.further()).isEqualTo(1);
    peer.give(Arrays.copyOfRange(frame, frame.length - 1, frame.length)).answered(ANSWER);
  }

  @Test
  void the_rest_of_a_frame_that_broke_off_is_not_awaited() {
    HdlcLink link = peer.connected(SETTINGS);
    byte[] frame = i(0, 1, response(ANSWER));
    peer.begin(ask(link)).give(Arrays.copyOf(frame, 16)).silence();
    assertThat(peer.further()).isZero();
    peer.give(frame).answered(ANSWER);
  }

  @Test
  void an_abandoned_exchange_leaves_a_link_that_wants_to_be_connected_anew() {
    HdlcLink link = peer.connected(SETTINGS);
    peer.begin(ask(link)).said(0x10);
    peer.begin(ask(link)).failed(HdlcReason.NOT_CONNECTED);
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
