// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kilowire.kura.driver.ChannelField;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.kura.driver.sv.channel.StreamFields;
import org.kilowire.kura.driver.sv.option.StreamTraits;
import org.kilowire.meter.Trait;

/** What docs/reference says of the drivers. */
final class SvPageTest {

  private static String page() throws IOException {
    return Files.readString(Path.of("../../docs/reference/kura-driver-sv.md"));
  }

  /** The row of a table that begins with this key. */
  private static String row(String page, String key) {
    return page.lines()
        .filter(line -> line.startsWith("| `" + key + "` |"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row for " + key));
  }

  private static void assertDescribes(String row, Trait field) {
    String fallback =
        field.required() ? "required" : field.fallback().map(Object::toString).orElse("none");
    assertThat(row).contains("| " + fallback + " |");
    if (field.kind() == Trait.Kind.INTEGER) {
      assertThat(row).contains(field.least() + ".." + field.most());
    }
    field.choices().forEach(choice -> assertThat(row).contains("`" + choice + "`"));
  }

  @Test
  void every_option_has_a_row_with_its_range_and_default() throws IOException {
    for (List<Trait> traits : List.of(StreamTraits.ETHERNET, StreamTraits.FT3)) {
      for (Trait option : traits) {
        assertDescribes(row(page(), OptionValues.key(option)), option);
      }
    }
  }

  @Test
  void every_field_of_a_channel_has_a_row_and_every_quantity_too() throws IOException {
    String page = page();
    for (ChannelField field : StreamFields.ALL) {
      if (field.trait().name().equals("quantity")) {
        assertThat(row(page, "quantity")).contains("| rms |");
        field.trait().choices().forEach(one -> assertThat(page).contains("| `" + one + "`"));
      } else {
        assertDescribes(row(page, field.trait().name()), field.trait());
      }
    }
  }
}
