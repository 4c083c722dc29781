// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kilowire.fleet.CatalogueType;
import org.kilowire.fleet.FleetResult;
import org.kilowire.fleet.LineCheck;
import org.kilowire.fleet.document.Catalogue;
import org.kilowire.fleet.document.FleetReader;
import org.kilowire.meter.Trait;
import org.kilowire.meter.iec62056.trait.Iec62056Traits;

/**
 * docs/reference/iec62056-21.md has the tables of traits, quirks and types as they are. With {@code
 * -Dkilowire.docs.write=true} they are written instead.
 */
final class ReferencePageTest {

  private static final Path PAGE = Path.of("../../docs/reference/iec62056-21.md");

  private static void check(String name, String head, Stream<String> rows) throws IOException {
    StringBuilder table = new StringBuilder("\n").append(head).append('\n');
    table.append(head.replaceAll("[^|]+", "---")).append('\n');
    rows.forEach(row -> table.append(row).append('\n'));
    String text = Files.readString(PAGE);
    String begin = "<!-- " + name + " -->";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf("<!-- end of " + name + " -->");
    if (Boolean.getBoolean("kilowire.docs.write")) {
      Files.writeString(PAGE, text.substring(0, from) + table + text.substring(to));
    } else {
      assertThat(text.substring(from, to)).isEqualTo(table.toString());
    }
  }

  @Test
  void its_example_is_a_fleet() throws IOException {
    Matcher example =
        Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
    assertThat(example.find()).isTrue();
    FleetReader reader =
        new FleetReader(List.of(new Iec62056Protocol()), LineCheck.Checked::leadsTo);
    FleetResult result = reader.read(example.group(1));
    assertThat(result).isInstanceOf(FleetResult.Whole.class);
    assertThat(((FleetResult.Whole) result).fleet().meters()).hasSize(2);
  }

  @Test
  void has_every_trait_with_its_default() throws IOException {
    check(
        "traits",
        "| trait | values | default | meaning |",
        Iec62056Traits.ALL.stream().map(ReferencePageTest::row));
  }

  private static String row(Trait trait) {
    String fallback =
        trait
            .fallback()
            .map(value -> trait.kind() == Trait.Kind.DURATION ? span(value) : value.toString())
            .map(text -> text.isEmpty() ? "empty" : "`" + text + "`")
            .orElse("none");
    return "| `"
        + trait.name()
        + "` | "
        + values(trait)
        + " | "
        + fallback
        + " | "
        + trait.help()
        + " |";
  }

  private static String span(Object millis) {
    return Duration.ofMillis((Long) millis).toString();
  }

  private static String values(Trait trait) {
    return switch (trait.kind()) {
      case TEXT -> "text, " + trait.most();
      case INTEGER -> trait.least() + ".." + trait.most();
      case FLAG -> "`true`, `false`";
      case CHOICE ->
          String.join(", ", trait.choices().stream().map(one -> "`" + one + "`").toList());
      case DURATION -> span(trait.least()) + ".." + span(trait.most());
      case SECRET -> "`secret:NAME`";
    };
  }

  @Test
  void has_every_quirk_that_is_tested() throws IOException {
    check("quirks", "| the meter | traits | without |", FieldQuirk.all().map(FieldQuirk::row));
  }

  @Test
  void has_every_type_of_the_catalogue() throws IOException {
    List<CatalogueType> types = Catalogue.of(List.of(new Iec62056Protocol())).types();
    check(
        "types",
        "| type | maker | model | known |",
        types.stream()
            .map(
                one ->
                    String.format(
                        Locale.ROOT,
                        "| `%s` | %s | %s | %s |",
                        one.type().id(),
                        one.maker(),
                        one.model(),
                        one.known())));
  }
}
