// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.wire;

import org.osgi.framework.ServiceReference;

/** What a wire component needs to know of itself, and its way to send. */
public interface WireHelperService {
  /** The component's {@code kura.service.pid}, or null if it is not known (yet). */
  String getPid(WireComponent component);

  /** The {@code service.pid} of the component with this {@code kura.service.pid}, or null. */
  String getServicePid(String pid);

  String getServicePid(WireComponent component);

  boolean isEmitter(String pid);

  boolean isReceiver(String pid);

  WireSupport newWireSupport(WireComponent component, ServiceReference<WireComponent> reference);
}
