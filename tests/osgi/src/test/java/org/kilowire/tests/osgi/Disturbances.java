// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.eclipse.kura.configuration.ConfigurationService;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.standalone.Components;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** What can happen to a gateway at work, in random order. After each all is as it was. */
final class Disturbances {

  /**
   * What stops and starts beside ours: crypto, configuration, cloud and wires are in the host. Not
   * Equinox's WireAdmin, which nothing on a gateway stops by itself: when it starts while a wire is
   * being made or deleted, it (1.0.800) and equinox.cm (1.4.400) trip over the half of it.
   */
  private static final Set<String> HOSTS =
      Set.of("org.kilowire.kura.host", "org.apache.felix.eventadmin", "org.apache.felix.metatype");

  private static final String SECRET = "org.kilowire.kura.base.Secret";

  private final Random random;
  private final InstalledGateway gateway;
  private final ServedMeter meter;
  private final Broker broker;
  private int version = 1;

  private interface Disturbance {
    String happen() throws Exception;
  }

  /**
   * @param meter whose driver comes and goes
   */
  Disturbances(long seed, InstalledGateway gateway, ServedMeter meter, Broker broker) {
    this.random = new Random(seed);
    this.gateway = gateway;
    this.meter = meter;
    this.broker = broker;
  }

  /**
   * The next one, seven in ten times bundles that stop and start.
   *
   * @return what it was
   */
  String next() throws Exception {
    List<Disturbance> others =
        List.of(
            this::publisherGoes,
            this::subscriberGoes,
            this::endpointGoes,
            this::transportGoes,
            this::uplinkIsConfigured,
            this::driverGoes,
            this::secretComesAndGoes,
            this::brokerGoes,
            this::packageIsRenewed);
    return random.nextInt(10) < 7
        ? bundlesStop()
        : others.get(random.nextInt(others.size())).happen();
  }

  /** Every bundle that may be stopped. */
  private List<Bundle> bundles() {
    return Arrays.stream(gateway.runtime().context().getBundles())
        .filter(
            bundle ->
                gateway.bundles().contains(bundle.getSymbolicName())
                    || HOSTS.contains(bundle.getSymbolicName()))
        .toList();
  }

  private String bundlesStop() throws BundleException {
    List<Bundle> some = new ArrayList<>(bundles());
    Collections.shuffle(some, random);
    some = new ArrayList<>(some.subList(0, 1 + random.nextInt(some.size())));
    String what = "stop " + names(some);
    for (Bundle bundle : some) {
      bundle.stop();
    }
    Collections.shuffle(some, random);
    for (Bundle bundle : some) {
      bundle.start();
    }
    return what + ", start " + names(some);
  }

  private static List<String> names(List<Bundle> bundles) {
    return bundles.stream()
        .map(Bundle::getSymbolicName)
        .map(name -> name.replace("org.kilowire.", ""))
        .toList();
  }

  private String publisherGoes() throws Exception {
    gateway.configurations().deleteFactoryConfiguration(Cloud.DATA, false);
    cloud().dataPublisher();
    return "the data publisher is made anew";
  }

  private String subscriberGoes() throws Exception {
    gateway.configurations().deleteFactoryConfiguration(Cloud.RECEIPT, false);
    cloud().receiptSubscriber();
    return "the receipt subscriber is made anew";
  }

  private String endpointGoes() throws Exception {
    gateway.configurations().deleteFactoryConfiguration(Cloud.ENDPOINT, false);
    cloud().endpoint();
    return "the cloud endpoint is made anew";
  }

  private String uplinkIsConfigured() throws Exception {
    int window = 1 + random.nextInt(8);
    new Components(gateway.configurations()).update(Cloud.UPLINK, Map.of("window", window));
    return "the uplink's window is " + window;
  }

  private String transportGoes() throws Exception {
    gateway.configurations().deleteFactoryConfiguration(Cloud.TRANSPORT, false);
    cloud().transport();
    return "the transport is made anew";
  }

  private Cloud cloud() throws InterruptedException {
    return new Cloud(new Components(gateway.configurations()), broker.url());
  }

  private String driverGoes() throws Exception {
    String pid = gateway.driver(meter);
    gateway.configurations().deleteFactoryConfiguration(pid, false);
    gateway.driver(meter);
    return "the driver is made anew";
  }

  private String secretComesAndGoes() throws Exception {
    ConfigurationService configurations = gateway.configurations();
    new Components(configurations)
        .ensure(SECRET, "secret", Map.of("name", "unused", "value", "12345678"));
    configurations.deleteFactoryConfiguration("secret", false);
    return "a secret comes and goes";
  }

  private String brokerGoes() throws Exception {
    broker.stop();
    broker.start();
    return "the broker goes and comes";
  }

  private String packageIsRenewed() throws Exception {
    version++;
    gateway.upgrade("0." + version + ".0", Feature.ALL);
    return "the package is renewed";
  }
}
