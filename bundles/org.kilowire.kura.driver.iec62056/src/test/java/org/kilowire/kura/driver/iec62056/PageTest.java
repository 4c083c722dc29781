// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.kilowire.kura.driver.ChannelField;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.meter.Trait;

/** What docs/reference says of the driver. */
final class PageTest {

  private static final String BEGIN = "# Kura Driver for meters by IEC 62056-21";

  private static String page() throws IOException {
    String page = Files.readString(Path.of("../../docs/reference/kura-driver-iec62056.md"));
    assertThat(page).contains(BEGIN);
    return page;
  }

  /** The row of a table that begins with this key. */
  private static String row(String page, String key) {
    return page.lines()
        .filter(line -> line.startsWith("| `" + key + "` |"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row for " + key));
  }

  private static String fallback(Trait field) {
    return field.required()
        ? "required"
        : field.fallback().map(Object::toString).filter(one -> !one.isEmpty()).orElse("none");
  }

  private static void assertDescribes(String row, Trait field) {
    assertThat(row).contains("| " + fallback(field) + " |");
    if (field.kind() == Trait.Kind.INTEGER || field.kind() == Trait.Kind.DURATION) {
      assertThat(row).contains(field.least() + ".." + field.most());
    }
    field.choices().forEach(choice -> assertThat(row).contains("`" + choice + "`"));
  }

  @Test
  void every_option_has_a_row_with_its_range_and_default() throws IOException {
    for (Trait option : RegisterDriverFixture.protocol().options()) {
      assertDescribes(row(page(), OptionValues.key(option)), option);
    }
  }

  @Test
  void every_field_of_a_channel_has_a_row() throws IOException {
    for (ChannelField field : RegisterFields.ALL) {
      assertDescribes(row(page(), field.trait().name()), field.trait());
    }
  }
}
