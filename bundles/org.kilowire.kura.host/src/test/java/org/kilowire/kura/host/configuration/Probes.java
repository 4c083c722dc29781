// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.kilowire.kura.host.framework.Framework;
import org.kilowire.kura.host.framework.Jar;
import org.kilowire.kura.host.framework.RecordingComponent;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** A bundle with the components of {@code src/test/resources/probe}. */
final class Probes {
  private Probes() {}

  static Jar jar(String version) {
    try {
      Path resources = Path.of(Probes.class.getResource("/probe/OSGI-INF").toURI()).getParent();
      return Jar.bundle("probe", version).with(RecordingComponent.class).with(resources);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Bundle install(Framework framework, String version) throws BundleException {
    return framework.install(jar(version), "probe-" + version);
  }
}
