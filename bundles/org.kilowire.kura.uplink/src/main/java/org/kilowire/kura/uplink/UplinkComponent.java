// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.kilowire.contract.Range;
import org.kilowire.store.CommitListener;
import org.kilowire.store.EventLog;
import org.kilowire.store.Outbox;
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
 * An uplink over a cloud connection of Kura: three publishers, two subscribers, and the store of
 * the gateway. All of them may come and go at any time. Wrong settings are logged, and the old ones
 * stay.
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
  private static final Turns TURNS = new Turns();

  private final Wiring wiring = new Wiring();
  private volatile String name = PID;
  private final Assembly assembly = new Assembly(this::start, TURNS, () -> name);
  private volatile List<String> problems = List.of();

  @Activate
  void activate(Map<String, Object> properties) {
    String pid = Port.pid(properties);
    name = pid.isEmpty() ? PID : pid;
    modified(properties);
  }

  /** Kura calls this for every update, identical ones too, and several times after its start. */
  @Modified
  void modified(Map<String, Object> properties) {
    UplinkSettings.Read read = UplinkSettings.from(properties);
    if (!read.problems().equals(problems)) {
      read.problems().forEach(problem -> LOG.error("{}: not applied: {}", name, problem));
    }
    problems = read.problems();
    read.settings().ifPresent(assembly::settings);
  }

  @Deactivate
  void deactivate() {
    assembly.close();
    wiring.close();
  }

  @Override
  public void committed(Range numbers) {
    assembly.wake();
  }

  @Reference(
      name = "DataPublisher",
      target = UplinkConfiguration.NOBODY,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      updated = "updatedDataPublisher")
  void bindDataPublisher(CloudPublisher service, Map<String, Object> properties) {
    wiring.bind(Outgoing.DATA, service, properties);
  }

  void updatedDataPublisher(CloudPublisher service, Map<String, Object> properties) {
    wiring.updated(Outgoing.DATA, service, properties);
  }

  void unbindDataPublisher(CloudPublisher service) {
    wiring.unbind(Outgoing.DATA, service);
  }

  @Reference(
      name = "AnswerPublisher",
      target = UplinkConfiguration.NOBODY,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      updated = "updatedAnswerPublisher")
  void bindAnswerPublisher(CloudPublisher service, Map<String, Object> properties) {
    wiring.bind(Outgoing.ANSWER, service, properties);
  }

  void updatedAnswerPublisher(CloudPublisher service, Map<String, Object> properties) {
    wiring.updated(Outgoing.ANSWER, service, properties);
  }

  void unbindAnswerPublisher(CloudPublisher service) {
    wiring.unbind(Outgoing.ANSWER, service);
  }

  @Reference(
      name = "EventPublisher",
      target = UplinkConfiguration.NOBODY,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      updated = "updatedEventPublisher")
  void bindEventPublisher(CloudPublisher service, Map<String, Object> properties) {
    wiring.bind(Outgoing.EVENT, service, properties);
  }

  void updatedEventPublisher(CloudPublisher service, Map<String, Object> properties) {
    wiring.updated(Outgoing.EVENT, service, properties);
  }

  void unbindEventPublisher(CloudPublisher service) {
    wiring.unbind(Outgoing.EVENT, service);
  }

  @Reference(
      name = "ReceiptSubscriber",
      target = UplinkConfiguration.NOBODY,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      updated = "updatedReceiptSubscriber")
  void bindReceiptSubscriber(CloudSubscriber service, Map<String, Object> properties) {
    wiring.bind(Incoming.RECEIPT, service, properties);
  }

  void updatedReceiptSubscriber(CloudSubscriber service, Map<String, Object> properties) {
    wiring.updated(Incoming.RECEIPT, service, properties);
  }

  void unbindReceiptSubscriber(CloudSubscriber service) {
    wiring.unbind(Incoming.RECEIPT, service);
  }

  @Reference(
      name = "CommandSubscriber",
      target = UplinkConfiguration.NOBODY,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      updated = "updatedCommandSubscriber")
  void bindCommandSubscriber(CloudSubscriber service, Map<String, Object> properties) {
    wiring.bind(Incoming.COMMAND, service, properties);
  }

  void updatedCommandSubscriber(CloudSubscriber service, Map<String, Object> properties) {
    wiring.updated(Incoming.COMMAND, service, properties);
  }

  void unbindCommandSubscriber(CloudSubscriber service) {
    wiring.unbind(Incoming.COMMAND, service);
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
    assembly.bind(service, properties);
  }

  void unbindOutbox(Outbox service) {
    assembly.unbind(service);
  }

  @Reference(
      name = "EventLog",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void bindEventLog(EventLog service, Map<String, Object> properties) {
    assembly.bind(service, properties);
  }

  void unbindEventLog(EventLog service) {
    assembly.unbind(service);
  }

  private Uplink start(String gateway, Outbox outbox, EventLog events, UplinkSettings settings) {
    KuraTransport transport =
        new KuraTransport(
            name,
            wiring,
            new Redial(settings.reconnectAfter(), this::thread),
            new ThreadPulse("uplink-look-" + name, LOOK_EVERY),
            InstantSource.system(),
            System::nanoTime);
    Uplink uplink = new Uplink(gateway, outbox, events, transport, settings.options());
    uplink.start();
    LOG.info("{}: hands over what {} has stored", name, gateway);
    return uplink;
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "uplink-connect-" + name);
    thread.setDaemon(true);
    return thread;
  }
}
