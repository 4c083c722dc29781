// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.cli.demo.DemoBroker;
import org.kilowire.collect.MeterResult;
import org.kilowire.collect.MeterStatus;
import org.kilowire.conversation.Reason;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.kilowire.simulators.meter.faults.FaultRule;
import org.kilowire.simulators.meter.faults.Faults;
import org.kilowire.simulators.meter.faults.MeterFault;
import org.kilowire.tests.support.Eventually;

/** Meters that behave as no meter may, each on a line of its own, and all on one HDLC line. */
@Timeout(300)
class FaultyMetersTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final String HEALTHY = "healthy";
  private static final String OK = "";

  /** What a task comes to that reads the load profile: on the wrapper, and on HDLC. */
  private static final Map<MeterFault, List<String>> EXPECTED =
      Map.of(
          MeterFault.GARBAGE, List.of("wrapper-out-of-step", "hdlc-garbage"),
          MeterFault.OVERSIZE_LENGTH, List.of("malformed-apdu", "malformed-apdu"),
          MeterFault.ENDLESS_BLOCKS, List.of("too-many-blocks", "too-many-blocks"),
          MeterFault.SILENCE, List.of("wrapper-no-answer", "hdlc-no-answer"),
          MeterFault.CLOSE, List.of("link-lost", "link-lost"),
          MeterFault.CORRUPT_FCS, List.of(OK, "hdlc-bad-fcs"), // there is no FCS on the wrapper
          MeterFault.WRONG_BLOCK_NUMBER, List.of("block-number", "block-number"));

  /** What a task comes to where a meter has ways of its own and the fleet knows of none. */
  private static final Map<MeterFault, List<String>> ODD =
      Map.of(
          MeterFault.UNASKED, List.of(OK, OK),
          MeterFault.LIST_REFUSED, List.of(OK, OK),
          MeterFault.LIST_EXCEPTION, List.of(OK, OK),
          MeterFault.LIST_TRUNCATED, List.of(OK, OK),
          MeterFault.LONG_ADDRESS, List.of(OK, OK),
          MeterFault.LINK_REFUSED, List.of(OK, "hdlc-disconnected"),
          MeterFault.CONSTANT_INVOKE_ID, List.of("invoke-id", "invoke-id"),
          MeterFault.SWAPPED_ADDRESS, List.of("wrapper-other-ports", "hdlc-other-address"),
          MeterFault.STALE_RECEIVE_NUMBER, List.of(OK, "hdlc-not-acknowledged"));

  /** The traits that take what {@link #ODD} has named. */
  private static final String[] TOLERANT = {"any-invoke-id", "any-address", "stale-receive-number"};

  @TempDir private Path root;

  @Test
  void each_fails_with_its_reason_and_the_others_are_read() throws Exception {
    List<MeterFault> faults = List.copyOf(EXPECTED.keySet());
    try (MeterHost host = host(faults)) {
      Map<String, ServedMeter> meters = faulty(host, faults);
      try (Rig rig = Rig.of(root, FleetText.onDemand(meters).timeout(TIMEOUT))) {
        rig.startIms();
        InProcessGateway gateway = rig.startGateway();
        List<MeterResult> results = rig.run("profiles");
        assertThat(results).hasSize(meters.size());
        for (MeterResult result : results) {
          String code = result.failure().map(Reason::code).orElse(OK);
          assertThat(code).as(result.toString()).isEqualTo(expected(EXPECTED, result.meter()));
          MeterStatus status = gateway.collector().status().get(result.meter());
          assertThat(status.lastReason()).isEqualTo(result.failure().map(Reason::code));
          assertThat(status.failures()).isEqualTo(result.ok() ? 0 : 1);
          assertThat(status.parked()).isFalse();
        }
        assertThat(rig.run("registers"))
            .filteredOn(result -> expected(EXPECTED, result.meter()).equals(OK))
            .hasSize(3)
            .allMatch(MeterResult::ok);
        rig.awaitHandedOver();
        for (Framing framing : Framing.values()) {
          String id = name(framing, HEALTHY);
          assertThat(rig.atTheIms().rows(id)).hasSizeGreaterThan(100);
        }
        rig.whole();
      }
    }
  }

  @Test
  void what_is_odd_is_named_and_read_with_the_setting_for_it() throws Exception {
    List<MeterFault> faults = List.copyOf(ODD.keySet());
    try (MeterHost host = host(faults)) {
      Map<String, ServedMeter> meters = faulty(host, faults);
      FleetText fleet = FleetText.onDemand(meters).timeout(TIMEOUT);
      try (Rig rig = Rig.of(root.resolve("named"), fleet)) {
        rig.startIms();
        rig.startGateway();
        for (MeterResult result : rig.run("profiles")) {
          String code = result.failure().map(Reason::code).orElse(OK);
          assertThat(code).as(result.toString()).isEqualTo(expected(ODD, result.meter()));
        }
      }
      meters.values().forEach(meter -> refusesOnce(meter.meter().faults()));
      try (Rig rig = Rig.of(root.resolve("tolerated"), fleet.with(TOLERANT))) {
        rig.startIms();
        rig.startGateway();
        assertThat(rig.run("profiles")).hasSize(meters.size()).allMatch(MeterResult::ok);
        assertThat(rig.run("registers")).hasSize(meters.size()).allMatch(MeterResult::ok);
        rig.awaitHandedOver();
        for (String id : meters.keySet()) {
          assertThat(rig.atTheIms().rows(id)).as(id).hasSizeGreaterThan(100);
        }
        rig.whole();
      }
    }
  }

  private static void refusesOnce(Faults faults) {
    if (faults.happened(MeterFault.LINK_REFUSED) > 0) {
      faults.set(FaultRule.every(MeterFault.LINK_REFUSED, 2));
    }
  }

  /** With a heap that a single one of the announced lengths would burst. */
  @Test
  @Tag("slow")
  @Tag("part-4")
  void what_they_send_does_not_fill_the_memory_of_the_gateway() throws Exception {
    List<MeterFault> faults =
        List.of(MeterFault.GARBAGE, MeterFault.OVERSIZE_LENGTH, MeterFault.ENDLESS_BLOCKS);
    Site site = new Site(root);
    try (MeterHost host = host(faults);
        DemoBroker broker = DemoBroker.start(site.broker(), 0)) {
      Map<String, ServedMeter> meters = faulty(host, faults);
      site.settings(broker.port());
      site.secrets("meters=12345678");
      site.fleet(FleetText.onDemand(meters).timeout(TIMEOUT).every(SECOND, SECOND).document());
      ImsTables ims = new ImsTables(site.imsDatabase());
      try (SealedIms receiver = site.ims(broker.port());
          Child gateway =
              Child.start(
                  "gateway",
                  site.log("gateway"),
                  line -> {},
                  List.of("-Xmx32m"),
                  List.of("gateway", "--home", site.home().folder().toString()))) {
        receiver.start().join();
        gateway.awaitReady();
        for (Framing framing : Framing.values()) {
          for (MeterFault fault : faults) {
            ServedMeter meter = meters.get(name(framing, fault.text()));
            long enough = fault == MeterFault.ENDLESS_BLOCKS ? 70_000 : 2;
            Eventually.await(
                meter + " with " + fault, () -> meter.meter().faults().happened(fault) >= enough);
          }
          String healthy = name(framing, HEALTHY);
          int before = ims.rows(healthy).size();
          Eventually.await("readings of " + healthy, () -> ims.rows(healthy).size() >= before + 10);
        }
        assertThat(gateway.isAlive()).isTrue();
      }
      assertThat(Files.readString(site.log("gateway")))
          .contains("malformed-apdu: ends after", "too-many-blocks")
          .doesNotContain("OutOfMemoryError", "internal error");
    }
  }

  private static MeterHost host(List<MeterFault> faults) throws Exception {
    return MeterHost.start(
        HostOptions.loopback(faults.size() + 1), InstantSource.system(), 45, like -> like);
  }

  /** Of each framing a meter with each fault, and a healthy one as the last. */
  private static Map<String, ServedMeter> faulty(MeterHost host, List<MeterFault> faults) {
    Map<String, ServedMeter> meters = new LinkedHashMap<>();
    for (ServedMeter meter : host.meters()) {
      int index = meters.size() % (faults.size() + 1);
      if (index < faults.size()) {
        meter.meter().faults().set(faults.get(index));
        meters.put(name(meter.framing(), faults.get(index).text()), meter);
      } else {
        meters.put(name(meter.framing(), HEALTHY), meter);
      }
    }
    return meters;
  }

  private static String name(Framing framing, String what) {
    return framing.text() + "." + what;
  }

  private static String expected(Map<MeterFault, List<String>> of, String meter) {
    String[] parts = meter.split("\\.", 2);
    Optional<MeterFault> fault = MeterFault.named(parts[1]);
    int framing = parts[0].equals(Framing.WRAPPER.text()) ? 0 : 1;
    return fault.map(one -> of.get(one).get(framing)).orElse(OK);
  }
}
