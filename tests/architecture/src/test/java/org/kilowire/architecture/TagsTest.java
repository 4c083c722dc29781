// SPDX-License-Identifier: Apache-2.0
package org.kilowire.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A test that has a tag is run by the continuous integration, and no test has a tag that is not.
 */
final class TagsTest {

  private static final Pattern TAG = Pattern.compile("@(?:[a-z.]+\\.)?Tags?\\(([^)]*)\\)");

  /** Tags that follow each other belong to the same test. */
  private static final Pattern TAGS = Pattern.compile("(?:" + TAG.pattern() + "[^@{]*)+");

  private static final Pattern PARTS = Pattern.compile("^parts=([1-9])$", Pattern.MULTILINE);

  @Test
  void a_tag_is_browser_or_slow_with_one_of_the_parts_that_are_run() throws IOException {
    Set<Set<String>> known = new HashSet<>(Set.of(Set.of("browser")));
    parts().forEach(part -> known.add(Set.of("slow", part)));
    List<String> unknown = new ArrayList<>();
    for (Path source : TestSources.all()) {
      tags(source).stream()
          .filter(tags -> !known.contains(tags))
          .forEach(tags -> unknown.add(source.getFileName() + " " + tags));
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void every_part_of_the_slow_tests_has_some() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path source : TestSources.all()) {
      tags(source).forEach(used::addAll);
    }
    assertThat(used).containsAll(parts());
  }

  private static List<String> parts() throws IOException {
    Matcher parts = PARTS.matcher(Files.readString(TestSources.ROOT.resolve(".ci/run")));
    assertThat(parts.find()).isTrue();
    return IntStream.rangeClosed(1, Integer.parseInt(parts.group(1)))
        .mapToObj(part -> "part-" + part)
        .toList();
  }

  private static List<Set<String>> tags(Path source) {
    try {
      return TAGS.matcher(Files.readString(source))
          .results()
          .map(one -> tags(one.group()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> tags(String text) {
    return TAG.matcher(text)
        .results()
        .map(one -> one.group(1).replace("\"", ""))
        .collect(toCollection(TreeSet::new));
  }
}
