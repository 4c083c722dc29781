// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kilowire.fleet.Fleet;

/** docs/reference/fleet.md says what is so. */
final class ReferenceTest {

  private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CUT = Pattern.compile("\\.\\.\\.");
  private static final Pattern MESSAGE = Pattern.compile("`\\$[^`]*?: ([^`]*)`");

  private final String text = page();

  private static String page() {
    try {
      return Files.readString(Path.of("../../docs/reference/fleet.md"));
    } catch (IOException e) {
      throw new AssertionError("the page is not where it should be", e);
    }
  }

  @Test
  void its_example_is_a_fleet() {
    Matcher example = EXAMPLE.matcher(text);
    assertThat(example.find()).isTrue();
    Fleet fleet = Documents.whole(Documents.reader().read(example.group(1)));
    assertThat(fleet.meters()).hasSize(1);
    assertThat(fleet.schedules().get("profiles").meters()).containsExactly("m-1");
  }

  @Test
  void its_messages_are_those_of_the_reader() {
    List<String> shown = MESSAGE.matcher(text).results().map(m -> m.group(1)).toList();
    String told = told();
    assertThat(shown).hasSizeGreaterThan(15);
    for (String message : shown) {
      assertThat(told).contains(CUT.splitAsStream(message).toList());
    }
  }

  private static String told() {
    StringBuilder all = new StringBuilder();
    DocumentFault.all().forEach(fault -> tell(fault.document(), all));
    String valid = Documents.valid();
    tell(Documents.replace(valid, "\"line\"", "\"lnie\""), all);
    tell(Documents.replace(valid, "\"m-2\"", "\"m-1\""), all);
    tell("{\n \"a\" 1}", all);
    tell("[".repeat(17), all);
    tell("[" + "0,".repeat(JsonTree.MAX_VALUES) + "0]", all);
    tell(" ".repeat(FleetReader.MAX_OCTETS + 1), all);
    all.append(Documents.reader().read(new byte[] {(byte) 0xFF}));
    return all.toString();
  }

  private static void tell(String document, StringBuilder into) {
    into.append(Documents.reader().read(document)).append('\n');
  }
}
