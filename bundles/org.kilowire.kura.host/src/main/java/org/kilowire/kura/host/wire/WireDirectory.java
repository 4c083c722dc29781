// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.wireadmin.Wire;
import org.osgi.service.wireadmin.WireAdmin;
import org.osgi.service.wireadmin.WireConstants;

/** Who the wire components are, and their ends of wires. */
@Component(service = WireHelperService.class)
public final class WireDirectory implements WireHelperService {

  private final RegisteredServices<WireComponent> components;
  private final WireAdmin admin;

  @Activate
  public WireDirectory(BundleContext context, @Reference WireAdmin admin) {
    components = new RegisteredServices<>(context, WireComponent.class);
    this.admin = admin;
  }

  private List<Wire> wiresFrom(String servicePid) {
    try {
      Wire[] wires =
          admin.getWires("(" + WireConstants.WIREADMIN_PRODUCER_PID + "=" + servicePid + ")");
      return wires == null ? List.of() : List.of(wires);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(servicePid, e);
    }
  }

  /**
   * The one pid that the configuration of a service has.
   *
   * @throws IllegalStateException if it has several: one of the configuration and one that the
   *     component itself declares
   */
  static String servicePid(ServiceReference<?> reference) {
    Object pid = reference.getProperty(Constants.SERVICE_PID);
    if (pid instanceof String[] several) {
      throw new IllegalStateException(
          "The service PID " + Arrays.toString(several) + " is an array");
    }
    return (String) pid;
  }

  @Override
  public String getPid(WireComponent component) {
    Objects.requireNonNull(component, "Wire Component cannot be null");
    return components.reference(component).map(RegisteredServices::kuraPid).orElse(null);
  }

  @Override
  public String getServicePid(String pid) {
    Objects.requireNonNull(pid, "PID cannot be null");
    return components.reference(pid).map(WireDirectory::servicePid).orElse(null);
  }

  @Override
  public String getServicePid(WireComponent component) {
    Objects.requireNonNull(component, "Wire Component cannot be null");
    return components.reference(component).map(WireDirectory::servicePid).orElse(null);
  }

  @Override
  public boolean isEmitter(String pid) {
    return components.find(pid).filter(WireEmitter.class::isInstance).isPresent();
  }

  @Override
  public boolean isReceiver(String pid) {
    return components.find(pid).filter(WireReceiver.class::isInstance).isPresent();
  }

  @Override
  public WireSupport newWireSupport(
      WireComponent component, ServiceReference<WireComponent> reference) {
    Objects.requireNonNull(component, "Wire Component cannot be null");
    return new WireEnd(component, servicePid(reference), this::wiresFrom);
  }
}
