// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.apdu91.AsduLayout.Header;

final class AsduLayoutTest {

  private static void refused(String why, Runnable making) {
    assertThatIllegalArgumentException().isThrownBy(making::run).withMessageContaining(why);
  }

  @Test
  void extended_with_twelve_channels_is_the_universal_one() {
    assertThat(AsduLayout.extended(12))
        .usingRecursiveComparison()
        .ignoringFields("name")
        .isEqualTo(AsduLayout.UNIVERSAL);
  }

  @Test
  void parts_that_lie_over_each_other_or_outside_are_refused() {
    refused("channels", () -> new AsduLayout("x", Header.SENSOR, 12, 3, 2, -1, -1, 8, -1, -1));
    refused("smpCnt", () -> new AsduLayout("x", Header.SENSOR, 12, 4, 2, -1, -1, 7, -1, -1));
    refused("smpCnt", () -> new AsduLayout("x", Header.SENSOR, 12, 4, 2, -1, -1, 11, -1, -1));
    refused("smpCnt", () -> new AsduLayout("x", Header.SENSOR, 12, 4, 2, -1, -1, -1, -1, -1));
    refused("status", () -> new AsduLayout("x", Header.SENSOR, 12, 4, 2, 9, -1, 8, -1, -1));
    refused("confRev", () -> new AsduLayout("x", Header.SENSOR, 12, 4, 2, -1, -1, 8, 10, 10));
    refused("header", () -> new AsduLayout("x", Header.UNIVERSAL, 12, 4, 2, -1, -1, 8, -1, -1));
    refused("channels", () -> new AsduLayout("x", Header.NONE, 12, 0, 0, -1, -1, 8, -1, -1));
    refused("length", () -> new AsduLayout("x", Header.NONE, 4000, 0, 1, -1, -1, 8, -1, -1));
  }

  @Test
  void an_asdu_has_what_its_layout_has_and_no_more() {
    Octets samples = Asdu91.samples(1, -2);
    AsduHeader none = new AsduHeader.None();
    AsduLayout bare = new AsduLayout("bare", Header.NONE, 6, 0, 2, -1, -1, 4, -1, -1);
    Asdu91 good = new Asdu91(bare, none, samples, StatusWords.GOOD, 7, -1, -1);
    assertThat(good.sample(1)).isEqualTo(1);
    assertThat(good.sample(2)).isEqualTo(-2);
    StatusWords test = StatusWords.GOOD.withTest(true);
    refused("status", () -> new Asdu91(bare, none, samples, test, 7, -1, -1));
    refused("smpRate", () -> new Asdu91(bare, none, samples, StatusWords.GOOD, 7, 80, -1));
    refused("smpCnt", () -> new Asdu91(bare, none, samples, StatusWords.GOOD, 65536, -1, -1));
    refused("samples", () -> new Asdu91(bare, none, Octets.EMPTY, StatusWords.GOOD, 7, -1, -1));
    AsduHeader sensor = new AsduHeader.Sensor(1, 20, 5);
    refused("header", () -> new Asdu91(bare, sensor, samples, StatusWords.GOOD, 7, -1, -1));
    refused("sample", () -> Asdu91.samples(32768));
    refused("temperature", () -> new AsduHeader.Sensor(1, 128, 5));
    refused("LDName", () -> new AsduHeader.Universal(2, 1, 65536, 0, 0, 0, 0));
  }
}
