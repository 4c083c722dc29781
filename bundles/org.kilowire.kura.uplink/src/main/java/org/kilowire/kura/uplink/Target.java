// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/**
 * Which service is meant: the name of one, or a filter over its properties (OSGi Core, 3.2.7).
 * Kura's page writes filters, people and REST names.
 */
record Target(Filter filter) {

  /** No service has it: what a field says until somebody chooses. */
  static final String NOBODY = "(kura.service.pid=changeme)";

  private static final Pattern NAME = Pattern.compile("[^()*=<>~|&!\\\\\\s]{1,255}");

  /**
   * Reads a field.
   *
   * @throws IllegalArgumentException with what is wrong, for people
   */
  static Target of(String text) {
    String filter = NAME.matcher(text).matches() ? filter(text) : text;
    try {
      return new Target(FrameworkUtil.createFilter(filter));
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(
          "must be a name or a filter such as " + filter("NAME") + ": " + e.getMessage(), e);
    }
  }

  private static String filter(String name) {
    return "(" + ConfigurationService.KURA_SERVICE_PID + "=" + name + ")";
  }

  /** Whether a service with these properties is meant; the case of their keys does not matter. */
  boolean matches(Map<String, Object> properties) {
    return filter.match(FrameworkUtil.asDictionary(properties));
  }
}
