// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.dlms;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.TableOptions;
import org.kilowire.cli.output.Printer;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.xdlms.parameter.GetResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kilowire dlms get}: values of attributes, with scaler and unit. */
@Command(
    name = "get",
    description = "Reads attributes; registers with scaler and unit.",
    mixinStandardHelpOptions = true)
final class DlmsGet implements Callable<Integer> {

  private static final List<String> COLUMNS =
      List.of("obis", "class", "attribute", "value", "scaler", "unit", "scaled", "refused");

  @Mixin private DlmsOptions options;
  @Mixin private TableOptions output;

  @Parameters(
      arity = "1..64",
      paramLabel = "ATTRIBUTE",
      description = {
        "OBIS for attribute 2, as 1.8.0, 1-0:1.8.0 or 1.0.1.8.0.255,",
        "or CLASS:OBIS:ATTRIBUTE, as 3:1.0.1.8.0.255:2"
      })
  private List<String> wanted;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<Wish> wishes = wanted.stream().map(Wish::parse).toList();
    DlmsRun run = new DlmsRun(options, output, spec, Optional.empty());
    return run.client(
        client -> new AttributeReading(client, wishes).read(), all -> print(run, all));
  }

  private int print(DlmsRun run, List<AttributeReading.Found> all) {
    Printer out = run.printer();
    out.table(COLUMNS);
    int code = ExitCode.DONE;
    boolean denied = false;
    for (AttributeReading.Found found : all) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("obis", found.attribute().name().toString());
      members.put("class", found.attribute().classId());
      members.put("attribute", found.attribute().attribute());
      if (found.value() instanceof GetResult.Value value) {
        out.line(found.attribute() + " = " + describe(run, value.data(), found, members), members);
      } else {
        GetResult.Absent absent = (GetResult.Absent) found.value();
        members.put("refused", absent.text());
        out.line(found.attribute() + ": refused: " + absent.text(), members);
        denied |= absent.reason() == DlmsReason.ACCESS_DENIED;
        code = ExitCode.REFUSED;
      }
    }
    if (denied) {
      out.advise(run.hints().denied());
    }
    return code;
  }

  private static String describe(
      DlmsRun run, Data data, AttributeReading.Found found, Map<String, Object> members) {
    Object value = DataText.value(found.attribute(), data, run.sign());
    Optional<BigDecimal> scaled = found.unit().flatMap(unit -> unit.scaled(data));
    members.put("value", value);
    members.put("scaler", found.unit().map(ScalerUnit::scaler).orElse(null));
    members.put("unit", found.unit().map(ScalerUnit::text).orElse(null));
    members.put("scaled", scaled.map(BigDecimal::toPlainString).orElse(null));
    return scaled
        .map(number -> (number.toPlainString() + " " + found.unit().get().text()).strip())
        .orElseGet(() -> DataText.line(value));
  }
}
