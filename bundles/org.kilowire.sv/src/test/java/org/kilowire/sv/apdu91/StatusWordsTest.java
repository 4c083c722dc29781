// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StatusWordsTest {

  private static void only(int bit, LongPredicate asks) {
    for (int i = 0; i < 32; i++) {
      assertThat(asks.test(1L << i)).as("bit %d", i).isEqualTo(i == bit);
    }
  }

  @Test
  void each_bit_of_the_first_word_has_its_name() {
    only(16, StatusWords::maintenance);
    only(17, StatusWords::test);
    only(18, StatusWords::wakingUp);
    only(19, StatusWords::interpolation);
    only(20, StatusWords::syncLost);
    only(28, StatusWords::derivative);
    only(29, StatusWords::rangeFlag);
  }

  @Test
  void channels_1_to_7_are_in_the_first_word_and_8_to_22_in_the_second() {
    for (int channel = 1; channel <= 22; channel++) {
      int of = channel;
      only(channel <= 7 ? 16 + 4 + channel : channel - 8, bits -> StatusWords.invalid(bits, of));
      assertThat(StatusWords.invalid(StatusWords.GOOD.withInvalid(of).bits(), of)).isTrue();
    }
  }

  @Test
  void the_bits_of_all_channels_are_asked_for_at_once() {
    assertThat(StatusWords.channelBits(0)).isZero();
    assertThat(StatusWords.channelBits(7)).isEqualTo(0x0FE00000L);
    assertThat(StatusWords.channelBits(12)).isEqualTo(0x0FE0001FL);
    assertThat(StatusWords.channelBits(22)).isEqualTo(0x0FE07FFFL);
    assertThat(StatusWords.channelBits(40)).isEqualTo(0x0FE07FFFL);
  }

  @Test
  void channels_without_a_bit_are_never_invalid() {
    assertThat(IntStream.of(-1, 0, 23, 64, 1000))
        .noneMatch(channel -> StatusWords.invalid(0xFFFFFFFFL, channel));
    assertThatIllegalArgumentException().isThrownBy(() -> StatusWords.GOOD.withInvalid(23));
  }

  @Test
  void words_and_bits_are_the_same_thing() {
    StatusWords words = new StatusWords(0x3032, 0x801F);
    assertThat(words.bits()).isEqualTo(0x3032801FL);
    assertThat(StatusWords.of(words.bits())).isEqualTo(words);
    assertThatIllegalArgumentException().isThrownBy(() -> new StatusWords(0x10000, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new StatusWords(0, -1));
  }

  @Test
  void a_state_is_set_and_taken_back() {
    StatusWords set =
        StatusWords.GOOD
            .withTest(true)
            .withWakingUp(true)
            .withSyncLost(true)
            .withDerivative(true)
            .withRangeFlag(true);
    assertThat(set).isEqualTo(new StatusWords(0x3016, 0));
    assertThat(set.withSyncLost(false).withTest(false)).isEqualTo(new StatusWords(0x3004, 0));
  }
}
