// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.cloudconnection.message;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.message.KuraPayload;

/** A payload and the properties it travels with. */
public class KuraMessage {
  private final KuraPayload payload;
  private final Map<String, Object> properties;

  public KuraMessage(KuraPayload payload) {
    this(payload, Map.of());
  }

  public KuraMessage(KuraPayload payload, Map<String, Object> properties) {
    this.payload = payload;
    this.properties = new HashMap<>(properties);
  }

  /** A copy of what was given, which can be changed. */
  public Map<String, Object> getProperties() {
    return properties;
  }

  public KuraPayload getPayload() {
    return payload;
  }
}
