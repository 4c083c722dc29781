// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.cli.demo.DemoBroker;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.faults.MeterFault;
import org.kilowire.tests.support.Eventually;

/** A gateway process that finds errors in its fleet, and that never says a secret. */
@Timeout(300)
class FleetTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String METERS = "mEt3r-pAssw0rd";
  private static final String BROKER = "br0ker-pAssw0rd";
  private static final String IN_THE_DOCUMENT = "wr1tten-in-the-fleet";

  /** Of java.util.logging, by which the MQTT library logs. */
  private static final String EVERYTHING =
      """
      handlers = java.util.logging.ConsoleHandler
      java.util.logging.ConsoleHandler.level = ALL
      org.eclipse.paho.level = ALL
      """;

  @TempDir private Path root;
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());

  @Test
  void errors_in_the_fleet_leave_the_old_one_in_force_and_no_secret_is_said() throws Exception {
    Site site = new Site(root);
    try (MeterHost host =
            MeterHost.start(
                HostOptions.loopback(2),
                InstantSource.system(),
                46,
                usual -> usual.withPassword(METERS));
        DemoBroker broker = DemoBroker.start(site.broker(), 0);
        SealedIms receiver = site.ims(broker.port())) {
      receiver.start().join();
      Map<String, ServedMeter> meters = FleetText.named(host.meters());
      meters.get("meter-2").meter().faults().set(MeterFault.GARBAGE); // its octets are worth a line
      site.settings(broker.port(), "broker.user=gateway");
      site.secrets("meters=" + METERS, "broker=" + BROKER);
      String whole = FleetText.onDemand(meters).every(SECOND, SECOND).document();
      site.fleet(whole);
      runUntil(site, moreOf(site, "meter-1"));

      site.fleet(withErrors(whole));
      runUntil(site, moreOf(site, "meter-3"));
      assertThat(problems(site))
          .as("all of them, with their places")
          .hasSize(4)
          .anySatisfy(line -> assertThat(line).contains("$.meters[0].line", "port-none"))
          .anySatisfy(line -> assertThat(line).contains("$.types[0].traits.password"))
          .anySatisfy(line -> assertThat(line).contains("$.schedules[0].every", "PT0S"))
          .anySatisfy(line -> assertThat(line).contains("$.surplus"));
      meters.get("meter-3").meter().faults().set(MeterFault.AUTH_REFUSED);
      ImsTables ims = new ImsTables(site.imsDatabase());
      runUntil(site, () -> !ims.events("parked").isEmpty());
    }
    assertThat(Files.readString(site.log("gateway")))
        .as("it was talkative")
        .contains("FINE: ", " TRACE ", "userName=gateway");
    for (String secret : List.of(METERS, BROKER, IN_THE_DOCUMENT)) {
      silentOf(secret, Files.readString(site.log("gateway")), String.join("\n", said));
    }
  }

  private static Eventually.Condition moreOf(Site site, String meter) throws Exception {
    ImsTables ims = new ImsTables(site.imsDatabase());
    int before = ims.rows(meter).size();
    return () -> ims.rows(meter).size() >= before + 10;
  }

  /** Starts the gateway, waits for something at the IMS, and ends the gateway. */
  private void runUntil(Site site, Eventually.Condition condition) throws Exception {
    try (Child gateway =
        Child.start(
            "gateway",
            site.log("gateway"),
            said::add,
            talkative(site),
            List.of("gateway", "--home", site.home().folder().toString()))) {
      gateway.awaitReady();
      Eventually.await("what the IMS waits for", condition);
      assertThat(gateway.end()).as("SIGTERM").isEqualTo(143);
    }
  }

  private static List<String> talkative(Site site) throws IOException {
    Path logging = Files.writeString(site.root().resolve("logging.properties"), EVERYTHING);
    return List.of(
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
        "-Djava.util.logging.config.file=" + logging);
  }

  private static String withErrors(String whole) {
    String[] parts = whole.split("\"meters\": \\[", 2);
    return (parts[0].replaceFirst("secret:meters", IN_THE_DOCUMENT)
            + "\"meters\": ["
            + parts[1].replaceFirst("\"line\": \"[^\"]*\"", "\"line\": \"port-none\""))
        .replaceFirst("\"every\": \"PT1S\"", "\"every\": \"PT0S\"")
        .replaceFirst("\"version\": 1", "\"surplus\": true, \"version\": 1");
  }

  private static List<String> problems(Site site) throws IOException {
    return Files.readAllLines(site.log("gateway")).stream()
        .filter(line -> line.startsWith("fleet.json "))
        .toList();
  }

  /** As it is, as octets and as base64, in whatever case. */
  private static void silentOf(String secret, String... outputs) {
    byte[] octets = secret.getBytes(StandardCharsets.US_ASCII);
    List<String> forms =
        List.of(
            secret,
            HexFormat.of().formatHex(octets),
            HexFormat.ofDelimiter(" ").formatHex(octets),
            Base64.getEncoder().withoutPadding().encodeToString(octets));
    for (String output : outputs) {
      String lower = output.toLowerCase(Locale.ROOT);
      assertThat(forms).noneMatch(form -> lower.contains(form.toLowerCase(Locale.ROOT)));
    }
  }
}
