// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Decoded;
import org.kilowire.sv.apdu91.AsduLines;

final class Ft3LayoutTest {

  @Test
  void frames_are_as_long_as_their_names_say() {
    assertThat(Ft3Layout.MERGING_UNIT.stream().map(Ft3Layout::octets))
        .containsExactly(52, 54, 54, 56, 74);
    assertThat(Ft3Layout.SENSORS.stream().map(Ft3Layout::octets))
        .containsExactly(26, 28, 28, 34, 48);
  }

  @Test
  void known_layouts_are_found_by_name() {
    assertThat(Ft3Layout.named("56")).contains(Ft3Layout.OCTETS_56);
    assertThat(Ft3Layout.named("sensor-28-2010")).contains(Ft3Layout.SENSOR_28_2010);
    assertThat(Ft3Layout.named("57")).isEmpty();
  }

  @Test
  void a_description_gives_the_layout_that_it_describes() {
    Ft3Layout layout =
        Ft3Layout.parse(
            "74 type=62 header=universal blocks=16,16,16,16 channels=22@16 sw1=60 sw2=62 smpCnt=14"
                + " smpRate=- confRev=-");
    assertThat(layout)
        .usingRecursiveComparison()
        .ignoringFields("asdu.name")
        .isEqualTo(Ft3Layout.OCTETS_74);
  }

  @Test
  void frames_of_a_described_layout_go_both_ways() {
    Ft3Layout own =
        Ft3Layout.parse(" own  blocks=6,2,16 channels=9@0 sw2=20 smpCnt=22 confRev=18 ");
    Ft3Frame frame = new Ft3Frame(own, AsduLines.any(new Random(5), own.asdu()));
    assertThat(Ft3Codec.decode(Ft3Codec.encode(frame), Ft3Options.of(own)))
        .isEqualTo(new Decoded.Complete<>(frame, 2 + 8 + 4 + 18));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "blocks=16",
        "own",
        "own blocks=16 channels=2@0",
        "own blocks=16 smpCnt=0",
        "own blocks=16 channels=2 smpCnt=0",
        "own blocks=16 channels=2@2 smpCnt=3",
        "own blocks=17 channels=2@2 smpCnt=0",
        "own blocks=1,16 channels=2@2 smpCnt=0",
        "own blocks= channels=2@2 smpCnt=0",
        "own blocks=16 channels=2@2 smpCnt=999999",
        "own blocks=16 channels=2@2 smpCnt=0 type=44",
        "own blocks=16 channels=1@14 smpCnt=12 header=universal type=44",
        "own blocks=16 channels=2@4 smpCnt=8 header=universal",
        "own blocks=16 channels=2@4 smpCnt=8 header=other",
        "own blocks=16 channels=2@4 smpCnt=8 smpCnt=8",
        "own blocks=16 channels=2@4 smpCnt=8 colour=3",
        "own blocks=16 channels=2@4 smpCnt=8 word"
      })
  void a_description_that_cannot_be_used_is_refused(String description) {
    assertThatIllegalArgumentException().isThrownBy(() -> Ft3Layout.parse(description));
  }

  @Test
  void some_layouts_are_expected_and_not_too_many() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ft3Options(Ft3Crc.STANDARD, List.of()));
    List<Ft3Layout> many = java.util.Collections.nCopies(17, Ft3Layout.OCTETS_54);
    assertThatIllegalArgumentException().isThrownBy(() -> new Ft3Options(Ft3Crc.STANDARD, many));
  }
}
