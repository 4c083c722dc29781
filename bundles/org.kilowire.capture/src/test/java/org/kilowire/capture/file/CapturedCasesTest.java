// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.apdu91.Apdu91View;
import org.kilowire.sv.apdu92.SavPduView;
import org.kilowire.sv.ethernet.EthernetView;

/** Captures whose right results are known, where they are there. */
final class CapturedCasesTest {

  private final EthernetView ethernet = new EthernetView();
  private final Apdu91View apdu91 = new Apdu91View();
  private final SavPduView apdu92 = new SavPduView();

  private static CaptureFileReader open(String name) throws IOException {
    String folder = System.getProperty("kilowire.cases");
    Assumptions.assumeTrue(folder != null, "no cases here");
    Path file = Path.of(folder, "sampled-values", name + ".gz");
    Assumptions.assumeTrue(Files.exists(file), "no cases here");
    return new CaptureFileReader(new GZIPInputStream(Files.newInputStream(file)));
  }

  @Test
  void a_stream_of_9_1_has_one_frame_missing() throws IOException {
    List<Integer> counts = new ArrayList<>();
    try (CaptureFileReader file = open("s91-universal.pcap")) {
      while (file.next()) {
        CaptureFrame frame = file.frame();
        assertThat(ethernet.wrap(frame.octets(), 0, frame.length())).isTrue();
        assertThat(apdu(frame.octets())).isTrue();
        counts.add(apdu91.asdu(0).smpCnt());
      }
      assertThat(file.reason()).isNull();
    }
    int lost = 0;
    for (int i = 1; i < counts.size(); i++) {
      lost += Math.floorMod(counts.get(i) - counts.get(i - 1), 4000) - 1;
    }
    assertThat(counts).hasSize(7999);
    assertThat(lost).isEqualTo(1);
  }

  private boolean apdu(byte[] octets) {
    int at = ethernet.apduOffset();
    int length = ethernet.apduLength();
    return ethernet.format() == SvFormat.IEC_61850_9_1
        ? apdu91.wrap(octets, at, at + length)
        : apdu92.wrap(octets, at, length);
  }

  @Test
  void every_hostile_frame_is_refused_by_reason_or_read() throws IOException {
    Map<String, Integer> found = new TreeMap<>();
    try (CaptureFileReader file = open("hostile.pcap")) {
      while (file.next()) {
        CaptureFrame frame = file.frame();
        String code = "read";
        if (!ethernet.wrap(frame.octets(), 0, frame.length())) {
          code = ethernet.reason().code();
        } else if (!apdu(frame.octets())) {
          code =
              (ethernet.format() == SvFormat.IEC_61850_9_1 ? apdu91.reason() : apdu92.reason())
                  .code();
        }
        found.merge(code, 1, Integer::sum);
      }
      assertThat(file.reason()).isNull();
    }
    assertThat(found).containsKey("read").hasSizeGreaterThan(3);
  }
}
