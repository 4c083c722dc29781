// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.util.Map;

/** Where services are offered to other bundles. */
interface Registry {

  /** A service on offer. */
  interface Registration {

    /** Offers the same service with other properties. */
    void update(Map<String, ?> properties);

    /**
     * Takes it back; whoever uses it has let go of it when this returns. Later calls do nothing.
     */
    void unregister();
  }

  <T> Registration register(Class<T> type, T service, Map<String, ?> properties);
}
