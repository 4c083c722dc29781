// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.kilowire.contract.Range;
import org.kilowire.options.Settings;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.store.CommitListener;
import org.kilowire.store.EventLog;
import org.kilowire.store.Outbox;
import org.kilowire.uplink.SealedTransport;
import org.kilowire.uplink.Transport.Incoming;
import org.kilowire.uplink.Transport.Outgoing;
import org.kilowire.uplink.Uplink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An uplink over a cloud connection of Kura: three publishers, two subscribers, the store and the
 * keys of the gateway. All of them may come and go at any time.
 *
 * <p>The fields that name them end in {@code .target}, and no reference has such a name: a
 * framework would read a plain name as a filter, and a target that is none breaks the reference for
 * good ({@link ServiceSelection}).
 */
@Component(
    name = UplinkComponent.PID,
    service = {ConfigurableComponent.class, CommitListener.class},
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true)
@Designate(ocd = UplinkConfiguration.class, factory = true)
public final class UplinkComponent implements ConfigurableComponent, CommitListener {

  static final String PID = "org.kilowire.kura.uplink.Uplink";

  private static final Logger LOG = LoggerFactory.getLogger(UplinkComponent.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** Of all uplinks that there are. */
  private static final HandoverTurns TURNS = new HandoverTurns();

  private final CloudServices wiring = new CloudServices();
  private final ServiceSelection<Outgoing, CloudPublisher> publishers =
      new ServiceSelection<>(Outgoing.class, wiring::bind, wiring::updated, wiring::unbind);
  private final ServiceSelection<Incoming, CloudSubscriber> subscribers =
      new ServiceSelection<>(Incoming.class, wiring::bind, wiring::updated, wiring::unbind);
  private volatile String name = PID;
  private final UplinkLifecycle lifecycle = new UplinkLifecycle(this::start, TURNS, () -> name);
  private final Settings<UplinkSettings> settings =
      new Settings<>(LOG, properties -> name, UplinkSettings::from);

  @Activate
  void activate(Map<String, Object> properties) {
    name = Settings.name(properties, PID);
    modified(properties);
  }

  /** Kura calls this for every update, identical ones too, and several times after its start. */
  @Modified
  void modified(Map<String, Object> properties) {
    if (settings.changed(properties)) {
      settings.now().ifPresent(this::apply);
    }
  }

  private void apply(UplinkSettings now) {
    publishers.targets(now.publishers());
    subscribers.targets(now.subscribers());
    lifecycle.settings(now);
  }

  @Deactivate
  void deactivate() {
    lifecycle.close();
    wiring.close();
  }

  @Override
  public void committed(Range numbers) {
    lifecycle.wake();
  }

  @Reference(
      name = "CloudPublisher",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      updated = "bindCloudPublisher")
  void bindCloudPublisher(CloudPublisher service, Map<String, Object> properties) {
    publishers.put(service, properties);
  }

  void unbindCloudPublisher(CloudPublisher service) {
    publishers.remove(service);
  }

  @Reference(
      name = "CloudSubscriber",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      updated = "bindCloudSubscriber")
  void bindCloudSubscriber(CloudSubscriber service, Map<String, Object> properties) {
    subscribers.put(service, properties);
  }

  void unbindCloudSubscriber(CloudSubscriber service) {
    subscribers.remove(service);
  }

  @Reference(
      name = "CloudConnectionManager",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindCloudConnectionManager(CloudConnectionManager service, Map<String, Object> properties) {
    wiring.bind(service, properties);
  }

  void unbindCloudConnectionManager(
      CloudConnectionManager service, Map<String, Object> properties) {
    wiring.unbind(service, properties);
  }

  @Reference(
      name = "Outbox",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void bindOutbox(Outbox service, Map<String, Object> properties) {
    lifecycle.bind(service, properties);
  }

  void unbindOutbox(Outbox service) {
    lifecycle.unbind(service);
  }

  @Reference(
      name = "EventLog",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void bindEventLog(EventLog service, Map<String, Object> properties) {
    lifecycle.bind(service, properties);
  }

  void unbindEventLog(EventLog service) {
    lifecycle.unbind(service);
  }

  @Reference(
      name = "HandoverSeals",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void bindHandoverSeals(HandoverSeals service, Map<String, Object> properties) {
    lifecycle.bind(service, properties);
  }

  void unbindHandoverSeals(HandoverSeals service) {
    lifecycle.unbind(service);
  }

  private Uplink start(String gateway, UplinkLifecycle.Needs needs, UplinkSettings how) {
    KuraTransport transport =
        new KuraTransport(
            name,
            wiring,
            new Reconnector(how.reconnectAfter(), this::thread),
            new ThreadPeriodicTask("uplink-look-" + name, LOOK_EVERY),
            InstantSource.system(),
            System::nanoTime);
    SealedTransport sealed =
        SealedTransport.of(transport, gateway, needs.outbox(), needs.events(), needs.seals());
    Uplink uplink = new Uplink(gateway, needs.outbox(), needs.events(), sealed, how.options());
    uplink.start();
    LOG.info("{}: hands over what {} has stored; {}", name, gateway, needs.seals().state());
    return uplink;
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "uplink-connect-" + name);
    thread.setDaemon(true);
    return thread;
  }
}
