// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.meter.iec62056.Outcomes.ok;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.conversation.LineSettings;
import org.kilowire.fleet.CatalogueType;
import org.kilowire.fleet.document.Catalogue;
import org.kilowire.iec62056.profile.ProfileRequestForm;
import org.kilowire.iec62056.push.CrcRule;
import org.kilowire.iec62056.server.Fault;
import org.kilowire.iec62056.server.MeterServerSettings;
import org.kilowire.iec62056.server.PushServer;
import org.kilowire.iec62056.signon.Rates;
import org.kilowire.meter.Block;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Traits;
import org.kilowire.meter.UseCounts;
import org.kilowire.meter.iec62056.trait.Iec62056Traits;
import org.kilowire.meter.iec62056.trait.TraitTranslation;

/** Each type of the catalogue reads a simulated meter of its kind. */
final class CatalogueReadingTest {

  /** The traits that a simulated meter has as a fault. */
  private static final Map<String, Fault> FAULTS =
      Map.of(
          "follow-baud", Fault.RATE_NOT_FOLLOWED,
          "ack-mode", Fault.WANTS_SECONDARY_ACKNOWLEDGEMENT,
          "programming-mode", Fault.PROGRAMMING_BY_SIX,
          "break-after-readout", Fault.KEEPS_SENDING,
          "wake-up", Fault.ASLEEP);

  static Stream<CatalogueType> types() {
    return Catalogue.of(List.of(new Iec62056Protocol())).types().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void reads_its_registers(CatalogueType type) {
    MeterUnderTest meter = new MeterUnderTest();
    meter.traits.putAll(type.type().traits());
    Traits traits = Traits.of(Iec62056Traits.ALL, meter.traits);
    meter.uses = UseCounts.UNBOUNDED;
    meter.device.readCommand = traits.choice("read-command");
    fill(meter, traits, type.type().registers());
    settle(meter, traits);
    FAULTS.forEach(
        (trait, fault) -> {
          if (type.type().traits().containsKey(trait)) {
            meter.faults.add(fault);
          }
        });
    ok(meter.open());
    Quantity[] wanted = type.type().registers().toArray(new Quantity[0]);
    Block block = ok(meter.registers(wanted));
    assertThat(block.columns()).hasSameSizeAs(wanted);
    assertThat(block.source().device()).isEqualTo(MeterUnderTest.SERIAL);
  }

  /** Its registers by the names that it has for them. */
  private static void fill(MeterUnderTest meter, Traits traits, List<Quantity> registers) {
    meter.device.registers.clear();
    String serial = traits.text("serial-names").orElseThrow().split(",", -1)[0];
    boolean one = serial.indexOf(ElementIndex.MARK) < 0;
    meter.device.registers.put(
        DeviceIdentity.bare(serial),
        one ? "(" + MeterUnderTest.SERIAL + ")" : "(2,CE301,12," + MeterUnderTest.SERIAL + ",x)");
    RegisterNames names = new RegisterNames(traits);
    registers.forEach(
        quantity -> meter.device.registers.put(names.ofMeter(quantity).orElseThrow(), "(1.5*kWh)"));
  }

  /** It speaks as its type says. */
  private static void settle(MeterUnderTest meter, Traits traits) {
    int rate = Math.toIntExact(traits.integer("initial-baud"));
    if (traits.choice("mode").equals("d")) {
      CrcRule crc = TraitTranslation.crc(traits);
      String body = "/EMH5X\r\n\r\n" + meter.device.readout('0', '0').replace("!\r\n", "!");
      byte[] telegram = PushServer.telegram(body, crc);
      LineSettings line = LineSettings.of(rate, Rates.SEVEN_EVEN);
      meter.server = Optional.of(new PushServer(line, Duration.ofSeconds(5), telegram::clone));
      return;
    }
    String request = traits.text("sign-on").orElseThrow().replace("{password}", "11111111");
    boolean byLetter = traits.choice("mode").equals("b");
    MeterServerSettings settings =
        MeterServerSettings.of(byLetter ? "/LUGCUH50" : "/EMH5X", MeterUnderTest.SERIAL)
            .withRequest(request, rate);
    if (request.contains("11111111")) {
      meter.with("sign-on-password", "p");
    }
    switch (traits.choice("bcc")) {
      case "sum7" -> meter.faults.add(Fault.SUM_CHECK);
      case "none" -> meter.faults.add(Fault.INVALID_CHECK);
      default -> {}
    }
    meter.settings = settings;
  }

  private static MeterUnderTest of(String type) {
    MeterUnderTest meter = new MeterUnderTest();
    meter.traits.putAll(
        types()
            .filter(one -> one.type().id().equals(type))
            .findFirst()
            .orElseThrow()
            .type()
            .traits());
    return meter;
  }

  /** Its published dialogue has P0 with nothing in the brackets. */
  @Test
  void the_me162_is_read_whose_p0_is_empty() {
    MeterUnderTest meter = of("iskra-me162").with(Fault.EMPTY_OPERAND);
    meter.device.readCommand = "R1";
    ok(meter.open());
    ok(meter.registers(MeterUnderTest.IMPORT));
  }

  /** It refuses more than 600 minutes, what is asked for in front of them included. */
  @Test
  void metcom_is_asked_for_no_more_than_it_takes() {
    MeterUnderTest meter = of("metcom");
    meter.device.form =
        new ProfileRequestForm(
            "R5", ProfileRequestForm.Stamp.SEASON, Duration.ofHours(10), Duration.ZERO, 0);
    ok(meter.open());
    ok(meter.profile(ArchiveDevice.end(10), ArchiveDevice.end(150)));
    assertThat(Outcomes.times(meter.blocks)).hasSize(141);
  }
}
