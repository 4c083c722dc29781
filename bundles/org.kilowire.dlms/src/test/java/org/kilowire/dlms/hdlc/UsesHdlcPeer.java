// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import static org.kilowire.dlms.hdlc.Peer.QUESTION;
import static org.kilowire.dlms.hdlc.Peer.SERVER;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.kilowire.conversation.Conversation;

/** Tests of a link whose server is scripted. */
abstract class UsesHdlcPeer {

  static final Duration PAUSE = Duration.ofMillis(300);

  static final HdlcSettings SETTINGS =
      HdlcSettings.of(16, SERVER).withPatience(Duration.ofSeconds(5), PAUSE, 2);

  static final int SNRM = 0x93;

  static final int UA = 0x73;

  static final int DM = 0x1F;

  static final int FRMR = 0x97;

  Peer peer = new Peer();

  static Conversation<ByteBuffer> ask(HdlcLink link) {
    return link.exchange(QUESTION.buffer(), false);
  }

  static int rr(int nr) {
    return 0x11 | nr << 5;
  }
}
