// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.Flips;
import org.kilowire.dlms.axdr.Data;

final class ProfileDecoderTest {

  /** Two rows: time, status, number, text, nothing, float, structure; the second with others. */
  private static final Octets ROWS =
      Octets.ofHex(
          "01020207 090C07E9010103000F00FFFFC400 1101 0600012345 0A024142 00 173FC00000 02021101"
              + " 11020207 00 0301 0FFF 0C02C3A9 FF 15FFFFFFFFFFFFFFFF 150000000000000001");

  private static final String EXPECTED =
      "[0=x07E9010103000F00FFFFC400 1=1 2=74565 3=AB 4=- 5=Float32[value=1.5] "
          + "6=Structure[elements=[Whole[type=UNSIGNED, value=1], Whole[type=UNSIGNED, value=2]]] ]"
          + "[0=- 1=Bool[value=true] 2=-1 3=é 4=- 5=Whole[type=LONG64_UNSIGNED, value=-1] 6=1 ]";

  /** Writes down what it is given. */
  private static final class Notes implements RowSink {
    final StringBuilder notes = new StringBuilder();

    private void note(int column, Object value) {
      notes.append(column).append('=').append(value).append(' ');
    }

    @Override
    public void beginRow() {
      notes.append('[');
    }

    @Override
    public void number(int column, long value) {
      note(column, value);
    }

    @Override
    public void octets(int column, ByteBuffer octets) {
      note(column, "x" + Octets.copyOf(octets));
    }

    @Override
    public void text(int column, String text) {
      note(column, text);
    }

    @Override
    public void missing(int column) {
      note(column, "-");
    }

    @Override
    public void other(int column, Data value) {
      note(column, value);
    }

    @Override
    public void endRow() {
      notes.append(']');
    }

    @Override
    public void unlike(Octets octets, String why) {
      notes.append('!').append(octets);
    }
  }

  private final Notes notes = new Notes();

  private ProfileDecoder decoder(int columns) {
    return new ProfileDecoder(columns, 10, notes);
  }

  private static boolean feed(ProfileDecoder decoder, Octets octets, int step) {
    boolean good = true;
    for (int from = 0; from < octets.length() && good; from += step) {
      int to = Math.min(octets.length(), from + step);
      good = decoder.feed(octets.slice(from, to).buffer());
    }
    return good && decoder.end();
  }

  @Test
  void rows_are_the_same_however_they_are_cut() {
    for (int step = 1; step <= ROWS.length(); step++) {
      notes.notes.setLength(0);
      assertThat(feed(decoder(7), ROWS, step)).as("%d octets a block", step).isTrue();
      assertThat(notes.notes.toString()).as("%d octets a block", step).isEqualTo(EXPECTED);
    }
  }

  @Test
  void an_end_amid_a_row_is_noticed() {
    for (int length = 0; length < ROWS.length(); length++) {
      boolean whole = length == 2 || length == rowEnd();
      ProfileDecoder decoder = decoder(7);
      assertThat(feed(decoder, ROWS.slice(0, length), 7)).as("%d octets", length).isEqualTo(whole);
    }
  }

  /** Where the first row ends: a meter that announced two rows and sent one. */
  private static int rowEnd() {
    return 2 + 2 + 14 + 2 + 5 + 4 + 1 + 5 + 6;
  }

  @ParameterizedTest
  @CsvSource({"0100, 0", "00, 0", "0105 02011101, 1", "0101 02011101 02011102 02011103, 3"})
  void the_announced_count_is_not_believed(String hex, int rows) {
    ProfileDecoder decoder = decoder(1);
    assertThat(feed(decoder, Octets.ofHex(hex), 1)).isTrue();
    assertThat(decoder.rows()).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource({
    "0101 0201 07, MALFORMED_DATA",
    "1101, MALFORMED_DATA",
    "02011101, MALFORMED_DATA",
    "0101 0201 0984FFFFFFFF, MALFORMED_DATA",
    "0101 0201 09847FFFFFFF, TOO_LONG",
    "0101 0201 0101 07, MALFORMED_DATA"
  })
  void rows_that_are_none_have_their_reasons(String hex, DlmsReason reason) {
    ProfileDecoder decoder = decoder(1);
    assertThat(feed(decoder, Octets.ofHex(hex), 3)).isFalse();
    assertThat(decoder.reason()).isEqualTo(reason);
    assertThat(decoder.feed(ROWS.buffer())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // a value too many, too few, none at all; no structure; a structure where a row should be
    "0103 02011101 0202110511 06 02011102, '02021105 1106'",
    "0103 02011101 0200 02011102, 0200",
    "0103 02011101 0A0141 02011102, 0A0141",
    "0103 02011101 00 02011102, 00",
    "0103 02011101 0101 02011105 02011102, '0101 02011105'"
  })
  void a_row_unlike_the_columns_is_passed_over_and_told(String hex, String told) {
    for (int step = 1; step < 20; step++) {
      notes.notes.setLength(0);
      ProfileDecoder decoder = decoder(1);
      assertThat(feed(decoder, Octets.ofHex(hex), step)).as("%d octets a block", step).isTrue();
      assertThat(notes.notes).hasToString("[0=1 ]!" + Octets.ofHex(told) + "[0=2 ]");
      assertThat(decoder.rows()).isEqualTo(2);
    }
  }

  /** As a compact-array has them: all rows alike, and none like the columns. */
  @Test
  void rows_of_a_compact_array_are_passed_over_too() {
    assertThat(feed(decoder(1), Octets.ofHex("13 02 02 11 12 06 01 0002 03 0004"), 100)).isTrue();
    assertThat(notes.notes.toString()).startsWith("!0202").doesNotContain("[");
  }

  @ParameterizedTest
  @CsvSource({"0101 02011101 07FFFF", "0101 02011101 0000", "0101 02011101 1101"})
  void what_stands_behind_the_rows_is_left(String hex) {
    assertThat(feed(decoder(1), Octets.ofHex(hex), 1)).isTrue();
    assertThat(notes.notes).hasToString("[0=1 ]");
  }

  @Test
  void rows_are_bounded() {
    ProfileDecoder decoder = decoder(1);
    assertThat(feed(decoder, Octets.ofHex("01820FFF" + "02011101".repeat(11)), 5)).isFalse();
    assertThat(decoder.reason()).isEqualTo(DlmsReason.TOO_MANY_ROWS);
    assertThat(decoder.rows()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100})
  void a_compact_array_is_rows_too(int step) {
    Octets octets = Octets.ofHex("13 02 02 11 12 06 01 0002 03 0004");
    assertThat(feed(decoder(2), octets, step)).isTrue();
    assertThat(notes.notes).hasToString("[0=1 1=2 ][0=3 1=4 ]");
  }

  @Test
  void a_reset_begins_anew() {
    ProfileDecoder decoder = decoder(7);
    decoder.feed(ROWS.slice(0, 20).buffer());
    decoder.reset();
    notes.notes.setLength(0);
    assertThat(feed(decoder, ROWS, 9)).isTrue();
    assertThat(notes.notes).hasToString(EXPECTED);
  }

  @Test
  void damaged_octets_never_throw() {
    Flips.none_throws(
        ROWS,
        621,
        20_000,
        in -> {
          ProfileDecoder decoder = decoder(0);
          decoder.feed(in);
          decoder.end();
        });
  }
}
