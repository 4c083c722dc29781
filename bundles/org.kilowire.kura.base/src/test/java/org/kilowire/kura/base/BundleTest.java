// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.kura.base.secret.ConfiguredSecret;

/** What the build made of the annotations. */
final class BundleTest {

  private static String written(String file) throws Exception {
    Path classes =
        Path.of(Gateway.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return Files.readString(classes.resolve("OSGI-INF").resolve(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {Gateway.PID, ConfiguredSecret.PID})
  void k1_a_component_has_the_name_of_its_metatype_and_no_service_pid(String pid) throws Exception {
    assertThat(written(pid + ".xml"))
        .contains("name=\"" + pid + "\"", "configuration-policy=\"require\"", "modified=\"")
        .contains("org.eclipse.kura.configuration.ConfigurableComponent")
        .doesNotContain("\"service.pid\"");
    assertThat(written("metatype/" + pid + ".xml")).contains("<OCD id=\"" + pid + "\"");
  }

  @Test
  void k27_the_singleton_says_kuras_pid_and_the_factory_does_not() throws Exception {
    assertThat(written(Gateway.PID + ".xml"))
        .contains("<property name=\"kura.service.pid\" type=\"String\" value=\"" + Gateway.PID);
    assertThat(written("metatype/" + Gateway.PID + ".xml"))
        .contains("<Designate pid=\"" + Gateway.PID + "\"");
    assertThat(written(ConfiguredSecret.PID + ".xml")).doesNotContain("kura.service.pid");
    assertThat(written("metatype/" + ConfiguredSecret.PID + ".xml"))
        .contains("<Designate factoryPid=\"" + ConfiguredSecret.PID + "\"", "type=\"Password\"");
  }

  @Test
  void every_option_that_is_read_is_a_field() throws Exception {
    String metatype = written("metatype/" + Gateway.PID + ".xml");
    for (String field :
        List.of(
            GatewayOptions.ID,
            GatewayOptions.FOLDER,
            GatewayOptions.MEGABYTES,
            GatewayOptions.RETENTION,
            GatewayOptions.EVENTS,
            GatewayOptions.THREADS,
            GatewayOptions.SECRETS)) {
      assertThat(metatype).contains("<AD id=\"" + field + "\"");
    }
    assertThat(metatype.split("<AD ")).hasSize(8);
  }
}
