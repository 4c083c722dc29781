// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kilowire.cli.output.ManPage;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Writes what a package of the command line has beside it: completion and manual pages. */
public final class Pages {

  private Pages() {}

  /** Writes {@code completion/kilowire} and {@code man/man1/*.1} into the folder of this name. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    CommandLine kilowire = Kilowire.commandLine();
    write(folder.resolve("completion/kilowire"), AutoComplete.bash("kilowire", kilowire));
    manual(folder.resolve("man/man1"), kilowire);
  }

  private static void manual(Path folder, CommandLine command) throws IOException {
    String name = command.getCommandSpec().qualifiedName("-");
    write(folder.resolve(name + ".1"), new ManPage(command.getCommandSpec()).text());
    for (CommandLine one : command.getSubcommands().values()) {
      manual(folder, one);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
