// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.kilowire.kura.wire.due.DelayScheduler;
import org.kilowire.kura.wire.due.TimetableRunner;
import org.kilowire.kura.wire.due.UnprovenClock;
import org.kilowire.kura.wire.failure.FailureCounter;
import org.kilowire.kura.wire.failure.WireReason;
import org.kilowire.kura.wire.records.RecordKeys;
import org.kilowire.meter.GatewayClock;
import org.kilowire.options.Settings;
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
 * Says when: emits the name of a group at the due times of a place. All schedules share a thread,
 * on which Kura runs whoever listens.
 */
@Component(
    name = ScheduleComponent.PID,
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
      "output.port.names=0=groups"
    })
@Designate(ocd = ScheduleComponent.Definition.class, factory = true)
public final class ScheduleComponent implements ConfigurableComponent, WireEmitter {

  /** Factory pid. */
  public static final String PID = "org.kilowire.kura.wire.Schedule";

  private static final Logger LOG = LoggerFactory.getLogger(ScheduleComponent.class);

  /** What Kura asks for. */
  @ObjectClassDefinition(
      id = PID,
      name = "Kilowire Schedule",
      description = "Runs a schedule of the fleet at times of its own.")
  @interface Definition {
    @AttributeDefinition(name = "Schedule of the fleet", description = "Id of the schedule to run.")
    String group();

    @AttributeDefinition(
        name = "Times (cron)",
        required = false,
        description =
            "Minute, hour, day of the month, month, day of the week (5 0 * * *). Either this"
                + " or the interval.")
    String cron() default "";

    @AttributeDefinition(
        name = "Interval",
        required = false,
        description = "From local midnight on: a span that divides a day (PT15M), or P1D to P31D.")
    String every() default "";

    @AttributeDefinition(
        name = "Time zone",
        description =
            "The place whose clocks count, by its IANA id, such as Europe/Berlin; default "
                + ScheduleOptions.DEFAULT_ZONE
                + ".")
    String zone() default ScheduleOptions.DEFAULT_ZONE;
  }

  private final WireHelperService wires;
  private final DelayScheduler alarms;
  private final FailureCounter failures;
  private final Settings<ScheduleOptions> settings;
  private volatile WireSupport wire;
  private volatile GatewayClock clock = new UnprovenClock();
  private TimetableRunner trigger;

  /** A component that is never due. */
  @Activate
  public ScheduleComponent(
      @Reference WireHelperService wires,
      @Reference DelayScheduler alarms,
      Map<String, Object> properties) {
    this.wires = wires;
    this.alarms = alarms;
    failures = new FailureCounter(LOG, Settings.name(properties, PID));
    settings = new Settings<>(LOG, all -> failures.name(), ScheduleOptions::from);
  }

  @Activate
  @SuppressWarnings("unchecked")
  synchronized void activate(ComponentContext context, Map<String, Object> properties) {
    wire =
        wires.newWireSupport(this, (ServiceReference<WireComponent>) context.getServiceReference());
    modified(properties);
  }

  @Modified
  synchronized void modified(Map<String, Object> properties) {
    if (settings.changed(properties)) {
      deactivate();
      ScheduleOptions options = settings.now().orElseThrow();
      trigger =
          new TimetableRunner(
              options.timetable(), alarms, () -> clock, missed -> run(options.group(), missed));
      trigger.start();
    }
  }

  @Deactivate
  synchronized void deactivate() {
    if (trigger != null) {
      trigger.close();
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

  private void run(String group, long missed) {
    if (missed > 0) {
      LOG.info(
          "{}: {} runs of {} were missed and are not caught up", failures.name(), missed, group);
    }
    try {
      wire.emit(
          List.of(
              new WireRecord(
                  Map.of(
                      RecordKeys.GROUP,
                      TypedValues.newStringValue(group),
                      RecordKeys.TIMER,
                      TypedValues.newLongValue(clock.now().toEpochMilli())))));
    } catch (RuntimeException | Error fault) {
      failures.add(WireReason.RECEIVER_FAULT, fault.toString());
    }
  }

  @Override
  public void consumersConnected(Wire[] connected) {
    wire.consumersConnected(connected);
  }

  @Override
  public Object polled(Wire to) {
    return wire.polled(to);
  }
}
