// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.eclipse.kura.wire.WireComponent;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** A reference that has one property. */
@SuppressWarnings("JdkObsolete") // OSGi speaks of dictionaries
record PropertyReference(String key, Object value) implements ServiceReference<WireComponent> {

  @Override
  public Object getProperty(String name) {
    return name.equals(key) ? value : null;
  }

  @Override
  public String[] getPropertyKeys() {
    return new String[] {key};
  }

  @Override
  public Dictionary<String, Object> getProperties() {
    return new Hashtable<>(Map.of(key, value));
  }

  @Override
  public Bundle getBundle() {
    return null;
  }

  @Override
  public Bundle[] getUsingBundles() {
    return new Bundle[0];
  }

  @Override
  public int compareTo(Object other) {
    return 0;
  }

  @Override
  public boolean isAssignableTo(Bundle bundle, String className) {
    return true;
  }

  @Override
  public <A> A adapt(Class<A> type) {
    return null;
  }
}
