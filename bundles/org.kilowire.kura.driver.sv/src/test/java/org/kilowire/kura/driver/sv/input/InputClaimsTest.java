// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InputClaimsTest {

  private final InputClaims claims = new InputClaims();
  private final List<String> freed = new ArrayList<>();

  @Test
  void all_are_taken_or_none() {
    assertThat(claims.take(List.of("eth1"), "a", () -> {})).isEmpty();
    assertThat(claims.take(List.of("eth2", "eth1"), "b", () -> {}))
        .contains("eth1 is read by the driver a");
    assertThat(claims.take(List.of("eth2"), "c", () -> {})).isEmpty();
  }

  @Test
  void who_has_it_may_take_it_again() {
    assertThat(claims.take(List.of("eth1"), "a", () -> {})).isEmpty();
    assertThat(claims.take(List.of("eth1"), "a", () -> {})).isEmpty();
  }

  @Test
  void whoever_waits_is_told_once_that_something_is_free() {
    claims.take(List.of("eth1"), "a", () -> {});
    claims.take(List.of("eth1"), "b", () -> freed.add("b"));
    claims.release("a");
    claims.release("a");
    assertThat(freed).containsExactly("b");
    assertThat(claims.take(List.of("eth1"), "b", () -> {})).isEmpty();
  }

  @Test
  void whoever_has_given_up_is_not_told() {
    claims.take(List.of("eth1"), "a", () -> {});
    claims.take(List.of("eth1"), "b", () -> freed.add("b"));
    claims.release("b");
    claims.release("a");
    assertThat(freed).isEmpty();
  }

  @Test
  void a_name_becomes_an_id() {
    assertThat(StreamNames.fit("MU 01/Ü")).isEqualTo("MU_01__");
    assertThat(StreamNames.fit("")).isEqualTo("_");
    String one = StreamNames.fit("x".repeat(100) + "1");
    assertThat(one).hasSize(64).isNotEqualTo(StreamNames.fit("x".repeat(100) + "2"));
  }
}
