// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kilowire.cli.obis.ObisMeaning;
import org.kilowire.cli.option.TableOptions;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.cli.output.Printer;
import org.kilowire.dlms.cosem.LogicalName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kilowire obis}: what OBIS codes mean. */
@Command(
    name = "obis",
    description = "Says what OBIS codes mean, by the value groups of IEC 62056-6-1.",
    mixinStandardHelpOptions = true)
final class ObisCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "CODE",
      description = "1.8.0, 1-0:1.8.0*255 or 1.0.1.8.0.255")
  private List<String> codes;

  @Mixin private TableOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<LogicalName> names = codes.stream().map(ObisCommand::parse).toList();
    Printer out = output.printer(spec);
    out.table(List.of("obis", "meaning"));
    for (LogicalName name : names) {
      String meaning = ObisMeaning.of(name.octets());
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("obis", name.obis());
      members.put("meaning", meaning);
      String text = meaning.isEmpty() ? "no meaning in IEC 62056-6-1 that is known here" : meaning;
      out.line("%-16s  %s".formatted(name.obis(), text), members);
    }
    return ExitCode.DONE;
  }

  private static LogicalName parse(String code) {
    return LogicalName.parse(code)
        .orElseThrow(() -> new WrongUsage(code + " is no OBIS code like 1.8.0 or 1-0:1.8.0*255"));
  }
}
