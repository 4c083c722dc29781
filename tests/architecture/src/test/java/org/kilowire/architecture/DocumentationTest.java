// SPDX-License-Identifier: Apache-2.0
package org.kilowire.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private static final Pattern CODE = Pattern.compile("`([a-z0-9-]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+\\.md)(#[^)]*)?\\)");

  private static List<Reason> reasons() {
    return new ClassFileImporter()
        .importPackages("org.kilowire").stream()
            .filter(type -> type.isEnum() && type.isAssignableTo(Reason.class))
            .flatMap(type -> Stream.of(type.reflect().getEnumConstants()))
            .map(Reason.class::cast)
            .toList();
  }

  @Test
  void every_reason_has_a_line() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/reference/errors.md"));
    assertThat(reasons()).hasSizeGreaterThan(80);
    assertThat(reasons().stream().map(reason -> reason.getClass().getSimpleName()))
        .contains("DlmsReason", "CollectReason", "DriverReason", "WireReason");
    assertThat(reasons()).allMatch(reason -> page.contains("\n| `" + reason.code() + "` |"));
  }

  @Test
  void reasons_of_one_code_are_of_one_kind_and_the_page_names_those_of_line_and_local()
      throws IOException {
    String page = Files.readString(ROOT.resolve("docs/reference/errors.md"));
    Map<Reason.Kind, Set<String>> byKind =
        reasons().stream()
            .collect(groupingBy(Reason::kind, mapping(Reason::code, toCollection(TreeSet::new))));
    assertThat(byKind.values().stream().mapToInt(Set::size).sum())
        .isEqualTo(reasons().stream().map(Reason::code).distinct().count());
    for (Reason.Kind kind : List.of(Reason.Kind.LINE, Reason.Kind.LOCAL)) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      String row = page.lines().filter(line -> line.startsWith("| " + name + " |")).toList().get(0);
      Set<String> named = new TreeSet<>();
      CODE.matcher(row).results().forEach(code -> named.add(code.group(1)));
      assertThat(named).as(name).isEqualTo(byKind.get(kind));
    }
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
    String[] words = component.split("\\.", -1);
    String subject = words[3];
    if (subject.equals("driver")) {
      return words[4].equals("dlms") ? "kura-drivers.md" : "kura-driver-" + words[4] + ".md";
    }
    return "kura-" + subject + ".md";
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
