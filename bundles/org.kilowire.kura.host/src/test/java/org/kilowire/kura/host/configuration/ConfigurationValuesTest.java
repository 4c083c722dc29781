// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.felix.metatype.AD;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.junit.jupiter.api.Test;

class ConfigurationValuesTest {
  @Test
  void k25_lists_and_primitives_become_wrapper_arrays() {
    assertThat(ConfigurationValues.wrapped(List.of(1, 2))).isEqualTo(new Integer[] {1, 2});
    assertThat(ConfigurationValues.wrapped(List.of())).isEqualTo(new String[0]);
    assertThat(ConfigurationValues.wrapped(new int[] {1, 2})).isEqualTo(new Integer[] {1, 2});
    assertThat(ConfigurationValues.wrapped(new byte[0])).isEqualTo(new Byte[0]);
    assertThat(ConfigurationValues.wrapped("scalar")).isEqualTo("scalar");
  }

  @Test
  void what_a_configuration_cannot_hold_is_refused() {
    assertThatThrownBy(() -> ConfigurationValues.type(new Object()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ConfigurationValues.type(new String[0][0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ConfigurationValues.type(new Long[0])).isEqualTo(Scalar.LONG);
  }

  @Test
  void maps_are_the_same_by_the_content_of_their_arrays() {
    Map<String, Object> one = Map.of("a", new Integer[] {1}, "b", 2L);
    assertThat(ConfigurationValues.same(one, Map.of("a", new Integer[] {1}, "b", 2L))).isTrue();
    assertThat(ConfigurationValues.same(one, Map.of("a", new Integer[] {2}, "b", 2L))).isFalse();
    assertThat(ConfigurationValues.same(one, Map.of("a", new Integer[] {1}, "b", 2))).isFalse();
    assertThat(ConfigurationValues.same(one, Map.of("a", new Integer[] {1}))).isFalse();
  }

  @Test
  void a_default_is_split_at_commas_that_have_no_backslash() {
    assertThat(AD.splitList("x,y\\,z")).containsExactly("x", "y,z");
    assertThat(AD.splitList("a\\\\b,")).containsExactly("a\\b", "");
    assertThat(AD.splitList(" a , b\\ ")).containsExactly("a", "b ");
    assertThat(AD.splitList("{\"a\":[]\\,\"b\":1}")).containsExactly("{\"a\":[],\"b\":1}");
  }
}
