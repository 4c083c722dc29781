// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.meter.Traits;
import org.kilowire.meter.dlms.DlmsProtocol;

class TraitOptionTest {

  private static Traits checked(Map<String, String> texts, Map<String, Object> given) {
    return new TraitOption(texts)
        .with(new DlmsProtocol().traits(), given, Map.of("client", "--client"));
  }

  @Test
  void texts_become_what_the_trait_is() {
    Traits traits =
        checked(
            Map.of(
                "inter-octet-timeout", "250ms",
                "retries", "0",
                "send-disc", "false",
                "address-length", "4"),
            Map.of("client", 17L));
    assertThat(traits.duration("inter-octet-timeout")).isEqualTo(Duration.ofMillis(250));
    assertThat(traits.integer("retries")).isZero();
    assertThat(traits.flag("send-disc")).isFalse();
    assertThat(traits.choice("address-length")).isEqualTo("4");
    assertThat(traits.integer("client")).isEqualTo(17);
    assertThat(traits.integer("server")).as("the default").isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "no-such-trait, 1",
    "retries, 21",
    "retries, -1",
    "retries, many",
    "retries, 99999999999999999999",
    "send-disc, yes",
    "send-disc, ''",
    "address-length, 3",
    "inter-octet-timeout, 5",
    "inter-octet-timeout, 1h",
    "inter-octet-timeout, 1ms",
    "inter-octet-timeout, 61s"
  })
  void what_a_trait_cannot_be_is_wrong_usage(String name, String text) {
    assertThatThrownBy(() -> checked(Map.of(name, text), Map.of()))
        .isInstanceOf(WrongUsage.class)
        .hasMessageContaining(name);
  }

  @Test
  void an_option_of_its_own_is_no_trait_to_be_given() {
    assertThatThrownBy(() -> checked(Map.of("client", "17"), Map.of("client", 16L)))
        .isInstanceOf(WrongUsage.class)
        .hasMessageContaining("--client");
  }

  @Test
  void an_option_out_of_the_traits_range_is_wrong_usage() {
    assertThatThrownBy(() -> checked(Map.of(), Map.of("client", 0L)))
        .isInstanceOf(WrongUsage.class)
        .hasMessageContaining("client");
  }
}
