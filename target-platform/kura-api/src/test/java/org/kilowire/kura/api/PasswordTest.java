// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.kura.configuration.Password;
import org.junit.jupiter.api.Test;

class PasswordTest {

  @Test
  void never_says_what_it_is() {
    assertThat(new Password("hunter2").toString()).doesNotContain("hunter2");
    assertThat(new Password("hunter2")).hasToString(new Password("other").toString());
  }

  @Test
  void is_what_was_given_as_text_or_as_characters() {
    char[] given = {'k', '1'};
    assertThat(new Password(given).getPassword()).isSameAs(given);
    assertThat(new Password("k1").getPassword()).containsExactly(given);
    assertThat(new Password((String) null).getPassword()).isNull();
  }

  @Test
  void is_equal_to_another_with_the_same_secret() {
    assertThat(new Password("k1")).isEqualTo(new Password(new char[] {'k', '1'}));
    assertThat(new Password("k1")).hasSameHashCodeAs(new Password("k1"));
    assertThat(new Password("k1")).isNotEqualTo(new Password("k2"));
  }
}
