// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ManagedServiceFactory;

/**
 * ConfigurationAdmin's thread, busy until it is released: what configurations are changed or
 * deleted in the meantime, nobody hears of.
 */
final class HeldDeliveries implements ManagedServiceFactory {

  private static final String PID = "probe.Hold";

  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch free = new CountDownLatch(1);
  private final ServiceRegistration<ManagedServiceFactory> registration;
  private final Configuration configuration;

  HeldDeliveries(BundleContext context, ConfigurationAdmin admin) throws Exception {
    registration =
        context.registerService(
            ManagedServiceFactory.class,
            this,
            FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_PID, PID)));
    configuration = admin.createFactoryConfiguration(PID, null);
    configuration.update(FrameworkUtil.asDictionary(Map.of("held", true)));
    if (!held.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("not held");
    }
  }

  @Override
  public String getName() {
    return PID;
  }

  @Override
  public void updated(String pid, Dictionary<String, ?> properties) {
    held.countDown();
    try {
      if (!free.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("held too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void deleted(String pid) {
    // Of no interest.
  }

  void release() throws IOException {
    free.countDown();
    configuration.delete();
    registration.unregister();
  }
}
