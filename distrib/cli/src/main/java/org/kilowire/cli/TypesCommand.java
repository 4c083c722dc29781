// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.kilowire.cli.option.TableOptions;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.cli.output.Printer;
import org.kilowire.fleet.CatalogueType;
import org.kilowire.fleet.document.Catalogue;
import org.kilowire.meter.MeterType;
import org.kilowire.meter.Quantity;
import org.kilowire.standalone.Fleets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kilowire types}: the meter types that come with the product. */
@Command(
    name = "types",
    description = {
      "Lists the meter types that come with the product: what each sets, and from where that is"
          + " known.",
      "A fleet document and --type name them."
    },
    mixinStandardHelpOptions = true)
final class TypesCommand implements Callable<Integer> {

  private static final List<String> COLUMNS =
      List.of(
          "id", "protocol", "maker", "model", "traits", "zone", "registers", "profiles", "known");

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "this one, with all it sets")
  private Optional<String> name = Optional.empty();

  @Mixin private TableOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Catalogue catalogue = Catalogue.of(Fleets.protocols());
    Printer out = output.printer(spec);
    out.table(COLUMNS);
    if (name.isPresent()) {
      CatalogueType one =
          catalogue
              .find(name.get())
              .orElseThrow(() -> new WrongUsage("there is no type " + name.get()));
      out.line(whole(one), members(one));
    } else {
      catalogue.types().forEach(one -> out.line(line(one), members(one)));
    }
    return ExitCode.DONE;
  }

  private static String line(CatalogueType one) {
    return "%-18s  %-12s  %s".formatted(one.type().id(), one.maker(), one.model());
  }

  private static String whole(CatalogueType one) {
    StringBuilder text = new StringBuilder(line(one));
    new TreeMap<>(one.type().traits())
        .forEach((trait, value) -> text.append("\n  ").append(trait).append(" = ").append(value));
    text.append("\n  zone ").append(one.type().time().zone());
    one.type().registers().forEach(register -> text.append("\n  register ").append(register));
    one.type().profiles().forEach(profile -> text.append("\n  profile ").append(profile));
    return text.append("\n  known: ").append(one.known()).toString();
  }

  private static Map<String, Object> members(CatalogueType one) {
    MeterType type = one.type();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", type.id());
    members.put("protocol", type.protocol());
    members.put("maker", one.maker());
    members.put("model", one.model());
    members.put("traits", new TreeMap<>(type.traits()));
    members.put("zone", type.time().zone().toString());
    members.put("registers", texts(type.registers()));
    members.put("profiles", texts(type.profiles()));
    members.put("known", one.known());
    return members;
  }

  private static List<String> texts(List<Quantity> quantities) {
    return quantities.stream().map(Quantity::text).toList();
  }
}
