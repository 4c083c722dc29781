// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import java.util.Map;
import java.util.TreeMap;

/** The packages that Kura 5.6 has and we import, and their versions there. */
final class Exports {

  static final Map<String, String> VERSIONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("org.eclipse.kura", "1.7.0"),
              Map.entry("org.eclipse.kura.asset", "1.0.0"),
              Map.entry("org.eclipse.kura.channel", "1.3.0"),
              Map.entry("org.eclipse.kura.channel.listener", "1.0.0"),
              Map.entry("org.eclipse.kura.cloudconnection", "1.0.0"),
              Map.entry("org.eclipse.kura.cloudconnection.factory", "1.0.0"),
              Map.entry("org.eclipse.kura.cloudconnection.listener", "1.0.0"),
              Map.entry("org.eclipse.kura.cloudconnection.message", "1.0.0"),
              Map.entry("org.eclipse.kura.cloudconnection.publisher", "1.0.0"),
              Map.entry("org.eclipse.kura.cloudconnection.request", "1.0.0"),
              Map.entry("org.eclipse.kura.cloudconnection.subscriber", "1.0.0"),
              Map.entry("org.eclipse.kura.cloudconnection.subscriber.listener", "1.0.0"),
              Map.entry("org.eclipse.kura.configuration", "1.2.0"),
              Map.entry("org.eclipse.kura.configuration.metatype", "1.1.0"),
              Map.entry("org.eclipse.kura.core.configuration.metatype", "1.0.0"),
              Map.entry("org.eclipse.kura.crypto", "1.3.0"),
              Map.entry("org.eclipse.kura.driver", "1.0.0"),
              Map.entry("org.eclipse.kura.message", "1.5.0"),
              Map.entry("org.eclipse.kura.type", "1.1.0"),
              Map.entry("org.eclipse.kura.wire", "2.0.0"),
              Map.entry("org.eclipse.kura.wire.graph", "1.0.0"),
              Map.entry("org.eclipse.kura.wire.multiport", "1.0.0")));

  private Exports() {}
}
