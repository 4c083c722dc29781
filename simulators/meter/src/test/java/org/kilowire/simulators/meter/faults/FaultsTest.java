// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultsTest {

  private static String pattern(Faults faults, int occasions) {
    return IntStream.range(0, occasions)
        .mapToObj(i -> faults.happens(MeterFault.DROP) ? "x" : ".")
        .reduce("", String::concat);
  }

  private static String pattern(String rule) {
    Faults faults = new Faults(1);
    faults.set(FaultRule.parse(rule));
    return pattern(faults, 10);
  }

  @Test
  void rules_say_when_it_happens() {
    assertThat(pattern("drop")).isEqualTo("xxxxxxxxxx");
    assertThat(pattern("drop:every=3")).isEqualTo("..x..x..x.");
    assertThat(pattern("drop:after=4")).isEqualTo("....xxxxxx");
    assertThat(pattern("drop:after=1,every=2,times=3")).isEqualTo("..x.x.x...");
  }

  @Test
  void shares_are_the_same_for_the_same_seed() {
    List<String> patterns =
        IntStream.of(7, 7, 8)
            .mapToObj(
                seed -> {
                  Faults faults = new Faults(seed);
                  faults.set(FaultRule.parse("drop:p=0.3"));
                  return pattern(faults, 400);
                })
            .toList();
    assertThat(patterns.get(0)).isEqualTo(patterns.get(1)).isNotEqualTo(patterns.get(2));
    assertThat(patterns.get(0).chars().filter(one -> one == 'x').count()).isBetween(80L, 160L);
  }

  @Test
  void what_is_switched_off_does_not_happen_and_what_happened_stays_counted() {
    Faults faults = new Faults(1);
    faults.set(MeterFault.DROP);
    faults.happens(MeterFault.DROP);
    faults.clear(MeterFault.DROP);
    assertThat(faults.happens(MeterFault.DROP)).isFalse();
    assertThat(faults.happened(MeterFault.DROP)).isEqualTo(1);
  }

  @Test
  void lengths_are_milliseconds() {
    assertThat(FaultRule.parse("delay:ms=250").length()).isEqualTo(Duration.ofMillis(250));
  }

  @ParameterizedTest
  @EnumSource(MeterFault.class)
  void every_fault_has_its_name_as_an_option(MeterFault fault) {
    assertThat(FaultRule.parse(fault.text()).fault()).isEqualTo(fault);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dropp",
        "drop:",
        "drop:every",
        "drop:every=0",
        "drop:p=0",
        "drop:p=1.1",
        "drop:p=x",
        "drop:after=-1",
        "drop:times=0",
        "drop:sometimes=1",
        "delay:ms=3600001",
        "delay:ms=-1"
      })
  void refuses_what_is_no_rule(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> FaultRule.parse(text));
  }
}
