// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.session.Authentication;
import org.kilowire.dlms.session.client.ServerHabits;
import org.kilowire.meter.Traits;

final class ConnectionTest {

  private static final String FRAMING = DlmsTraits.FRAMING;

  private static Traits traits(Map<String, Object> traits) {
    return Traits.of(DlmsTraits.ALL, Map.of(FRAMING, DlmsTraits.WRAPPER), traits);
  }

  /** The size of PDU that the AARQ proposes, its last two octets. */
  private static int proposed(Map<String, Object> traits) {
    Traits all = traits(traits);
    Step step =
        Connection.client(all, new Authentication.None(), new ServerHabits()).associate().begin(0);
    ByteBuffer aarq = ((Step.Send) step).octets();
    return aarq.getShort(aarq.limit() - 2) & 0xFFFF;
  }

  @ParameterizedTest
  @CsvSource({
    // none is larger than a datagram; what was chosen and fits stays, and so does "no limit"
    "true, 65535, 1224",
    "true, 65500, 1224",
    "true, 65499, 65499",
    "true, 512, 512",
    "true, 0, 0",
    "false, 65535, 65535"
  })
  void the_proposed_pdu_fits_a_datagram(boolean datagrams, int wanted, int proposed) {
    assertThat(proposed(Map.of(DlmsTraits.DATAGRAMS, datagrams, DlmsTraits.MAX_PDU, wanted)))
        .isEqualTo(proposed);
  }

  @ParameterizedTest
  @CsvSource({
    // HDLC has DISC, RLRQ is answered with RLRE, and a datagram belongs to no connection
    "wrapper, false, false, true",
    "wrapper, true, false, false",
    "wrapper, false, true, false",
    "hdlc, false, false, false",
    "hdlc, true, false, false"
  })
  void an_association_on_the_wrapper_without_release_request_ends_with_its_link(
      String framing, boolean releaseRequest, boolean datagrams, boolean ends) {
    Map<String, Object> traits =
        Map.of(
            FRAMING,
            framing,
            DlmsTraits.SEND_RLRQ,
            releaseRequest,
            DlmsTraits.DATAGRAMS,
            datagrams);
    assertThat(Connection.endsWithLink(traits(traits))).isEqualTo(ends);
  }
}
