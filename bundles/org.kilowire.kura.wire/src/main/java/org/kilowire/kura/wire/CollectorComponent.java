// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.kilowire.kura.wire.collecting.CollectorLifecycle;
import org.kilowire.kura.wire.collecting.GatewayServices;
import org.kilowire.kura.wire.delivery.EnvelopeEmitter;
import org.kilowire.kura.wire.delivery.WireOutput;
import org.kilowire.kura.wire.due.DelayScheduler;
import org.kilowire.kura.wire.emission.EmissionRegistry;
import org.kilowire.kura.wire.failure.FailureCounter;
import org.kilowire.kura.wire.failure.WireReason;
import org.kilowire.kura.wire.records.RecordKeys;
import org.kilowire.meter.MeterProtocol;
import org.kilowire.options.Settings;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the meters of a fleet by the fleet's own schedules, and those that its wire names once
 * more. What it has read it emits; a reading that no Outbox behind its wire has stored is read
 * again.
 */
@Component(
    name = CollectorComponent.PID,
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {
      ConfigurableComponent.class,
      WireComponent.class,
      WireEmitter.class,
      WireReceiver.class,
      Producer.class,
      Consumer.class
    },
    property = {
      "input.cardinality.minimum:Integer=1",
      "input.cardinality.maximum:Integer=1",
      "input.cardinality.default:Integer=1",
      "output.cardinality.minimum:Integer=1",
      "output.cardinality.maximum:Integer=1",
      "output.cardinality.default:Integer=1",
      "input.port.names=0=groups",
      "output.port.names=0=readings"
    })
@Designate(ocd = CollectorComponent.Definition.class, factory = true)
public final class CollectorComponent implements ConfigurableComponent, WireEmitter, WireReceiver {

  /** Factory pid. */
  public static final String PID = "org.kilowire.kura.wire.Collector";

  private static final Logger LOG = LoggerFactory.getLogger(CollectorComponent.class);

  /** What Kura asks for. */
  @ObjectClassDefinition(
      id = PID,
      name = "Kilowire Collector",
      description = "Reads the meters of a fleet by its schedules.")
  @interface Definition {
    @AttributeDefinition(
        name = "Fleet",
        required = false,
        description =
            "The fleet document (JSON), at most 64 KB. Blank: that of the file, else the last one"
                + " that was whole.|TextArea")
    String fleet() default "";

    @AttributeDefinition(
        name = "Fleet file",
        required = false,
        description =
            "Or the absolute path of a file with the document. Blank where the field above"
                + " is not.")
    String fleet_file() default "";

    @AttributeDefinition(
        name = "Schedules for a timer",
        required = false,
        cardinality = 100,
        description =
            "Ids of the fleet's schedules that an input without a name runs, such as Kura's"
                + " Timer.")
    String[] groups() default {};

    @AttributeDefinition(
        name = "Release parked meters",
        required = false,
        description =
            "Ids of meters that are asked again, once, though they have refused the password; or"
                + " all. A text is obeyed once, ever: for another time add another note, as in:"
                + " m17, m18 #2.")
    String parked_release() default "";
  }

  private final WireHelperService wires;
  private final FailureCounter failures;
  private final Settings<CollectorOptions> settings;
  private final CollectorLifecycle lifecycle;
  private volatile WireSupport wire;

  /** Until Kura has told of wires there may be some. */
  private volatile boolean connected = true;

  /** Its state by name, for a launcher that has other classes than this bundle. */
  @SuppressWarnings("rawtypes") // a service has a class, not a type
  private volatile ServiceRegistration<Supplier> running;

  private final class Port implements EnvelopeEmitter {
    @Override
    public void emit(List<WireRecord> records) {
      wire.emit(records);
    }

    @Override
    public boolean isConnected() {
      return connected;
    }
  }

  /** A component that collects nothing. */
  @Activate
  public CollectorComponent(
      @Reference WireHelperService wires,
      @Reference DelayScheduler alarms,
      @Reference EmissionRegistry emissions,
      Map<String, Object> properties) {
    this.wires = wires;
    failures = new FailureCounter(LOG, Settings.name(properties, PID));
    settings = new Settings<>(LOG, all -> failures.name(), CollectorOptions::from);
    lifecycle = new CollectorLifecycle(failures, new WireOutput(new Port(), emissions, alarms));
  }

  @Activate
  @SuppressWarnings("unchecked")
  void activate(ComponentContext context, Map<String, Object> properties) {
    wire =
        wires.newWireSupport(this, (ServiceReference<WireComponent>) context.getServiceReference());
    var unused = settings.changed(properties);
    configure();
    running =
        context
            .getBundleContext()
            .registerService(
                Supplier.class,
                () -> lifecycle.state().name(),
                FrameworkUtil.asDictionary(Map.of("kilowire.state", "collector")));
  }

  @Modified
  void modified(Map<String, Object> properties) {
    if (settings.changed(properties)) {
      configure();
    }
  }

  private void configure() {
    CollectorOptions options = settings.now().orElseThrow();
    lifecycle.configure(options.source(), options.release(failures.name()));
  }

  @Deactivate
  void deactivate() {
    running.unregister();
    lifecycle.close();
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindGatewayServices(GatewayServices surroundings) {
    lifecycle.bind(surroundings);
  }

  void unbindGatewayServices(GatewayServices surroundings) {
    lifecycle.unbind(surroundings);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindProtocol(MeterProtocol protocol) {
    lifecycle.add(protocol);
  }

  void unbindProtocol(MeterProtocol protocol) {
    lifecycle.remove(protocol);
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    requireNonNull(envelope, "envelope");
    Set<String> groups = new LinkedHashSet<>();
    for (WireRecord record : envelope.getRecords()) {
      add(record.getProperties(), groups, envelope.getEmitterPid());
    }
    groups.forEach(lifecycle::run);
  }

  private void add(Map<String, TypedValue<?>> record, Set<String> groups, String emitter) {
    TypedValue<?> group = record.get(RecordKeys.GROUP);
    if (group != null && group.getValue() instanceof String name) {
      groups.add(name);
    } else if (group == null && record.containsKey(RecordKeys.TIMER)) {
      groups.addAll(settings.now().orElseThrow().groups());
    } else {
      failures.add(
          WireReason.MALFORMED_RECORD, emitter + ": " + RecordKeys.GROUP + " must be STRING");
    }
  }

  /** What came to nothing, by reason. */
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

  @Override
  public void consumersConnected(Wire[] consumers) {
    connected = consumers != null && consumers.length > 0;
    wire.consumersConnected(consumers);
  }

  @Override
  public Object polled(Wire to) {
    return wire.polled(to);
  }
}
