// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;
import org.kilowire.cli.demo.DemoCommand;
import org.kilowire.cli.dlms.DlmsCommand;
import org.kilowire.ims.ImsCommand;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code kilowire}: the command that all others hang on. */
@Command(
    name = "kilowire",
    description = "Reads meters, keeps what it read, hands it to the IMS.",
    mixinStandardHelpOptions = true,
    version = "kilowire 0.1.0",
    subcommands = {
      DemoCommand.class,
      GatewayCommand.class,
      ImsCommand.class,
      DlmsCommand.class,
      SimCommand.class,
      FleetCommand.class,
      ParkedCommand.class,
      ObisCommand.class,
      ManCommand.class,
      AutoComplete.GenerateCompletion.class,
      CommandLine.HelpCommand.class
    })
public final class Kilowire implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  public static void main(String[] args) {
    int code = commandLine().execute(args);
    System.out.flush();
    // Threads of libraries that do not end by themselves must not keep a finished command alive.
    System.exit(code);
  }

  static CommandLine commandLine() {
    Complaints complaints = new Complaints();
    CommandLine all =
        new CommandLine(new Kilowire())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(complaints)
            .setExecutionExceptionHandler(complaints);
    readable(all);
    sameVersion(all, all.getCommandSpec().version());
    return all;
  }

  /** What is wrong with an option in the words of the command line, not of a Java class. */
  private static void readable(CommandLine all) {
    all.registerConverter(
        Instant.class, reads(Instant::parse, "is no time like 2026-03-29T12:00:00Z"));
    all.registerConverter(ZoneId.class, reads(ZoneId::of, "is no time zone like Europe/Berlin"));
    all.registerConverter(URI.class, reads(URI::create, "is no URI like tcp://host:port"));
  }

  private static <T> ITypeConverter<T> reads(Function<String, T> reader, String otherwise) {
    return text -> {
      try {
        return reader.apply(text);
      } catch (DateTimeException | IllegalArgumentException e) {
        throw new TypeConversionException(text + " " + otherwise);
      }
    };
  }

  private static void sameVersion(CommandLine command, String... version) {
    command.getCommandSpec().version(version);
    command.getSubcommands().values().forEach(one -> sameVersion(one, version));
  }
}
