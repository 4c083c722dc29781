// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.output;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command's manual page in the macros of man(7), from what picocli knows of it. */
public final class ManPage {

  private final CommandSpec spec;
  private final StringBuilder page = new StringBuilder();

  public ManPage(CommandSpec spec) {
    this.spec = spec;
  }

  /** The page, to be read by man or groff. */
  public String text() {
    String name = spec.qualifiedName("-");
    line(".TH \"" + name.toUpperCase(Locale.ROOT) + "\" 1 \"\" \"" + first(spec.version()) + "\"");
    section("NAME", name + " \\- " + escaped(first(spec.usageMessage().description())));
    String usage =
        new CommandLine.Help(spec, CommandLine.Help.defaultColorScheme(Ansi.OFF)).synopsis(0);
    line(".SH SYNOPSIS");
    line(".nf");
    page.append(escaped(usage));
    line(".fi");
    section("DESCRIPTION", escaped(String.join(" ", spec.usageMessage().description())));
    line(".SH OPTIONS");
    spec.positionalParameters().forEach(this::parameter);
    spec.options().forEach(this::option);
    if (!spec.subcommands().isEmpty()) {
      line(".SH COMMANDS");
      spec.subcommands().forEach((word, command) -> item(word, description(command)));
    }
    return page.toString();
  }

  private static List<String> description(CommandLine command) {
    return List.of(command.getCommandSpec().usageMessage().description());
  }

  private void parameter(PositionalParamSpec parameter) {
    item(parameter.paramLabel(), List.of(parameter.description()));
  }

  private void option(OptionSpec option) {
    String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
    item(String.join(", ", option.names()) + value, List.of(option.description()));
  }

  private void item(String head, List<String> text) {
    line(".TP");
    line(".B " + escaped(head));
    line(text.stream().map(ManPage::escaped).collect(Collectors.joining(System.lineSeparator())));
  }

  private void section(String title, String text) {
    line(".SH " + title);
    line(text);
  }

  private void line(String text) {
    page.append(text).append(System.lineSeparator());
  }

  private static String first(String... lines) {
    return lines.length == 0 ? "" : lines[0];
  }

  /** Nothing of it is a request or an escape of roff. */
  private static String escaped(String text) {
    String plain = text.replace("\\", "\\e").replace("-", "\\-");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }
}
