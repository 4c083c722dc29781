// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Traits;
import org.kilowire.meter.iec62056.trait.Iec62056Traits;

/** One thing has one name here, however a meter writes it. */
final class RegisterNamesTest {

  private static RegisterNames names(Map<String, Object> own) {
    return new RegisterNames(Traits.of(Iec62056Traits.ALL, own));
  }

  @ParameterizedTest
  @CsvSource({
    "1.8.0, 1-0:1.8.0*255",
    "1-0:1.8.0*255, 1-0:1.8.0*255",
    "1.8.0*01, 1-0:1.8.0*1",
    "1.8.0&02, 1-0:1.8.0*2",
    "1.5, 1-0:1.5.0*255",
    "1-2:1.29, 1-2:1.29.0*255",
    "C.1.0, 0-0:96.1.0*255",
    "F.F, 0-0:97.97.0*255",
    "P.01, 1-0:99.1.0*255",
    "0-0:96.13.0, 0-0:96.13.0*255",
    "ET0PE, raw:ET0PE",
    "'1.6.0,5', 'raw:1.6.0,5'"
  })
  void a_meters_name_is_one_quantity(String name, String quantity) {
    assertThat(names(Map.of()).ofName(name)).contains(new Quantity(quantity));
    assertThat(names(Map.of()).isOf(name, new Quantity(quantity))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "short, 1-0:1.8.0*255, 1.8.0",
    "short, 1-0:1.8.0*3, 1.8.0*03",
    "short, 1-1:1.8.0*255, 1-1:1.8.0",
    "short, 1-2:1.8.0*7, 1-2:1.8.0*07",
    "short, 0-1:96.1.0*255, 0-1:96.1.0",
    "short, 0-0:98.1.0*255, 0-0:98.1.0",
    "short, 0-0:96.1.0*255, C.1.0",
    "short, 0-0:97.97.0*255, F.F",
    "short, 1-0:99.1.0*255, P.01",
    "short, 1-0:99.98.0*255, P.98",
    "channel, 1-2:1.8.0*255, 1-2:1.8.0",
    "channel, 1-2:1.8.0*7, 1-2:1.8.0*07",
    "full, 1-0:1.8.0*255, 1-0:1.8.0*255",
    "hex, 1-0:15.8.128*255, 0F0880FF",
    "hex, raw:ET0PE#2, ET0PE"
  })
  void a_quantity_is_asked_for_in_the_types_form(String form, String quantity, String name) {
    assertThat(names(Map.of("name-form", form)).ofMeter(new Quantity(quantity))).contains(name);
  }

  @Test
  void hexadecimal_names_are_codes() {
    RegisterNames names = names(Map.of("name-form", "hex"));
    assertThat(names.ofName("0F0880FF")).contains(new Quantity("1-0:15.8.128*255"));
    assertThat(names.ofName("600100FF")).contains(new Quantity("0-0:96.1.0*255"));
    assertThat(names.ofName("0F0880F")).contains(new Quantity("raw:0F0880F"));
  }

  @Test
  void a_meter_without_codes_has_names_alone() {
    RegisterNames names = names(Map.of("names", "raw"));
    assertThat(names.ofName("1.8.0")).contains(new Quantity("raw:1.8.0"));
    assertThat(names.ofMeter(new Quantity("1-0:1.8.0*255"))).isEqualTo(Optional.empty());
  }

  @Test
  void another_medium_is_the_types() {
    assertThat(names(Map.of("medium", 6L, "channel", 1L)).ofName("6.8"))
        .contains(new Quantity("6-1:6.8.0*255"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a name", ""})
  void what_no_quantity_can_be_called_has_none(String name) {
    assertThat(names(Map.of()).ofName(name)).isEmpty();
  }
}
