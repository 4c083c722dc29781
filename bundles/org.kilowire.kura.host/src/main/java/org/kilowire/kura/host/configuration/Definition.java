// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A component that can be configured, by its pid or factory pid.
 *
 * @param factory whether there is an instance for each configuration
 * @param required whether it is active only when it is configured
 * @param services the names of the services it provides
 * @param bundle the id of its bundle
 */
record Definition(
    String pid, boolean factory, boolean required, Set<String> services, OCD ocd, long bundle) {
  private static final Logger LOG = LoggerFactory.getLogger(Definition.class);

  boolean secret(String key) {
    return fields().stream()
        .anyMatch(ad -> ad.getType() == Scalar.PASSWORD && ad.getId().equals(key));
  }

  /**
   * Whether there is a field of this name without a default: where no value and "" are the same.
   */
  boolean blank(String key) {
    return fields().stream().anyMatch(ad -> ad.getId().equals(key) && text(ad).isEmpty());
  }

  /** The values of the fields that have a default; passwords are plain. No key for a default "". */
  Map<String, Object> defaults() {
    Map<String, Object> defaults = new HashMap<>();
    for (AD ad : fields()) {
      if (!text(ad).isEmpty()) {
        try {
          defaults.put(ad.getId(), value(ad));
        } catch (IllegalArgumentException e) {
          LOG.warn("{}: the default of {} is no {}: {}", pid, ad.getId(), ad.getType(), text(ad));
        }
      }
    }
    return defaults;
  }

  private List<AD> fields() {
    return ocd.getAD();
  }

  private static String text(AD ad) {
    return ad.getDefault() == null ? "" : ad.getDefault();
  }

  /** Arrays also for a negative cardinality, as Kura does. */
  private static Object value(AD ad) {
    List<Object> values =
        Arrays.stream(org.apache.felix.metatype.AD.splitList(text(ad)))
            .map(text -> ConfigurationValues.parse(ad.getType(), text))
            .toList();
    return ad.getCardinality() == 0
        ? values.get(0)
        : ConfigurationValues.array(ad.getType(), values);
  }
}
