// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kilowire.cli.meter.MeterTarget;
import org.kilowire.conversation.Secret;
import org.kilowire.fleet.Fleet;
import org.kilowire.fleet.FleetMeter;
import org.kilowire.fleet.FleetResult;
import org.kilowire.fleet.document.FleetReader;
import org.kilowire.kura.base.secret.SecretsFile;
import org.kilowire.link.LinkUri;
import org.kilowire.meter.Meter;
import org.kilowire.meter.Secrets;
import org.kilowire.standalone.Fleets;
import picocli.CommandLine.Option;

/** A meter as a fleet document has it, instead of options that describe it. */
public final class FleetOptions {

  @Option(
      names = "--fleet",
      paramLabel = "FILE",
      description =
          "a fleet document that has the meter; passwords are looked for in secrets.properties"
              + " beside it")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--meter", paramLabel = "ID", description = "the meter's id in --fleet")
  private Optional<String> meter = Optional.empty();

  public boolean isGiven() {
    return file.isPresent() || meter.isPresent();
  }

  /**
   * The meter.
   *
   * @param password for the secret that its traits name, over what the secrets file says
   * @param protocol that it must speak
   * @throws WrongUsage if the document is not in order or has no such meter
   * @throws UncheckedIOException if a file cannot be read
   */
  public MeterTarget target(Optional<Secret> password, String protocol) {
    if (file.isEmpty() || meter.isEmpty()) {
      throw new WrongUsage("--fleet FILE and --meter ID go together");
    }
    Fleet fleet = fleet(file.get());
    FleetMeter entry = fleet.meters().get(meter.get());
    if (entry == null) {
      throw new WrongUsage(file.get() + " has no meter " + meter.get());
    }
    Meter found = entry.meter();
    if (!found.type().protocol().equals(protocol)) {
      throw new WrongUsage(
          meter.get() + " speaks " + found.type().protocol() + ": see its command");
    }
    LinkUri link = LinkUri.of(fleet.lines().get(entry.line()).uri());
    return new MeterTarget(found, link, secrets(file.get(), password));
  }

  private static Fleet fleet(Path file) {
    try {
      if (Files.size(file) > FleetReader.MAX_OCTETS) {
        throw new WrongUsage(file + " has more than " + FleetReader.MAX_OCTETS + " octets");
      }
      FleetResult result = Fleets.reader(name -> true).read(Files.readAllBytes(file));
      if (result instanceof FleetResult.Refused refused) {
        throw new WrongUsage(file + " is not in order: " + refused.problems().get(0));
      }
      return ((FleetResult.Whole) result).fleet();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Secrets secrets(Path fleet, Optional<Secret> password) {
    if (password.isPresent()) {
      return name -> password;
    }
    Path beside = fleet.resolveSibling("secrets.properties");
    if (!Files.exists(beside)) {
      return name -> Optional.empty();
    }
    try {
      return SecretsFile.read(beside);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
