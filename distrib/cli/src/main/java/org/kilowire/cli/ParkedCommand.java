// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.kilowire.cli.output.Printer;
import org.kilowire.meter.RefusedCredentials.Parked;
import org.kilowire.standalone.GatewayHome;
import org.kilowire.store.ParkedMeters;
import org.kilowire.store.StoreException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kilowire parked}: the meters that have refused a password. */
@Command(
    name = "parked",
    description = {
      "Lists the meters of a gateway that are not asked since they have refused a password.",
      "Works beside a gateway that runs, which asks a released meter once when it is next due."
          + " Meters lock: see to the password first.",
      "Exit code 1: there is no store, or a meter to be released is not parked."
    },
    mixinStandardHelpOptions = true)
final class ParkedCommand implements Callable<Integer> {

  private static final String ALL = "all";

  @ArgGroup(multiplicity = "1")
  private Where where;

  private static final class Where {
    @Option(names = "--home", paramLabel = "DIR", description = "of a \"kilowire gateway\"")
    private Path home;

    @Option(
        names = "--store",
        paramLabel = "DIR",
        description = "or the folder of a store, on a Kura: kilowire where Kura keeps its data")
    private Path store;

    private Path folder() {
      return home == null ? store : new GatewayHome(home).data();
    }
  }

  @Option(
      names = "--release",
      paramLabel = "METER",
      description = "have this one asked again, once, by the name that is listed; or all")
  private List<String> released = List.of();

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (ParkedMeters meters = ParkedMeters.open(where.folder(), InstantSource.system())) {
      return released.isEmpty() ? list(meters.all()) : release(meters);
    } catch (StoreException e) {
      complain(e.getMessage());
      return ExitCode.REFUSED;
    }
  }

  private int list(List<Parked> parked) {
    parked.forEach(one -> print("parked", one));
    return ExitCode.DONE;
  }

  private int release(ParkedMeters meters) {
    List<Parked> wanted =
        meters.all().stream()
            .filter(one -> released.contains(ALL) || released.contains(one.meter()))
            .toList();
    meters.release(wanted.stream().map(Parked::account).collect(Collectors.toSet()));
    wanted.forEach(one -> print("released", one));
    Set<String> names = wanted.stream().map(Parked::meter).collect(Collectors.toSet());
    List<String> missing =
        released.stream().filter(name -> !name.equals(ALL) && !names.contains(name)).toList();
    missing.forEach(name -> complain("not parked: " + name));
    return missing.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private void print(String state, Parked one) {
    Map<String, Object> members = Printer.members("state", state, "meter", one.meter());
    members.put("line", one.account().line());
    members.put("server", one.account().server());
    members.put("client", one.account().client());
    members.put("since", one.since().toString());
    out()
        .line(
            "%-8s  %s  %s  since %s".formatted(state, one.meter(), one.account(), one.since()),
            members);
  }

  private void complain(String problem) {
    out().failure(problem, Map.of("problem", problem));
  }

  private Printer out() {
    return new Printer(
        spec.commandLine().getOut(),
        spec.commandLine().getErr(),
        json ? Printer.Form.JSON : Printer.Form.TEXT);
  }
}
