// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.apdu91.AsduLayout;
import org.kilowire.sv.apdu91.AsduWindow;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.dataset.document.ShippedMaps;
import org.kilowire.sv.ft3.Ft3Options;
import org.kilowire.sv.ft3.Ft3View;

/** Maps on the views that decode frames: rated values, delay and samples lie where both say. */
final class WorkedFramesTest {

  private static final String FT3_52 =
      "0564002a0201000103e803e8044c01f43bec028ffeb9feb900014000e000e0004000809fe000e0000000"
          + "400000000000000032ee";
  private static final String FT3_54 =
      "0564002c0201000103e803e8044c01f46b1c028ffeb9feb900014000e000e0004000809fe000e0000000"
          + "4000000000000000500141cf";
  private static final String FT3_56 =
      "0564002c0201000103e803e8044c01f400002e7d028ffeb9feb900014000e000e0004000809fe000e0000000"
          + "4000000000000000500141cf";
  private static final String FT3_74 =
      "0564003e02fe000103e803e8044c01f40000073d028ffeb9feb900014000e000e0004000809fe000e0000000"
          + "4000028ffeb9feb9000121654000e000e0004000e000e00000000000b1ed";

  private static Ft3View view(String hex) {
    byte[] frame = Octets.ofHex(hex).toArray();
    Ft3View view = new Ft3View(Ft3Options.MERGING_UNIT);
    assertThat(view.wrap(frame, 0, frame.length)).as(hex).isTrue();
    return view;
  }

  private static SampleReader reader(String id) {
    return new SampleReader(ShippedMaps.find(id).orElseThrow());
  }

  @Test
  void the_universal_map_reads_ft3_of_every_length() {
    SampleReader reader = reader("universal-12");
    for (String hex : List.of(FT3_52, FT3_54, FT3_56)) {
      Ft3View view = view(hex);
      assertThat(reader.matches(view)).as(hex).isTrue();
      assertThat(reader.value(view, 0)).isCloseTo(0x28F * 1000.0 / 463, within(1e-9));
      assertThat(reader.raw(view, 1)).isEqualTo((short) 0xFEB9);
      assertThat(reader.value(view, 3)).isCloseTo(1000.0 / 463, within(1e-9));
      assertThat(reader.value(view, 4)).isCloseTo(0x4000 * 1000.0 / 11585, within(1e-9));
      assertThat(reader.value(view, 7))
          .isCloseTo(0x4000 * 110_000 / Math.sqrt(3) / 11585, within(1e-6));
      assertThat(reader.delayMicros(view)).isEqualTo(500);
      assertThat(reader.quality(view, 0)).isZero();
    }
  }

  @Test
  void the_map_of_state_grid_reads_its_22_channels() {
    SampleReader reader = reader("state-grid-22");
    Ft3View view = view(FT3_74);
    assertThat(reader.matches(view)).isTrue();
    assertThat(reader("universal-12").matches(view)).isFalse();
    assertThat(reader.raw(view, 0)).isEqualTo(0x28F);
    assertThat(reader.raw(view, reader.map().channels().get(0).twin())).isEqualTo(-0x147);
    assertThat(reader.raw(view, 21)).isEqualTo((short) 0xE000);
    assertThat(reader.delayMicros(view)).isEqualTo(500);
  }

  /** A link from a sensor: 5 channels behind type, temperature and delay; no rated values. */
  private static final class SensorLink extends AsduWindow {
    SensorLink(AsduLayout layout, byte[] octets) {
      move(octets, 0, layout);
    }

    @Override
    public SvFormat format() {
      return SvFormat.FT3;
    }
  }

  @Test
  void an_asdu_without_rated_values_needs_configured_ones() {
    ChannelMap map = TestMaps.sensor(0);
    byte[] octets = Octets.ofHex("0119 01F4 2D41 0000 0000 0000 0000 0000 0000 0007").toArray();
    AsduLayout layout =
        new AsduLayout("sensor", AsduLayout.Header.SENSOR, 20, 4, 5, 14, 16, 18, -1, -1);
    SensorLink link = new SensorLink(layout, octets);
    SampleReader bare = new SampleReader(map);
    assertThat(bare.matches(link)).isTrue();
    assertThat(QualityBits.isInvalid(bare.quality(link, 0))).isTrue();
    assertThat(bare.value(link, 0)).isZero();
    assertThat(bare.delayMicros(link)).isEqualTo(500);
    SampleReader rated = new SampleReader(TestMaps.sensor(600));
    assertThat(rated.value(link, 0)).isCloseTo(600, within(1e-9));
    assertThat(rated.quality(link, 0)).isZero();
    assertThat(rated.ratingDiffers(link, 0)).isFalse();
  }

  @Test
  void an_asdu_without_any_header_has_no_delay() {
    AsduLayout layout =
        new AsduLayout("bare", AsduLayout.Header.NONE, 12, 0, 5, -1, -1, 10, -1, -1);
    SensorLink link = new SensorLink(layout, new byte[12]);
    assertThat(new SampleReader(TestMaps.sensor(600)).delayMicros(link))
        .isEqualTo(SampleReader.NO_DELAY);
  }
}
