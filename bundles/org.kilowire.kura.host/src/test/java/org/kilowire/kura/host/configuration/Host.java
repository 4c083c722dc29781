// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurationService;
import org.kilowire.kura.host.framework.Framework;
import org.kilowire.kura.host.framework.Framework.Call;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** A framework with this bundle and the probes, started. */
final class Host implements AutoCloseable {
  static final String TYPES = "probe.Types";
  static final String SINGLE = "probe.Single";

  final Framework framework;
  final ConfigurationService configurations;
  final Bundle probes;

  Host(Path home) throws Exception {
    framework = Framework.start(home);
    configurations = framework.service(ConfigurationService.class);
    probes = Probes.install(framework, "1.0.0");
    probes.start();
    framework.settle();
  }

  void create(String pid, Map<String, Object> properties) throws KuraException {
    configurations.createFactoryConfiguration(TYPES, pid, properties, true);
  }

  Map<String, Object> shown(String pid) throws KuraException {
    return configurations.getComponentConfiguration(pid).getConfigurationProperties();
  }

  /** What the instances of {@code probe.Types} were called since this was asked last. */
  List<Call> calls() throws InterruptedException {
    return framework.calls(TYPES);
  }

  /** The properties of the last of these calls. */
  Map<String, Object> last() throws InterruptedException {
    List<Call> calls = calls();
    return calls.get(calls.size() - 1).properties();
  }

  static List<String> what(List<Call> calls) {
    return calls.stream().map(Call::what).toList();
  }

  /** As DeploymentAdmin does it: stopped, updated, started. */
  void update(String version) throws Exception {
    probes.stop();
    probes.update(Probes.jar(version).open());
    probes.start();
  }

  @Override
  public void close() throws BundleException {
    framework.close();
  }
}
