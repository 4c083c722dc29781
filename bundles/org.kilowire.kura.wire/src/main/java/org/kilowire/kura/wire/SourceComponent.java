// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.kilowire.kura.wire.delivery.EnvelopeEmitter;
import org.kilowire.kura.wire.delivery.WireOutput;
import org.kilowire.kura.wire.due.DelayScheduler;
import org.kilowire.kura.wire.emission.EmissionRegistry;
import org.kilowire.kura.wire.failure.FailureCounter;
import org.kilowire.kura.wire.pushing.SourceRunner;
import org.kilowire.kura.wire.pushing.SourceServices;
import org.kilowire.meter.GatewayClock;
import org.kilowire.meter.ReadingSource;
import org.kilowire.options.Settings;
import org.kilowire.store.EventLog;
import org.kilowire.store.Outbox;
import org.osgi.framework.ServiceReference;
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
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what nobody asks for: runs the gateway's reading sources and emits what they have. A source
 * is told of the commit of each block, or why there is none.
 */
@Component(
    name = SourceComponent.PID,
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {ConfigurableComponent.class, WireComponent.class, WireEmitter.class, Producer.class},
    property = {
      "input.cardinality.minimum:Integer=0",
      "input.cardinality.maximum:Integer=0",
      "input.cardinality.default:Integer=0",
      "output.cardinality.minimum:Integer=1",
      "output.cardinality.maximum:Integer=1",
      "output.cardinality.default:Integer=1",
      "output.port.names=0=readings"
    })
@Designate(ocd = SourceComponent.Definition.class, factory = true)
public final class SourceComponent implements ConfigurableComponent, WireEmitter {

  /** Factory pid. */
  public static final String PID = "org.kilowire.kura.wire.Source";

  private static final Logger LOG = LoggerFactory.getLogger(SourceComponent.class);

  /** What Kura asks for. */
  @ObjectClassDefinition(
      id = PID,
      name = "Kilowire Source",
      description = "Takes readings that come by themselves, such as results of sampled values.")
  @interface Definition {
    @AttributeDefinition(
        name = "Sources",
        required = false,
        cardinality = SourceOptions.MOST_SOURCES,
        description = "Ids of the sources to take readings from. None: all that there are.")
    String[] sources() default {};

    @AttributeDefinition(
        name = "1-second results",
        description =
            "Whether results of sampled values are taken for each second (series sv:1s) besides"
                + " those of each minute.")
    boolean sv_seconds() default false;

    @AttributeDefinition(
        name = "Blocks that wait",
        description =
            "How many blocks of one source may wait for their commit; more are refused: 1 to 65536,"
                + " default "
                + SourceOptions.DEFAULT_BLOCKS
                + ".")
    int queue_blocks() default SourceOptions.DEFAULT_BLOCKS;

    @AttributeDefinition(
        name = "Values that wait",
        description =
            "How many values of one source may wait for their commit: 1024 to 16777216, default "
                + SourceOptions.DEFAULT_VALUES
                + ".")
    int queue_values() default SourceOptions.DEFAULT_VALUES;
  }

  private final WireHelperService wires;
  private final FailureCounter failures;
  private final Settings<SourceOptions> settings;
  private final SourceServices services = new SourceServices();
  private final SourceRunner sources;
  private volatile WireSupport wire;

  /** Until Kura has told of wires there may be some. */
  private volatile boolean connected = true;

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

  /** A component that runs nothing. */
  @Activate
  public SourceComponent(
      @Reference WireHelperService wires,
      @Reference DelayScheduler alarms,
      @Reference EmissionRegistry emissions,
      Map<String, Object> properties) {
    this.wires = wires;
    failures = new FailureCounter(LOG, Settings.name(properties, PID));
    settings = new Settings<>(LOG, all -> failures.name(), SourceOptions::from);
    sources = new SourceRunner(failures, services, new WireOutput(new Port(), emissions, alarms));
  }

  @Activate
  @SuppressWarnings("unchecked")
  void activate(ComponentContext context, Map<String, Object> properties) {
    wire =
        wires.newWireSupport(this, (ServiceReference<WireComponent>) context.getServiceReference());
    modified(properties);
  }

  @Modified
  void modified(Map<String, Object> properties) {
    if (settings.changed(properties)) {
      sources.configure(settings.now().orElseThrow().settings());
    }
  }

  @Deactivate
  void deactivate() {
    sources.close();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindSource(ReadingSource source) {
    sources.add(source);
  }

  void unbindSource(ReadingSource source) {
    sources.remove(source);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindStore(Outbox next) {
    services.bind(next);
  }

  void unbindStore(Outbox gone) {
    services.unbind(gone);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindEvents(EventLog next) {
    services.bind(next);
  }

  void unbindEvents(EventLog gone) {
    services.unbind(gone);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindClock(GatewayClock next) {
    services.bind(next);
  }

  void unbindClock(GatewayClock gone) {
    services.unbind(gone);
  }

  /** What came to nothing, by reason. */
  public Map<String, Long> counts() {
    return failures.counts();
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
