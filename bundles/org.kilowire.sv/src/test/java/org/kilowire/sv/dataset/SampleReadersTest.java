// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.dataset.document.ShippedMaps;

final class SampleReadersTest {

  private static final AsduOfOctets LE = AsduOfOctets.layer2("MU01", "00".repeat(64));
  private static final AsduOfOctets UNIVERSAL =
      AsduOfOctets.ofHeader(SvFormat.FT3, "002C 02 01 0007 03E8 03E8 044C 01F4" + "00".repeat(32));

  private static ChannelMap layer2(String id, String svId, int appId) {
    return ShippedMaps.find("9-2LE")
        .orElseThrow()
        .bound(id, new MapKey.ByName(Optional.ofNullable(svId), appId));
  }

  private static ChannelMap dataSet(String id, int dataSetName, int ldName) {
    return ShippedMaps.find("universal-12")
        .orElseThrow()
        .bound(id, new MapKey.ByDataSet(MapKey.ANY, dataSetName, ldName));
  }

  private static Optional<String> found(AsduView asdu, int appId, ChannelMap... maps) {
    return new SampleReaders(List.of(maps))
        .find(asdu, appId, 0x0200_0000_0001L)
        .map(reader -> reader.map().id());
  }

  @Test
  void the_map_that_asks_for_most_is_taken() {
    ChannelMap appId = layer2("appId", null, 0x4000);
    ChannelMap svId = layer2("svId", "MU01", MapKey.ANY);
    ChannelMap both = layer2("both", "MU01", 0x4000);
    assertThat(found(LE, 0x4000, appId, svId, both)).contains("both");
    assertThat(found(LE, 0x4001, appId, svId, both)).contains("svId");
    assertThat(found(LE, 0x4000, appId)).contains("appId");
    assertThat(found(LE, 0x4001, appId, both)).isEmpty();
  }

  @Test
  void a_source_goes_before_all_else() {
    ChannelMap both = layer2("both", "MU01", 0x4000);
    ChannelMap here = both.bound("here", from(0x0200_0000_0001L));
    ChannelMap elsewhere = both.bound("elsewhere", from(0x0200_0000_0002L));
    assertThat(found(LE, 0x4000, both, elsewhere, here)).contains("here");
    assertThat(found(LE, 0x4000, elsewhere, both)).contains("both");
    assertThat(found(LE, 0x4000, elsewhere)).isEmpty();
  }

  private static MapKey from(long source) {
    return new MapKey.ByName(Optional.of("MU01"), MapKey.ANY, OptionalLong.of(source));
  }

  @Test
  void a_logical_device_goes_before_a_data_set() {
    ChannelMap set = dataSet("set", 1, MapKey.ANY);
    ChannelMap device = dataSet("device", MapKey.ANY, 7);
    assertThat(found(UNIVERSAL, AsduView.ABSENT, set, device)).contains("device");
    assertThat(found(UNIVERSAL, AsduView.ABSENT, dataSet("other", 1, 8), set)).contains("set");
  }

  @Test
  void a_map_without_a_key_is_for_nobody() {
    assertThat(found(LE, 0x4000, ShippedMaps.find("9-2LE").orElseThrow())).isEmpty();
  }

  @Test
  void a_stream_of_another_length_keeps_its_map() {
    ChannelMap delay =
        ShippedMaps.find("9-2-delay")
            .orElseThrow()
            .bound("delay", new MapKey.ByName(Optional.of("MU01"), MapKey.ANY));
    SampleReader reader = new SampleReaders(List.of(delay)).find(LE, 0, 0).orElseThrow();
    assertThat(reader.fits(LE)).isFalse();
  }
}
