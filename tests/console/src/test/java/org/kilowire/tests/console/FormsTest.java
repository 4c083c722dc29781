// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LoopbackPort;

/** Every form that there is: what a person can know from it before anything is filled in. */
@Tag("browser")
final class FormsTest {

  /** Stands for a password, which no form shows. */
  private static final String UNMODIFIED = "unmodified";

  @TempDir private static Path home;
  @TempDir private static Path profile;

  private static final LoopbackPort port = LoopbackPort.hold();
  private static ConsoleGateway stage;
  private static Browser browser;
  private static ConsolePage page;

  @BeforeAll
  static void open() throws Exception {
    stage = ConsoleGateway.start(home, port.number());
    browser = Browser.open(profile);
    page = new ConsolePage(browser, stage.port(), stage.password().orElseThrow());
  }

  @AfterAll
  static void close() throws Exception {
    Ending.of(browser, stage, port);
  }

  private static OCD definition(String component) throws Exception {
    return stage.configurations().getDefaultComponentConfiguration(component).getDefinition();
  }

  private static Form form(String component) throws Exception {
    return page.open(definition(component).getName());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.kilowire.kura.base.Secret",
        "org.kilowire.kura.driver.dlms.HdlcDriver",
        "org.kilowire.kura.driver.dlms.WrapperDriver",
        "org.kilowire.kura.driver.iec62056.Iec62056Driver",
        "org.kilowire.kura.driver.sv.EthernetDriver",
        "org.kilowire.kura.driver.sv.Ft3Driver",
        "org.kilowire.kura.wire.Schedule",
        "org.kilowire.kura.wire.Collector",
        "org.kilowire.kura.wire.Source",
        "org.kilowire.kura.wire.Outbox",
        "org.kilowire.kura.uplink.Uplink",
        "org.eclipse.kura.wire.Timer",
        "org.eclipse.kura.wire.WireAsset",
        "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport",
        "org.eclipse.kura.data.DataService",
        "org.eclipse.kura.cloudconnection.raw.mqtt.publisher.RawMqttPublisher",
        "org.eclipse.kura.cloudconnection.raw.mqtt.subscriber.RawMqttSubscriber"
      })
  void a_new_one_shows_of_each_field_a_name_a_description_and_the_default(String component)
      throws Exception {
    Map<String, AD> defined =
        definition(component).getAD().stream()
            .collect(Collectors.toMap(AD::getId, Function.identity()));
    Map<String, Form.Field> shown = form(component).fields();
    assertThat(shown).containsOnlyKeys(defined.keySet());
    shown.forEach(
        (id, field) -> {
          AD ad = defined.get(id);
          assertIsExplained(component, id, field, ad);
          // In a default a backslash stands before a blank and a comma.
          String fallback =
              Optional.ofNullable(ad.getDefault()).orElse("").replaceAll("\\\\(.)", "$1");
          assertThat(field.value())
              .as(id)
              .isEqualTo(ad.getType() == Scalar.PASSWORD ? UNMODIFIED : fallback);
        });
  }

  private static void assertIsExplained(
      String component, String id, Form.Field field, AD definition) {
    assertThat(field.name()).as(id).isNotBlank().isEqualTo(definition.getName());
    assertThat(definition.getDescription()).as(id).isNotBlank();
    assertThat(field.description().replaceAll("\\s+", " "))
        .isEqualTo((definition.getDescription() + " (" + id + ")").replaceAll("\\s+", " "));
    if (component.startsWith("org.kilowire.")) {
      assertThat(field.name()).as("a name for people").isNotEqualTo(id);
    }
  }

  @Test
  void the_gateways_form_shows_what_is_in_force() throws Exception {
    String gateway = "org.kilowire.kura.base.Gateway";
    Map<String, Object> inForce =
        stage.configurations().getComponentConfiguration(gateway).getConfigurationProperties();
    Map<String, Form.Field> shown = form(gateway).fields();
    List<AD> defined = definition(gateway).getAD();
    assertThat(shown).hasSameSizeAs(defined);
    for (AD ad : defined) {
      Form.Field field = shown.get(ad.getId());
      assertIsExplained(gateway, ad.getId(), field, ad);
      assertThat(field.value())
          .as(ad.getId())
          .isEqualTo(String.valueOf(inForce.getOrDefault(ad.getId(), "")));
    }
  }

  @Test
  void a_cloud_endpoint_has_a_form_without_fields() throws Exception {
    String endpoint = "org.eclipse.kura.cloudconnection.raw.mqtt.cloud.RawMqttCloudEndpoint";
    assertThat(definition(endpoint).getAD()).isEmpty();
    assertThat(form(endpoint).fields()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "org.kilowire.kura.driver.dlms.HdlcDriver, line, tcp://127.0.0.1:1, physical, 17",
    "org.kilowire.kura.driver.iec62056.Iec62056Driver, line, tcp://127.0.0.1:1, max.baud, 9600",
    "org.kilowire.kura.driver.sv.EthernetDriver, network.interface, none0, path.delay, 20",
    "org.kilowire.kura.driver.sv.Ft3Driver, source, udp://127.9.0.7:5007, rate, 4000",
    "org.kilowire.kura.wire.Schedule, group, rounds, every, PT15M",
    "org.kilowire.kura.wire.Outbox, commit.timeout.seconds, 20, commit.timeout.seconds, 30",
    "org.kilowire.kura.uplink.Uplink, window, 2, upload.every.seconds, 60",
    "org.eclipse.kura.wire.Timer, simple.interval, 5, simple.time.unit, MINUTES",
  })
  void what_is_saved_is_configured_in_the_types_of_its_fields(
      String component, String first, String one, String second, String other) throws Exception {
    Set<String> before = stage.configurations().getConfigurableComponentPids();
    form(component).fill(first, one).fill(second, other).save();
    String pid =
        Eventually.value(
            "an instance of " + component,
            () ->
                stage.configurations().getConfigurableComponentPids().stream()
                    .filter(known -> !before.contains(known))
                    .findFirst()
                    .orElse(null));
    Map<String, Object> saved =
        stage.configurations().getComponentConfiguration(pid).getConfigurationProperties();
    assertThat(saved).containsEntry("kura.service.pid", pid);
    assertThat(saved.get(second)).hasToString(other);
    for (AD ad : definition(component).getAD()) {
      Object value = saved.get(ad.getId());
      if (value != null && ad.getCardinality() == 0) {
        assertThat(value.getClass().getSimpleName().toUpperCase(Locale.ROOT))
            .as(ad.getId())
            .isEqualTo(ad.getType() == Scalar.PASSWORD ? "STRING" : ad.getType().name());
        assertThat(value).as(ad.getId()).isNotEqualTo(UNMODIFIED);
      }
    }
  }
}
