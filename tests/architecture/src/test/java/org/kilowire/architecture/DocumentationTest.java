// SPDX-License-Identifier: Apache-2.0
package org.kilowire.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Reason;
import org.kilowire.meter.Trait;
import org.kilowire.meter.dlms.DlmsProtocol;

/** What the documentation must not forget. */
final class DocumentationTest {

  private static final Path ROOT = Path.of(System.getProperty("kilowire.root"));
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+\\.md)(#[^)]*)?\\)");

  @Test
  void every_reason_has_a_line() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/reference/errors.md"));
    Set<String> missing = new TreeSet<>();
    Set<String> bundles = new TreeSet<>();
    int reasons = 0;
    for (JavaClass type : new ClassFileImporter().importPackages("org.kilowire")) {
      if (type.isEnum() && type.isAssignableTo(Reason.class)) {
        bundles.add(type.getSimpleName());
        for (Object constant : type.reflect().getEnumConstants()) {
          reasons++;
          String code = ((Reason) constant).code();
          if (!page.contains("`" + code + "`")) {
            missing.add(code);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(bundles).contains("DlmsReason", "CollectReason", "DriverReason", "WireReason");
    assertThat(reasons).isGreaterThan(80);
  }

  @Test
  void every_trait_has_a_line_with_its_default() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/reference/dlms.md"));
    for (Trait trait : new DlmsProtocol().traits()) {
      assertThat(page).contains("| `" + trait.name() + "` |").contains(trait.help());
    }
  }

  @Test
  void every_option_of_a_component_has_a_line() throws Exception {
    Set<String> missing = new TreeSet<>();
    for (DescribedComponent one : DescribedComponent.all()) {
      if (one.name().startsWith("org.kilowire.")) {
        String page = Files.readString(ROOT.resolve("docs/reference").resolve(page(one.name())));
        for (String option : one.options()) {
          if (!page.contains("| `" + option + "` |")) {
            missing.add(one.name() + ": " + option);
          }
        }
        assertThat(page).contains("`" + one.name() + "`");
      }
    }
    assertThat(missing).isEmpty();
  }

  /** {@code kura-wire.md} of {@code org.kilowire.kura.wire.Schedule}. */
  private static String page(String component) {
    String subject = component.split("\\.", -1)[3];
    return "kura-" + (subject.equals("driver") ? "drivers" : subject) + ".md";
  }

  @Test
  void every_page_is_in_the_index() throws IOException {
    String index = Files.readString(ROOT.resolve("docs/README.md"));
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      assertThat(files.filter(Files::isRegularFile).map(ROOT.resolve("docs")::relativize))
          .map(Path::toString)
          .filteredOn(name -> !name.endsWith(".png"))
          .allMatch(name -> name.equals("README.md") || index.contains("](" + name + ")"));
    }
  }

  @Test
  void no_link_between_documents_is_dead() throws IOException {
    List<String> dead = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".md")).toList()) {
        collectDead(file, dead);
      }
    }
    collectDead(ROOT.resolve("README.md"), dead);
    collectDead(ROOT.resolve("CONTRIBUTING.md"), dead);
    assertThat(dead).isEmpty();
  }

  private static void collectDead(Path file, List<String> dead) throws IOException {
    Matcher link = LINK.matcher(Files.readString(file));
    while (link.find()) {
      if (!Files.exists(file.resolveSibling(link.group(1)))) {
        dead.add(ROOT.relativize(file) + " -> " + link.group(1));
      }
    }
  }
}
