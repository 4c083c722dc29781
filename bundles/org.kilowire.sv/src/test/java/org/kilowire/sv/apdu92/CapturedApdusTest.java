// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu92;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.SvCaptures;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.ethernet.EthernetFrame;
import org.kilowire.sv.ethernet.EthernetView;
import org.kilowire.sv.ethernet.PrpLan;

/** Captures that somebody else's generator made, where they are at hand. */
final class CapturedApdusTest {

  private final EthernetView ethernet = new EthernetView();
  private final SavPduView view = new SavPduView();

  private boolean wrap(byte[] frame) {
    return ethernet.wrap(frame, 0, frame.length)
        && view.wrap(frame, ethernet.apduOffset(), ethernet.apduLength());
  }

  @Test
  void every_frame_of_9_2_le_is_read_and_written_alike() throws IOException {
    List<byte[]> frames = SvCaptures.frames("le-changed.pcap");
    for (byte[] frame : frames) {
      assertThat(wrap(frame)).isTrue();
      EthernetFrame written = EthernetFrame.of(ethernet).withApdu(SavPdu.of(view).toOctets());
      assertThat(written.toOctets()).isEqualTo(Octets.of(frame));
    }
    assertThat(frames).hasSize(11_995);
    assertThat(SavPdu.of(view).asdus().get(0).svId()).isEqualTo("MU01MU0101");
  }

  @Test
  void asdus_of_several_streams_are_read_from_one_frame() throws IOException {
    Map<String, Integer> streams = new TreeMap<>();
    List<byte[]> frames = SvCaptures.frames("svids-in-one-frame.pcap");
    for (byte[] frame : frames) {
      assertThat(wrap(frame)).isTrue();
      SavPdu.of(view).asdus().forEach(asdu -> streams.merge(asdu.svId(), 1, Integer::sum));
    }
    int each = frames.size();
    assertThat(streams).isEqualTo(Map.of("AA1", each, "AA2", each, "AA3", each));
  }

  @Test
  void every_frame_of_both_lans_has_its_trailer() throws IOException {
    int[] lans = new int[2];
    List<byte[]> frames = SvCaptures.frames("prp-ab.pcap");
    for (byte[] frame : frames) {
      assertThat(wrap(frame)).isTrue();
      assertThat(ethernet.hasPrpTrailer()).isTrue();
      lans[ethernet.prpLan() == PrpLan.A ? 0 : 1]++;
    }
    assertThat(lans[0] + lans[1]).isEqualTo(frames.size());
    assertThat(lans).doesNotContain(0);
  }

  @Test
  void qualities_are_read_by_name() throws IOException {
    assertThat(wrap(SvCaptures.frames("quality-words.pcap").get(0))).isTrue();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < view.asdu(0).pairs(); i++) {
      names.add(String.join(" ", QualityBits.names(view.asdu(0).quality(i))));
    }
    assertThat(names)
        .containsExactly(
            "",
            "invalid(1)",
            "invalid",
            "questionable derived",
            "",
            "test",
            "operatorBlocked",
            "derived");
  }

  /** Of the hostile ones, those of 9-1 are not for this view. */
  @Test
  void hostile_frames_are_refused_or_read_for_what_they_are() throws IOException {
    Map<String, Integer> said = new TreeMap<>();
    for (byte[] frame : SvCaptures.frames("hostile.pcap")) {
      said.merge(said(frame), 1, Integer::sum);
    }
    assertThat(said)
        .isEqualTo(
            new TreeMap<>(
                Map.ofEntries(
                    Map.entry("GOOD", 400),
                    Map.entry("ODD", 1),
                    Map.entry("NIL", 1),
                    Map.entry("\n\"\\\u0007", 1),
                    Map.entry("300 characters", 1),
                    Map.entry("9-1", 4),
                    Map.entry("sv-asdu-count", 6),
                    Map.entry("sv-bad-length", 3),
                    Map.entry("sv-bad-member", 5),
                    Map.entry("sv-malformed-tlv", 5),
                    Map.entry("sv-missing-member", 4),
                    Map.entry("sv-unknown-apdu", 1))));
  }

  private String said(byte[] frame) {
    if (!ethernet.wrap(frame, 0, frame.length)) {
      return reason(ethernet.reason());
    }
    if (ethernet.format() == SvFormat.IEC_61850_9_1) {
      return "9-1";
    }
    if (!view.wrap(frame, ethernet.apduOffset(), ethernet.apduLength())) {
      return reason(view.reason());
    }
    String name = SavPdu.of(view).asdus().get(0).svId();
    return name.length() > 4 ? name.length() + " characters" : name;
  }

  private static String reason(SvReason reason) {
    return reason == null ? "other" : reason.code();
  }
}
