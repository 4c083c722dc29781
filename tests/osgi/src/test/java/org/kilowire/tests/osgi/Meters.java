// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.model.ProfileOptions;

/** Simulated meters, the HDLC ones on one line, and the fleet document that reads them. */
final class Meters implements AutoCloseable {

  static final String GATEWAY = "gw-1";

  private static final String RETRY =
      "\"retry\": {\"attempts\": 1, \"first\": \"PT1S\", \"most\": \"PT2S\"}";

  private final MeterHost host;

  private Meters(MeterHost host) {
    this.host = host;
  }

  /** So many meters of each framing; their profile has a row each second. */
  static Meters start(int ofAKind) throws IOException {
    ProfileOptions profile =
        ProfileOptions.of(Duration.ofSeconds(1), 0).withOutageDays(0).withEntries(20_000);
    return new Meters(
        MeterHost.start(
            HostOptions.loopback(ofAKind),
            InstantSource.system(),
            7,
            options -> options.withProfile(profile)));
  }

  List<ServedMeter> of(ServedMeter.Framing framing) {
    return host.meters().stream().filter(meter -> meter.framing() == framing).toList();
  }

  List<ServedMeter> all() {
    return host.meters();
  }

  static String line(ServedMeter meter) {
    return meter.links().get(0);
  }

  /** A meter's id in the fleet. */
  static String id(ServedMeter meter) {
    return "m-" + meter.meter().serial();
  }

  /**
   * All meters' registers each second, and all their rows of the last minute and since, every two
   * seconds; and the schedule {@code asked} that runs by itself once a month.
   */
  String fleet() {
    return """
    {"version": 1, "gateway": "%s",
     "lines": [%s],
     "types": [%s, %s],
     "meters": [%s],
     "schedules": [
       {"id": "rounds", "every": "PT1S", "meters": ["*"], "profiles": false, %s},
       {"id": "rows", "every": "PT2S", "meters": ["*"], "registers": false, "from": "PT1H", %s},
       {"id": "asked", "every": "P31D", "meters": ["*"], "profiles": false, %s}]}
    """
        .formatted(
            GATEWAY,
            host.meters().stream()
                .map(Meters::line)
                .distinct()
                .map(uri -> "{\"id\": \"%s\", \"uri\": \"%s\"}".formatted(lineId(uri), uri))
                .collect(Collectors.joining(", ")),
            type("hdlc"),
            type("wrapper"),
            host.meters().stream().map(Meters::entry).collect(Collectors.joining(", ")),
            RETRY,
            RETRY,
            RETRY);
  }

  private static String lineId(String uri) {
    return "port-" + uri.substring(uri.lastIndexOf(':') + 1);
  }

  private static String type(String framing) {
    return """
    {"id": "%s", "protocol": "dlms",
     "traits": {"framing": "%s", "client": 17, "authentication": "low",
                "password": "secret:meters", "timeout": "PT2S", "retries": 0},
     "time": {"stamps": "end", "zone": "Europe/Berlin"},
     "registers": ["1-0:1.7.0*255"], "profiles": ["1-0:99.1.0*255"]}
    """
        .formatted(framing, framing);
  }

  private static String entry(ServedMeter meter) {
    return """
    {"id": "%s", "type": "%s", "line": "%s", "device": "%s",
     "traits": {"server": %d, "physical": %d}}
    """
        .formatted(
            id(meter),
            meter.framing().text(),
            lineId(line(meter)),
            meter.meter().serial(),
            meter.server(),
            meter.physical());
  }

  @Override
  public void close() {
    host.close();
  }
}
