// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireSupport;
import org.kilowire.kura.wire.appending.BlockAppender;
import org.kilowire.kura.wire.appending.ChannelMonitor;
import org.kilowire.kura.wire.appending.EnvelopeReader;
import org.kilowire.kura.wire.appending.EventAppender;
import org.kilowire.kura.wire.due.UnprovenClock;
import org.kilowire.kura.wire.emission.Emission;
import org.kilowire.kura.wire.emission.EmissionRegistry;
import org.kilowire.kura.wire.failure.FailureCounter;
import org.kilowire.kura.wire.failure.WireReason;
import org.kilowire.kura.wire.foreign.ChannelOutcome;
import org.kilowire.kura.wire.records.Arrival;
import org.kilowire.meter.GatewayClock;
import org.kilowire.options.Settings;
import org.kilowire.store.EventLog;
import org.kilowire.store.Outbox;
import org.kilowire.store.StoreException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores whatever comes over its wires. What a Collector has emitted it recognises, and tells it of
 * the commit; any other emitter gets its thread back when all is safe: what {@code emit} has
 * returned from, no crash of the gateway takes away.
 */
@Component(
    name = OutboxComponent.PID,
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {
      ConfigurableComponent.class,
      WireComponent.class,
      WireReceiver.class,
      Consumer.class
    },
    property = {
      "input.cardinality.minimum:Integer=1",
      "input.cardinality.maximum:Integer=1",
      "input.cardinality.default:Integer=1",
      "output.cardinality.minimum:Integer=0",
      "output.cardinality.maximum:Integer=0",
      "output.cardinality.default:Integer=0",
      "input.port.names=0=readings"
    })
@Designate(ocd = OutboxComponent.Definition.class, factory = true)
public final class OutboxComponent implements ConfigurableComponent, WireReceiver {

  /** Factory pid. */
  public static final String PID = "org.kilowire.kura.wire.Outbox";

  private static final Logger LOG = LoggerFactory.getLogger(OutboxComponent.class);

  /** What Kura asks for. */
  @ObjectClassDefinition(
      id = PID,
      name = "Kilowire Outbox",
      description = "Keeps readings of any emitter until the IMS has confirmed them.")
  @interface Definition {
    @AttributeDefinition(
        name = "Wait for the disk (s)",
        type = AttributeType.INTEGER,
        min = "1",
        max = "600",
        description =
            "How long a commit may take before an emitter gets its thread back: 1 to 600, default "
                + OutboxOptions.DEFAULT_COMMIT
                + ".")
    int commit_timeout_seconds() default OutboxOptions.DEFAULT_COMMIT;
  }

  private final WireHelperService wires;
  private final EmissionRegistry emissions;
  private final FailureCounter failures;
  private final BlockAppender appender;
  private final EventAppender eventAppender;
  private final ChannelMonitor channelMonitor = new ChannelMonitor();
  private final Settings<OutboxOptions> settings;
  private volatile WireSupport wire;
  private volatile Outbox store;
  private volatile EventLog events;
  private volatile GatewayClock clock = new UnprovenClock();

  /** A component that stores nothing yet. */
  @Activate
  public OutboxComponent(
      @Reference WireHelperService wires,
      @Reference EmissionRegistry emissions,
      Map<String, Object> properties) {
    this.wires = wires;
    this.emissions = emissions;
    failures = new FailureCounter(LOG, Settings.name(properties, PID));
    appender = new BlockAppender(failures);
    eventAppender = new EventAppender(failures);
    settings = new Settings<>(LOG, all -> failures.name(), OutboxOptions::from);
  }

  @Activate
  @SuppressWarnings("unchecked")
  void activate(ComponentContext context, Map<String, Object> properties) {
    var unused = settings.changed(properties);
    wire =
        wires.newWireSupport(this, (ServiceReference<WireComponent>) context.getServiceReference());
  }

  @Modified
  void modified(Map<String, Object> properties) {
    var unused = settings.changed(properties);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindStore(Outbox next) {
    store = next;
  }

  void unbindStore(Outbox gone) {
    if (store == gone) {
      store = null;
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindEvents(EventLog next) {
    events = next;
  }

  void unbindEvents(EventLog gone) {
    if (events == gone) {
      events = null;
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindClock(GatewayClock next) {
    clock = next;
  }

  void unbindClock(GatewayClock gone) {
    if (clock == gone) {
      clock = new UnprovenClock();
    }
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    requireNonNull(envelope, "envelope");
    Optional<Emission> ours = emissions.find(envelope.getRecords());
    if (ours.isPresent()) {
      take(ours.get());
    } else {
      read(envelope);
    }
  }

  /** The emitter waits for the commit, not the wire: so commits of several lines are one. */
  private void take(Emission emission) {
    Outbox there = store;
    if (there == null) {
      away("readings of a Collector or Source");
      emission.lost(new StoreException("the Outbox " + failures.name() + " has no store"));
    } else if (emission.take(there)) {
      var unused =
          appender
              .append(emission.blocks(), there)
              .whenComplete((done, failure) -> emission.ended(there, failure));
    }
  }

  private void read(WireEnvelope envelope) {
    GatewayClock now = clock;
    Arrival arrival = new Arrival(envelope.getEmitterPid(), now.now(), now.proven());
    EnvelopeReader.Found found = EnvelopeReader.read(envelope.getRecords(), arrival);
    found.refused().forEach(why -> failures.add(WireReason.MALFORMED_RECORD, why));
    report(found.channels(), arrival.at());
    Outbox there = store;
    if (found.blocks().isEmpty()) {
      return;
    }
    if (there == null) {
      away("readings of " + arrival.emitter());
      return;
    }
    CompletableFuture<?> stored =
        appender
            .append(found.blocks(), there)
            .whenComplete((done, failure) -> emissions.copied(there, found.blocks(), failure));
    appender.await(stored, settings.now().orElseThrow().commit());
  }

  private void report(List<ChannelOutcome> channels, Instant at) {
    EventLog log = events;
    if (log != null) {
      channelMonitor.events(channels, at).forEach(event -> eventAppender.append(event, log));
    }
  }

  private void away(String what) {
    failures.add(WireReason.STORE_AWAY, what + " are not stored");
  }

  /** What was not stored, by reason. */
  public Map<String, Long> counts() {
    return failures.counts();
  }

  @Override
  public void producersConnected(Wire[] connected) {
    wire.producersConnected(connected);
  }

  @Override
  public void updated(Wire from, Object value) {
    wire.updated(from, value);
  }
}
