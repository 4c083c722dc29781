// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.InstantSource;
import java.util.List;
import org.kilowire.simulators.iec62056.Iec62056Host;
import org.kilowire.simulators.iec62056.Iec62056HostOptions;
import org.kilowire.simulators.iec62056.LinePlace;
import org.kilowire.simulators.iec62056.device.MeterKind;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;

/**
 * Runs the commands that are typed most, on simulated meters: what the launcher starts once so that
 * the JVM can write down all classes which they need, for the next ones to start sooner.
 */
final class Rehearsal {

  private Rehearsal() {}

  public static void main(String[] args) throws Exception {
    try (MeterHost host =
        MeterHost.start(HostOptions.loopback(1), InstantSource.system(), 1, usual -> usual)) {
      for (ServedMeter meter : host.meters()) {
        String reach =
            " --link %s --framing %s --physical %d"
                .formatted(meter.links().get(0), meter.framing().text(), meter.physical());
        List.of(
                "dlms info --json",
                "dlms objects",
                "dlms get 1.8.0 0.0.1.0.0.255 --json --trace",
                "dlms get 1.8.0 --csv",
                "dlms profile 99.1.0 --from 1h --local",
                "dlms clock")
            .forEach(command -> run(command + reach));
      }
    }
    Iec62056HostOptions head =
        Iec62056HostOptions.of(LinePlace.tcp(0), MeterKind.EMH_LZQJ).withLine(1000, false);
    try (Iec62056Host host = Iec62056Host.start(head, InstantSource.system(), 1, usual -> usual)) {
      String reach = " --link " + host.meters().get(0).link();
      List.of(
              "iec62056 readout --json --trace",
              "iec62056 profile P.01 --from 1h --password 12345678")
          .forEach(command -> run(command + reach));
    }
    List.of("--help", "dlms get --help", "obis 1.8.0", "dlms get").forEach(Rehearsal::run);
    System.exit(0);
  }

  private static void run(String command) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Kilowire.commandLine().setOut(nowhere).setErr(nowhere).execute(command.split(" "));
  }
}
