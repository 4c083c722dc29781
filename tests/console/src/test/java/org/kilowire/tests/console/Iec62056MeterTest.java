// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.simulators.iec62056.Iec62056Host;
import org.kilowire.simulators.iec62056.Iec62056HostOptions;
import org.kilowire.simulators.iec62056.LineMeter;
import org.kilowire.simulators.iec62056.LinePlace;
import org.kilowire.simulators.iec62056.device.MeterKind;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LogFile;
import org.kilowire.tests.support.LoopbackPort;

/** A meter by IEC 62056-21 is configured in the browser, and an asset over it, and both read. */
@Tag("browser")
final class Iec62056MeterTest {

  private static final String FORM = "Kilowire meter by IEC 62056-21";
  private static final String FACTORY = "org.kilowire.kura.driver.iec62056.Iec62056Driver";
  private static final String ASSET_FACTORY = "org.eclipse.kura.wire.WireAsset";
  private static final MeterKind KIND = MeterKind.EMH_LZQJ;

  @TempDir private Path home;
  @TempDir private Path profile;

  private final LoopbackPort port = LoopbackPort.hold();
  private Iec62056Host host;
  private ConsoleGateway stage;
  private Browser browser;
  private ConsolePage page;

  @BeforeEach
  void open() throws Exception {
    host =
        Iec62056Host.start(
            Iec62056HostOptions.of(LinePlace.tcp(0), KIND).withLine(100, false),
            InstantSource.system(),
            1,
            UnaryOperator.identity());
    stage = ConsoleGateway.start(home, port.number());
    browser = Browser.open(profile);
    page = new ConsolePage(browser, stage.port(), stage.password().orElseThrow());
  }

  @AfterEach
  void close() throws Exception {
    Ending.of(browser, stage, host, port);
  }

  private LineMeter meter() {
    return host.meters().get(0);
  }

  private Driver addDriver() throws Exception {
    page.open(FORM)
        .fill("line", meter().link())
        .fill("address", meter().meter().serial())
        .fill("type", KIND.option())
        .fill("password", KIND.password())
        .fill("device", meter().meter().serial())
        .save();
    return stage.service(Driver.class, "(service.factoryPid=" + FACTORY + ")");
  }

  private static ChannelRecord energy(Driver driver) throws Exception {
    ChannelRecord record = ChannelRecord.createReadRecord("energy", DataType.DOUBLE);
    record.setChannelConfig(Map.of("register", "1.8.0", "+value.type", "DOUBLE"));
    driver.read(List.of(record));
    return record;
  }

  private static boolean reads(Driver driver) throws Exception {
    return energy(driver).getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS;
  }

  private String pid(String factory) throws Exception {
    for (ComponentConfiguration one : stage.configurations().getComponentConfigurations()) {
      Map<String, Object> properties = one.getConfigurationProperties();
      if (factory.equals(properties.get("service.factoryPid"))) {
        return properties.get("kura.service.pid").toString();
      }
    }
    return null;
  }

  @Test
  void is_read_through_the_driver_and_the_asset_that_were_filled_in() throws Exception {
    Driver driver = addDriver();
    Eventually.await("the meter answers", () -> reads(driver));
    ChannelRecord record = energy(driver);
    assertThat(record.getUnit()).isEqualTo("kWh");
    assertThat((Double) record.getValue().getValue()).isPositive();

    page.open("Wire Asset").fill("driver.pid", pid(FACTORY)).fill("asset.desc", "it").save();
    Asset asset = stage.service(Asset.class, "(service.factoryPid=" + ASSET_FACTORY + ")");
    String pid = Eventually.value("its pid", () -> pid(ASSET_FACTORY));
    // The console has no form for channels; Kura's own interface sends them so.
    stage
        .configurations()
        .updateConfiguration(
            pid,
            Map.of(
                "energy#+name", "energy",
                "energy#+type", "READ",
                "energy#+value.type", "STRING",
                "energy#+enabled", true,
                "energy#register", "1.8.0"));
    Eventually.await("a channel", () -> asset.readAllChannels().size() == 1);
    assertThat(asset.readAllChannels().get(0).getChannelStatus().getChannelFlag())
        .isEqualTo(ChannelFlag.SUCCESS);
  }

  @Test
  void a_wrong_type_and_wrong_traits_are_told_and_change_nothing() throws Exception {
    Driver driver = addDriver();
    Eventually.await("the meter answers", () -> reads(driver));
    LogFile log = LogFile.fromHere();
    page.openInstance(FACTORY, FORM).fill("type", "emh-lzqx").save();
    log.await("type", "emh-lzqj");
    assertThat(reads(driver)).isTrue();
    page.openInstance(FACTORY, FORM)
        .fill("type", KIND.option())
        .fill("traits", "{\"bbc\": \"none\"}")
        .save();
    log.await("$.bbc");
    assertThat(reads(driver)).isTrue();
    page.openInstance(FACTORY, FORM).fill("traits", "{\"timeout\": \"PT4S\"}").save();
    Eventually.await("the meter answers", () -> reads(driver));
  }

  @Test
  void its_form_shows_no_password_and_each_choice() throws Exception {
    Driver driver = addDriver();
    Eventually.await("the meter answers", () -> reads(driver));
    Map<String, Form.Field> fields = page.openInstance(FACTORY, FORM).fields();
    assertThat(fields.get("password").value()).isEqualTo("unmodified");
    assertThat(fields.get("mode").value()).isEqualTo("type");
    assertThat(fields.keySet()).containsAll(Set.of("zone", "max.baud", "write.allowed", "trace"));
  }
}
