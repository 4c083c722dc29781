// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantityTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1-0:1.8.0*255",
        "5:1-0:1.4.0*255:3",
        "7:1-0:99.1.0*255:3:12",
        "raw:ET0PE",
        "sv:Ia/rms",
        "sv:1min",
        "round:quick-5s"
      })
  void reads_canonical_text(String text) {
    assertThat(Quantity.parse(text)).contains(new Quantity(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.8.0",
        "1-0:1.8.256*255",
        "01-0:1.8.0*255",
        "1-0:1.8.0*255:2",
        "70000:1-0:1.8.0*255:2",
        "raw:",
        "raw:a b",
        "round:a/b",
        "other:x"
      })
  void refuses_the_rest(String text) {
    assertThatThrownBy(() -> new Quantity(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void completes_an_obis_code_without_its_last_group() {
    assertThat(Quantity.parse("1-0:1.8.0")).contains(new Quantity("1-0:1.8.0*255"));
  }

  @Test
  void names_the_attribute_it_stands_for() {
    Obis energy = Obis.parse("1-0:1.8.0*255").orElseThrow();
    assertThat(Quantity.of(3, energy, 2).cosem())
        .contains(new Quantity.Cosem(Optional.empty(), energy, 2, Optional.empty()));
    assertThat(Quantity.of(3, energy, 3).text()).isEqualTo("3:1-0:1.8.0*255:3");
    assertThat(new Quantity("5:1-0:1.8.0*255:4:2").cosem())
        .contains(new Quantity.Cosem(Optional.of(5), energy, 4, Optional.of(2)));
    assertThat(Quantity.round("x").cosem()).isEmpty();
  }

  @Test
  void an_attribute_that_no_object_has_is_no_quantity() {
    assertThat(Quantity.parse("3:1-0:1.8.0*255:127")).isPresent();
    assertThat(Quantity.parse("3:1-0:1.8.0*255:128")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-0:1.8.0*255", "1.0.1.8.0.255", "1-0:1.8.0", "1.8.0*255", "1.8.0"})
  void an_obis_code_is_the_same_in_all_its_forms(String text) {
    assertThat(Quantity.parse(text)).contains(new Quantity("1-0:1.8.0*255"));
  }

  @Test
  void a_short_service_entry_is_the_meters_own() {
    assertThat(Obis.parse("96.1.0").map(Obis::toString)).contains("0-0:96.1.0*255");
    assertThat(Obis.parse("97.97.0").map(Obis::toString)).contains("0-0:97.97.0*255");
    assertThat(Obis.parse("99.1.0").map(Obis::toString)).contains("1-0:99.1.0*255");
  }
}
