// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** docs/reference/command-line.md names every command and every option, and the help does too. */
final class CommandLinePageTest {

  private static final Path REFERENCE = Path.of("../../docs/reference/command-line.md");
  private static final Path SIMULATORS = Path.of("../../simulators");

  /** Whose options are in the simulators' own pages. */
  private static final Map<String, String> SIMULATOR_PAGES =
      Map.of(
          "kilowire sim dlms", "meter/README.md",
          "kilowire sim iec62056", "iec62056/README.md",
          "kilowire sim sv", "merging-unit/README.md",
          "kilowire sim ft3", "merging-unit/README.md");

  private static List<CommandLine> leaves(CommandLine command) {
    if (command.getSubcommands().isEmpty()) {
      return List.of(command);
    }
    List<CommandLine> all = new ArrayList<>();
    command.getSubcommands().values().forEach(one -> all.addAll(leaves(one)));
    return all;
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .map(OptionSpec::longestName)
        .filter(name -> !List.of("--help", "--version").contains(name))
        .toList();
  }

  @Test
  void every_command_and_every_option_is_on_the_page() throws IOException {
    String page = Files.readString(REFERENCE);
    List<String> missing = new ArrayList<>();
    for (CommandLine command : leaves(Kilowire.commandLine())) {
      String name = command.getCommandSpec().qualifiedName();
      String[] words = name.split(" ", 3);
      String section = section(page, words[0] + " " + words[1]);
      if (words.length > 2) {
        assertThat(section).as(name).contains(words[2]);
      }
      String simulator = SIMULATOR_PAGES.get(name);
      String where =
          simulator == null ? section : section + Files.readString(SIMULATORS.resolve(simulator));
      for (String option : options(command)) {
        if (!where.matches("(?s).*`" + option + "[ `].*")) {
          missing.add(name + " " + option);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static String section(String page, String title) {
    int begin = page.indexOf("## " + title + "\n");
    assertThat(begin).as(title).isNotNegative();
    int end = page.indexOf("\n## ", begin + 1);
    return page.substring(begin, end < 0 ? page.length() : end);
  }

  @Test
  void every_option_says_what_it_is_and_has_a_word_for_its_value() {
    for (CommandLine command : leaves(Kilowire.commandLine())) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        String name = command.getCommandSpec().qualifiedName() + " " + option.longestName();
        assertThat(String.join("", option.description())).as(name).isNotBlank();
        if (option.arity().max() > 0) {
          assertThat(option.paramLabel()).as("else a Java field: " + name).doesNotContain("<");
        }
      }
    }
  }

  @Test
  void every_command_knows_its_version() {
    for (CommandLine command : leaves(Kilowire.commandLine())) {
      assertThat(command.getCommandSpec().version())
          .as(command.getCommandSpec().qualifiedName())
          .isNotEmpty();
    }
  }

  /** A script for the shell keeps the choices of an option under the word for its value. */
  @Test
  void choices_are_in_lower_case_and_no_two_options_have_them_under_one_word() {
    for (CommandLine command : leaves(Kilowire.commandLine())) {
      String name = command.getCommandSpec().qualifiedName();
      List<String> words = new ArrayList<>();
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (option.completionCandidates() != null) {
          words.add(option.paramLabel());
          assertThat(option.completionCandidates())
              .as(name + " " + option.longestName())
              .allMatch(choice -> choice.equals(choice.toLowerCase(Locale.ROOT)));
        }
      }
      assertThat(words).as(name).doesNotHaveDuplicates();
    }
  }
}
