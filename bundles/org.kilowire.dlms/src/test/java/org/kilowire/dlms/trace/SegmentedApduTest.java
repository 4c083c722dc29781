// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;

/** APDUs out of the information of HDLC frames. */
final class SegmentedApduTest {

  private static final Octets RELEASE = Octets.ofHex("E6E600" + "6200");

  private final SegmentedApdu apdu = new SegmentedApdu();
  private final List<String> lines = new ArrayList<>();

  private String explained(int ns) {
    lines.clear();
    apdu.segment(ns, false, RELEASE, lines::add, new ApduExplainer());
    return String.join("", lines);
  }

  @Test
  void a_trace_may_begin_amid_a_connection() {
    assertThat(explained(3)).startsWith("APDU RLRQ");
    assertThat(explained(4)).startsWith("APDU RLRQ");
  }

  @Test
  void a_repeated_frame_was_explained_before() {
    apdu.reset();
    assertThat(explained(0)).startsWith("APDU RLRQ");
    assertThat(explained(0)).isEqualTo("HDLC repeated, or one is missing: N(S)=1 is due");
  }
}
