// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import org.osgi.service.metatype.annotations.AttributeDefinition;

/** The part of the form that drivers have whose protocol asks again when a meter is silent. */
public interface RequestForm {

  @AttributeDefinition(
      name = "Request timeout (ms)",
      description =
          "How long the meter may take to answer one request. 100 to 300000, default 5000.",
      min = "100",
      max = "300000",
      defaultValue = "5000")
  int timeout();

  @AttributeDefinition(
      name = "Retries",
      description = "How often a silent meter is asked again. 0 to 20, default 3.",
      min = "0",
      max = "20",
      defaultValue = "3")
  int retries();
}
