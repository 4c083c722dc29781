// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.kura.driver.DriverReason;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.kura.driver.channel.ChannelFields;
import org.kilowire.meter.Trait;

/** What docs/reference says of the drivers. */
final class PageTest {

  private static String page(String name) throws IOException {
    return Files.readString(Path.of("../../docs/reference/" + name));
  }

  /** The row of a table that begins with this key. */
  private static String row(String page, String key) {
    return page.lines()
        .filter(line -> line.startsWith("| `" + key + "` |"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row for " + key));
  }

  private static String fallback(Trait field) {
    return field.required() ? "required" : field.fallback().map(Object::toString).orElse("none");
  }

  @ParameterizedTest
  @EnumSource
  void every_option_has_a_row_with_its_range_and_default(DlmsFraming framing) throws IOException {
    String page = page("kura-drivers.md");
    for (Trait option : DriverFixture.protocol(framing).options()) {
      String row = row(page, OptionValues.key(option));
      assertThat(row).contains("| " + fallback(option) + " |");
      if (option.kind() == Trait.Kind.INTEGER || option.kind() == Trait.Kind.DURATION) {
        assertThat(row).contains(option.least() + ".." + option.most());
      }
      option.choices().forEach(choice -> assertThat(row).contains("`" + choice + "`"));
    }
  }

  @Test
  void every_field_of_a_channel_has_a_row() throws IOException {
    String page = page("kura-drivers.md");
    for (Object one : (List<?>) new ChannelFields(DlmsChannelFields.ALL).getDescriptor()) {
      Tad field = (Tad) one;
      String row = row(page, field.getId());
      String range = field.getMin() == null ? "" : field.getMin() + ".." + field.getMax();
      assertThat(row).contains(range);
      assertThat(row)
          .contains(field.getDefault() == null ? "| " : "| " + field.getDefault() + " |");
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_reason_has_a_row(DriverReason reason) throws IOException {
    assertThat(row(page("errors.md"), reason.code())).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 12, 15, 18, 20, 22, 64, 70, 71})
  void every_class_that_is_never_written_is_named(int classId) throws IOException {
    assertThat(page("kura-drivers.md"))
        .containsPattern("a write to classes (\\d+, )*" + classId + "\\b");
  }
}
