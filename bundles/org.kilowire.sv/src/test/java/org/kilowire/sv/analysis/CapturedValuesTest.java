// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.SvCaptures;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.apdu91.Apdu91View;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.apdu92.SavPduView;
import org.kilowire.sv.dataset.SampleReader;
import org.kilowire.sv.dataset.document.ShippedMaps;
import org.kilowire.sv.ethernet.EthernetView;

/** From the octets of captures to values: their first whole second. */
final class CapturedValuesTest {

  private final EthernetView frame = new EthernetView();
  private final SavPduView layer2 = new SavPduView();
  private final Apdu91View universal = new Apdu91View();

  private AsduView asdu(byte[] octets) {
    assertThat(frame.wrap(octets, 0, octets.length)).isTrue();
    int from = frame.apduOffset();
    int length = frame.apduLength();
    if (frame.format() == SvFormat.IEC_61850_9_2) {
      assertThat(layer2.wrap(octets, from, length)).isTrue();
      return layer2.asdu(0);
    }
    assertThat(universal.wrap(octets, from, from + length)).isTrue();
    return universal.asdu(0);
  }

  private SecondResult firstSecond(List<byte[]> frames, SampleReader reader) {
    SecondAnalyser analyser = new SecondAnalyser(AnalysisPlan.of(reader.map(), 4000));
    int[] raw = new int[reader.channels()];
    int[] quality = new int[reader.channels()];
    for (byte[] octets : frames) {
      AsduView asdu = asdu(octets);
      assertThat(reader.matches(asdu)).isTrue();
      reader.read(asdu, raw, quality);
      for (int i = 0; i < raw.length; i++) {
        analyser.scale(i, reader.factor(asdu, i), reader.zero(i));
      }
      if (!analyser.add(asdu.smpCnt(), raw, quality)) {
        break;
      }
    }
    return analyser.end(0, false);
  }

  private static SampleReader reader(String id) {
    return new SampleReader(ShippedMaps.find(id).orElseThrow());
  }

  @Test
  void the_universal_set_of_9_1_gives_amperes_and_volts() throws IOException {
    SecondResult result =
        firstSecond(SvCaptures.frames("s91-universal.pcap"), reader("universal-12"));
    assertThat(result.hasValues()).isTrue();
    assertThat(result.frequency()).isCloseTo(50, within(0.001));
    assertThat(result.rms(0)).isCloseTo(1000, within(2.0));
    assertThat(result.rms(4)).isCloseTo(1000, within(1.0));
    assertThat(result.rms(7)).isCloseTo(63_509, within(30.0));
    assertThat(result.rotation(2)).isEqualTo(PhaseRotation.ABC);
  }

  @Test
  void invalid_channels_of_9_2_are_told_from_questionable_ones() throws IOException {
    SecondResult result = firstSecond(SvCaptures.frames("quality-words.pcap"), reader("9-2LE"));
    assertThat(result.isUsable(0)).isTrue();
    assertThat(result.isUsable(1)).isFalse();
    assertThat(result.isUsable(2)).isFalse();
    assertThat(result.isUsable(3)).isTrue();
    assertThat(result.quality(5) & QualityBits.TEST).isNotZero();
    assertThat(result.quality(6) & QualityBits.OPERATOR_BLOCKED).isNotZero();
    assertThat(result.rms(0)).isPositive();
  }
}
