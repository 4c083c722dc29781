// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.kura.host.configuration.RecordedCalls.Heard;
import org.kilowire.kura.host.framework.Framework;
import org.osgi.framework.Bundle;

/** The steps of the recording, one after the other: the same calls with the same properties. */
class RecordingFrameworkTest {
  private static final String TYPES = "probe.Types";
  private static final String SINGLE = "probe.Single";
  private static final String OPTIONAL = "probe.SingleOpt";

  private final RecordedCalls recording;
  private final Path home;
  private Framework framework;
  private ConfigurationService configurations;
  private Bundle probes;

  RecordingFrameworkTest(@TempDir Path home) throws Exception {
    this.recording = RecordedCalls.read();
    this.home = home;
  }

  @Test
  void calls_and_properties_are_those_of_the_recording() throws Exception {
    start();
    install();
    change();
    update("1.1.0");
    update("1.2.0");
    restart();
    recreate();
    reinstall();
    framework.close();
  }

  private void start() throws Exception {
    framework = Framework.start(home);
    configurations = framework.service(ConfigurationService.class);
    probes = Probes.install(framework, "1.0.0");
  }

  private void install() throws Exception {
    probes.start();
    same(SINGLE, "install");
    same(OPTIONAL, "install");
    configurations.createFactoryConfiguration(TYPES, "types1", Map.of(), true);
    same(TYPES, "create by REST");
  }

  private void change() throws Exception {
    Map<String, Object> first = new HashMap<>();
    first.put("str", "new");
    first.put("pw", new Password("other-pass"));
    first.put("int.arr", new Integer[] {9});
    first.put("str.opt", "given");
    first.put("unknown.prop", "not in the metatype");
    updateTypes(first, "update by REST: str, pw");
    updateTypes(Map.of(), "update by REST with empty properties");
    updateTypes(Map.of("str", "new"), "update by REST with the same value");
    updateTypes(Map.of("ranged", 11), "update by REST: value out of range");
    updateTypes(Map.of("intv", "55"), "update by REST: wrong type");
    Map<String, Object> gone = new HashMap<>();
    gone.put("str.opt", null);
    gone.put("str.arr", new String[0]);
    gone.put("str.req.nodef", null);
    updateTypes(gone, "update by REST: null value");
    configurations.updateConfiguration(SINGLE, Map.of("str", "two"));
    same(SINGLE, "update by REST");
    configurations.updateConfiguration(OPTIONAL, Map.of("str", "two"));
    same(OPTIONAL, "update by REST");
  }

  private void updateTypes(Map<String, Object> changes, String section) throws Exception {
    configurations.updateConfiguration("types1", changes);
    same(TYPES, section);
  }

  /** As DeploymentAdmin does it: all bundles stopped, updated, started. */
  private void update(String version) throws Exception {
    probes.stop();
    probes.update(Probes.jar(version).open());
    probes.start();
    all(".dp update " + (version.equals("1.1.0") ? "1.0.0" : "1.1.0"));
  }

  private void restart() throws Exception {
    framework.close();
    start();
    probes.start();
    all("framework restart");
  }

  private void recreate() throws Exception {
    configurations.deleteFactoryConfiguration("types1", true);
    same(TYPES, "delete types1");
    Map<String, Object> given = new HashMap<>();
    given.put("str", "abc");
    given.put("int.opt", 3);
    given.put("pw.opt", new Password("po"));
    given.put("str.arr", new String[] {"1", "2"});
    given.put("str.req.nodef", "r");
    configurations.createFactoryConfiguration(TYPES, "types1", given, true);
    same(TYPES, "create again");
  }

  private void reinstall() throws Exception {
    probes.uninstall();
    same(TYPES, "uninstall");
    probes = Probes.install(framework, "1.2.0");
    probes.start();
    same(TYPES, "install again");
    same(SINGLE, "after the restart");
    same(OPTIONAL, "after the restart");
  }

  private void all(String section) throws Exception {
    same(TYPES, section);
    same(SINGLE, section);
    same(OPTIONAL, section);
  }

  private void same(String component, String section) throws Exception {
    List<Heard> heard = framework.calls(component).stream().map(RecordedCalls::heard).toList();
    assertThat(heard).as("%s: %s", component, section).isEqualTo(recording.of(component, section));
  }
}
