// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.driver.Driver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.tests.support.ChangingFolder;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LogFile;
import org.kilowire.tests.support.LoopbackPort;

/** What docs/how-to/first-meter.md does in the browser, and that each step has its effect. */
@Tag("browser")
final class FirstMeterTest {

  private static final String SECRET = "Kilowire Secret";
  private static final String SECRET_FACTORY = "org.kilowire.kura.base.Secret";
  private static final String WRAPPER = "Kilowire DLMS meter over IP (wrapper)";
  private static final String WRAPPER_FACTORY = "org.kilowire.kura.driver.dlms.WrapperDriver";
  private static final String DRIVER = "(service.factoryPid=" + WRAPPER_FACTORY + ")";
  private static final String ASSET_FACTORY = "org.eclipse.kura.wire.WireAsset";
  private static final String COLLECTOR = "Kilowire Collector";
  private static final String COLLECTOR_FACTORY = "org.kilowire.kura.wire.Collector";

  @TempDir private Path home;
  @TempDir private Path profile;

  private final LoopbackPort port = LoopbackPort.hold();
  private WrapperMeter meter;
  private ConsoleGateway stage;
  private Browser browser;
  private ConsolePage page;

  @BeforeEach
  void open() throws Exception {
    meter = WrapperMeter.start(Pictures.wanted() ? 4059 : 0);
    stage = ConsoleGateway.start(home, Pictures.wanted() ? 8600 : port.number());
    browser = Browser.open(profile);
    page = new ConsolePage(browser, stage.port(), stage.password().orElseThrow());
  }

  @AfterEach
  void close() throws Exception {
    Ending.of(browser, stage, meter, port);
  }

  private void addSecret() throws Exception {
    Form form = page.open(SECRET).fill("name", "meters").fill("value", WrapperMeter.PASSWORD);
    Pictures.take(form, "secret");
    form.save();
  }

  /**
   * A new password field is not empty: it holds the console's word for "as it was". The meter,
   * which may lock itself, is not asked with the two in one.
   */
  @Test
  void a_secret_that_was_typed_behind_the_consoles_dots_is_refused_when_it_is_wanted()
      throws Exception {
    LogFile log = LogFile.fromHere();
    page.open(SECRET).fill("name", "meters").type("value", WrapperMeter.PASSWORD).save();
    Driver driver = addDriver();
    Eventually.await(
        "the log says why the meter is not read",
        () ->
            !WrapperMeter.reads(driver)
                && log.entries().stream().anyMatch(line -> line.contains("\"unmodified\"")));
    assertThat(log.entries())
        .noneMatch(line -> line.contains(WrapperMeter.PASSWORD))
        .noneMatch(line -> line.contains("authentication-refused"));

    page.openInstance(SECRET_FACTORY, SECRET).fill("value", WrapperMeter.PASSWORD).save();
    Eventually.await("the meter answers", () -> WrapperMeter.reads(driver));
  }

  private Driver addDriver() throws Exception {
    Form form =
        page.open(WRAPPER)
            .fill("line", meter.line())
            .fill("client", "17")
            .fill("authentication", "low")
            .fill("password", "secret:meters")
            .fill("device", meter.serial());
    Pictures.take(form, "driver");
    form.save();
    return stage.service(Driver.class, DRIVER);
  }

  private void editDriver(String id, String value) throws Exception {
    page.openInstance(WRAPPER_FACTORY, WRAPPER).fill(id, value).save();
  }

  private long stored() throws InterruptedException {
    return stage.service(LongSupplier.class, "(kilowire.metric=outbox.last)").getAsLong();
  }

  @Test
  void a_meter_is_read_through_the_driver_that_was_filled_in() throws Exception {
    Pictures.take(browser, 720, "configuration");
    addSecret();
    Driver driver = addDriver();
    Eventually.await("the meter answers", () -> WrapperMeter.reads(driver));
    WrapperMeter.assertReads(driver);
    assertThat(stage.configurations().getConfigurableComponentPids())
        .as("an instance from the console has a name of Kura's")
        .contains(pid(WRAPPER_FACTORY), pid(SECRET_FACTORY));
  }

  @Test
  void an_asset_that_was_filled_in_reads_through_the_driver() throws Exception {
    addSecret();
    Driver driver = addDriver();
    Eventually.await("the meter answers", () -> WrapperMeter.reads(driver));
    String pid = pid(WRAPPER_FACTORY);
    page.open("Wire Asset").fill("driver.pid", pid).fill("asset.desc", "the first").save();
    Asset asset = stage.service(Asset.class, "(service.factoryPid=" + ASSET_FACTORY + ")");
    Eventually.await("its pid", () -> pid(ASSET_FACTORY) != null);

    // The console has no form for channels; Kura's own interface sends them so.
    stage
        .configurations()
        .updateConfiguration(
            pid(ASSET_FACTORY),
            Map.of(
                "power#+name", "power",
                "power#+type", "READ",
                "power#+value.type", "STRING",
                "power#+enabled", true,
                "power#obis", "1-0:1.7.0*255"));
    Eventually.await("a channel", () -> asset.readAllChannels().size() == 1);
    assertThat(asset.readAllChannels().get(0).getChannelStatus().getChannelFlag())
        .isEqualTo(ChannelFlag.SUCCESS);
    assertThat(asset.getAssetConfiguration().getDriverPid()).isEqualTo(pid);
  }

  /** The kura.service.pid of the one instance of a factory. */
  private String pid(String factory) throws Exception {
    return stage.configurations().getComponentConfigurations().stream()
        .filter(one -> factory.equals(one.getConfigurationProperties().get("service.factoryPid")))
        .map(one -> one.getConfigurationProperties().get("kura.service.pid").toString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_changed_option_holds_at_once_and_a_wrong_one_changes_nothing() throws Exception {
    addSecret();
    Driver driver = addDriver();
    Eventually.await("the meter answers", () -> WrapperMeter.reads(driver));

    editDriver("device", "another");
    Eventually.await("another device is refused", () -> !WrapperMeter.reads(driver));
    assertThat(WrapperMeter.power(driver).getChannelStatus().getExceptionMessage())
        .contains("wrong-device");
    editDriver("device", meter.serial());
    Eventually.await("the meter answers again", () -> WrapperMeter.reads(driver));

    LogFile log = LogFile.fromHere();
    editDriver("client", "0");
    log.await("client", "1", "65535");
    WrapperMeter.assertReads(driver);
    assertThat(page.openInstance(WRAPPER_FACTORY, WRAPPER).fields().get("client").value())
        .isEqualTo("0");
  }

  @Test
  void a_secret_that_was_saved_is_shown_nowhere_and_goes_on_when_its_form_is_saved_again()
      throws Exception {
    addSecret();
    Driver driver = addDriver();
    Eventually.await("the meter answers", () -> WrapperMeter.reads(driver));

    Form form = page.openInstance(SECRET_FACTORY, SECRET);
    assertThat(form.fields().get("value").value()).isEqualTo("unmodified");
    assertThat(browser.source()).doesNotContain(WrapperMeter.PASSWORD);
    form.save();
    editDriver("retries", "2");
    Eventually.await("the meter answers", () -> WrapperMeter.reads(driver));

    for (String status : List.of("status-Configurations", "status-Services", "services.json")) {
      browser.go("http://127.0.0.1:" + stage.port() + "/system/console/" + status);
      assertThat(browser.source()).as(status).doesNotContain(WrapperMeter.PASSWORD);
    }
    assertThat(stage.configurations().getSnapshots()).isNotEmpty();
    assertThat(filesWith("console.port")).as("it would be found").isNotEmpty();
    assertThat(filesWith(WrapperMeter.PASSWORD)).isEmpty();
  }

  private List<Path> filesWith(String text) {
    return ChangingFolder.files(home).stream()
        .filter(file -> ChangingFolder.octets(file).contains(text))
        .toList();
  }

  @Test
  void a_fleet_in_the_collectors_form_is_collected_and_a_wrong_one_changes_nothing()
      throws Exception {
    addSecret();
    assertThat(stored()).isZero();
    Form form = page.openInstance(COLLECTOR_FACTORY, COLLECTOR).fill("fleet", meter.fleet());
    Pictures.take(form, "collector");
    form.save();
    Eventually.await("readings are stored", () -> stored() > 1);

    LogFile log = LogFile.fromHere();
    page.openInstance(COLLECTOR_FACTORY, COLLECTOR)
        .fill("fleet", meter.fleet().replace("\"type\": \"sim\"", "\"type\": \"sun\""))
        .save();
    log.await("$.meters[0].type");
    long before = stored();
    Eventually.await("the fleet before goes on", () -> stored() > before + 1);
  }

  @Test
  void what_was_filled_in_is_there_after_a_restart() throws Exception {
    addSecret();
    Eventually.await("the meter answers", () -> WrapperMeter.reads(addDriver()));
    int port = stage.port();
    stage.close();
    stage = ConsoleGateway.start(home, port);
    assertThat(stage.password()).as("told only at the first start").isEmpty();
    Driver driver = stage.service(Driver.class, DRIVER);
    Eventually.await("the meter answers", () -> WrapperMeter.reads(driver));
    Map<String, Form.Field> form = page.openInstance(WRAPPER_FACTORY, WRAPPER).fields();
    assertThat(form.get("device").value()).isEqualTo(meter.serial());
  }

  @Test
  void the_gateways_options_hold_at_once_and_wrong_ones_change_nothing() throws Exception {
    Path other = home.resolve("other");
    page.open("Kilowire Gateway").fill("data.folder", other.toString()).save();
    Eventually.await("a store in the other folder", () -> Files.exists(other));

    LogFile log = LogFile.fromHere();
    Path third = home.resolve("third");
    page.open("Kilowire Gateway")
        .fill("data.folder", third.toString())
        .fill("line.threads", "0")
        .save();
    log.await("line.threads", "64");
    assertThat(third).doesNotExist();
    page.open("Kilowire Gateway").fill("line.threads", "8").save();
    Eventually.await("a store in the third folder", () -> Files.exists(third));
  }
}
