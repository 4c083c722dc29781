// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.apdu92.Asdu92;
import org.kilowire.sv.apdu92.SavPdu;
import org.kilowire.sv.apdu92.SavPduView;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.MapKey;
import org.kilowire.sv.dataset.document.ShippedMaps;
import org.kilowire.sv.stream.Reception;

/** Which of several maps a stream gets. */
final class StreamMapsTest {

  private static final String SV_ID = "MU01";
  private static final long OURS = 0x020000000001L;
  private static final long OTHER = 0x020000000002L;

  private static ChannelMap map(String id, MapKey key) {
    return ShippedMaps.find("9-2LE").orElseThrow().bound(id, key);
  }

  private static ChannelMap of(String id, OptionalLong source) {
    return map(id, new MapKey.ByName(Optional.of(SV_ID), MapKey.ANY, source));
  }

  private static Optional<String> chosen(StreamMaps maps, String svId, long source) {
    byte[] apdu = SavPdu.of(Asdu92.of(svId, 0, 1, 2, Octets.of(new byte[64]))).toOctets().toArray();
    SavPduView view = new SavPduView();
    assertThat(view.wrap(apdu, 0, apdu.length)).isTrue();
    Reception reception = new Reception();
    reception.ethernet(0, Reception.UNTAGGED, source, 0x4000, false, Reception.Lan.NONE, 0);
    return maps.choose(reception, view.asdu(0)).map(one -> one.reader().map().id());
  }

  /** SCL knows no sources: its map has the svID alone. */
  @Test
  void a_source_that_one_map_refuses_gets_none_of_another() {
    StreamMaps maps =
        StreamMaps.of(
            List.of(
                of("scl", OptionalLong.empty()),
                of("bay", OptionalLong.of(OURS)),
                map("any", new MapKey.Unbound())),
            50);
    assertThat(chosen(maps, SV_ID, OURS)).contains("bay");
    assertThat(chosen(maps, SV_ID, OTHER)).isEmpty();
    assertThat(chosen(maps, "MU02", OTHER)).contains("any");
  }

  @Test
  void each_of_two_sources_has_its_map() {
    StreamMaps maps =
        StreamMaps.of(
            List.of(of("one", OptionalLong.of(OURS)), of("two", OptionalLong.of(OTHER))), 50);
    assertThat(chosen(maps, SV_ID, OURS)).contains("one");
    assertThat(chosen(maps, SV_ID, OTHER)).contains("two");
    assertThat(chosen(maps, SV_ID, 3)).isEmpty();
  }
}
