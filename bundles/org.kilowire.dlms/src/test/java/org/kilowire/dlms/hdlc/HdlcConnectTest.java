// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.dlms.hdlc.Peer.ANSWER;
import static org.kilowire.dlms.hdlc.Peer.CLIENT;
import static org.kilowire.dlms.hdlc.Peer.SERVER;
import static org.kilowire.dlms.hdlc.Peer.bare;
import static org.kilowire.dlms.hdlc.Peer.i;
import static org.kilowire.dlms.hdlc.Peer.response;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;

/** How a link is set up: sizes, silence and refusals. */
final class HdlcConnectTest extends UsesHdlcPeer {

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
}
