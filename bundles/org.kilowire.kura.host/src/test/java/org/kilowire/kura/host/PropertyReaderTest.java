// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertyReaderTest {

  @Test
  void k23_numbers_and_flags_may_come_as_texts() {
    for (Object nine : List.of(9, 9L, (short) 9, "9", " 9 ")) {
      assertThat(whole(nine).value()).contains(9);
    }
    for (Object yes : List.of(true, "true")) {
      assertThat(flag(yes).value()).contains(true);
    }
  }

  @Test
  void k23_what_is_neither_is_told() {
    assertThat(whole(9.5).problems()).containsExactly("key: 9.5 is no whole number from 1 to 9");
    assertThat(whole(10L).problems()).containsExactly("key: 10 is no whole number from 1 to 9");
    assertThat(flag("yes").problems()).containsExactly("key: yes is neither true nor false");
  }

  @Test
  void k25_a_blank_text_is_none() {
    assertThat(whole(" ").value()).contains(5);
    assertThat(flag("").value()).contains(false);
  }

  private static Checked<Integer> whole(Object given) {
    PropertyReader settings = new PropertyReader(Map.of("key", given));
    int whole = settings.whole("key", 5, 1, 9);
    return settings.checked(() -> whole);
  }

  private static Checked<Boolean> flag(Object given) {
    PropertyReader settings = new PropertyReader(Map.of("key", given));
    boolean flag = settings.flag("key", false);
    return settings.checked(() -> flag);
  }
}
