// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kilowire.cli.demo.DemoCommand;
import org.kilowire.cli.dlms.DlmsCommand;
import org.kilowire.cli.iec62056.Iec62056Command;
import org.kilowire.cli.ims.ImsCommand;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.cli.sv.SvCommand;
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
    version = "kilowire 0.1.0")
public final class Kilowire implements Runnable {

  /** In the order of the help. */
  private static final Map<String, Supplier<Object>> COMMANDS = new LinkedHashMap<>();

  /** Those that look at the others. */
  private static final Map<String, Supplier<Object>> OVERVIEWS = new LinkedHashMap<>();

  static {
    COMMANDS.put("demo", DemoCommand::new);
    COMMANDS.put("gateway", GatewayCommand::new);
    COMMANDS.put("ims", ImsCommand::new);
    COMMANDS.put("dlms", DlmsCommand::new);
    COMMANDS.put("iec62056", Iec62056Command::new);
    COMMANDS.put("sv", SvCommand::new);
    COMMANDS.put("types", TypesCommand::new);
    COMMANDS.put("sim", SimCommand::new);
    COMMANDS.put("fleet", FleetCommand::new);
    COMMANDS.put("parked", ParkedCommand::new);
    COMMANDS.put("obis", ObisCommand::new);
    OVERVIEWS.put("man", ManCommand::new);
    OVERVIEWS.put("generate-completion", AutoComplete.GenerateCompletion::new);
    OVERVIEWS.put("help", HelpCommand::new);
  }

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  public static void main(String[] args) {
    int code = commandLine(args).execute(args);
    System.out.flush();
    // Threads of libraries that do not end by themselves must not keep a finished command alive.
    System.exit(code);
  }

  /** All commands. */
  static CommandLine commandLine() {
    return commandLine(new CommandLine(new Kilowire()), all());
  }

  /** The command that {@code args} begin with, alone: to look at all of them takes its time. */
  private static CommandLine commandLine(String... args) {
    Supplier<Object> one = args.length == 0 ? null : COMMANDS.get(args[0]);
    return commandLine(new CommandLine(new Kilowire()), one == null ? all() : Map.of(args[0], one));
  }

  private static Map<String, Supplier<Object>> all() {
    Map<String, Supplier<Object>> all = new LinkedHashMap<>(COMMANDS);
    all.putAll(OVERVIEWS);
    return all;
  }

  /**
   * The command of these words below {@code command}.
   *
   * @throws WrongUsage where there is none
   */
  static CommandLine subcommand(CommandLine command, List<String> words) {
    CommandLine found = command;
    for (String word : words) {
      found = found.getSubcommands().get(word);
      if (found == null) {
        throw new WrongUsage("there is no command " + String.join(" ", words));
      }
    }
    return found;
  }

  private static CommandLine commandLine(CommandLine all, Map<String, Supplier<Object>> commands) {
    commands.forEach((name, command) -> all.addSubcommand(name, command.get()));
    CommandErrors complaints = new CommandErrors();
    all.setCaseInsensitiveEnumValuesAllowed(true)
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
