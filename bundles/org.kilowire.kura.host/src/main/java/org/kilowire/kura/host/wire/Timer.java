// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.wire;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.kilowire.kura.host.Current;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Emits a record with the time at an interval, or at even seconds of the clock. */
@Designate(ocd = Timer.Config.class, factory = true)
@Component(
    name = Timer.FACTORY_PID,
    service = {ConfigurableComponent.class, WireComponent.class, WireEmitter.class, Producer.class},
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class Timer implements WireEmitter, ConfigurableComponent {

  static final String FACTORY_PID = "org.eclipse.kura.wire.Timer";
  static final String RECORD_KEY = "TIMER";

  private static final Logger LOG = LoggerFactory.getLogger(Timer.class);

  /** The configuration, as people see it. */
  @SuppressWarnings("MemberName") // the names of the properties
  @ObjectClassDefinition(id = FACTORY_PID, name = "Timer", description = "Starts wires")
  @interface Config {
    @AttributeDefinition(
        name = "type",
        description = "At an interval (SIMPLE) or at even seconds of the clock (CRON)",
        options = {
          @Option(label = "SIMPLE", value = "SIMPLE"),
          @Option(label = "CRON", value = "CRON")
        })
    String type() default "SIMPLE";

    @AttributeDefinition(name = TimerOptions.INTERVAL, description = "The interval", min = "1")
    int simple_interval() default 10;

    @AttributeDefinition(
        name = TimerOptions.UNIT,
        description = "Unit of the interval",
        options = {
          @Option(label = "MILLISECONDS", value = "MILLISECONDS"),
          @Option(label = "SECONDS", value = "SECONDS"),
          @Option(label = "MINUTES", value = "MINUTES"),
          @Option(label = "HOURS", value = "HOURS"),
          @Option(label = "DAYS", value = "DAYS")
        })
    String simple_time_unit() default "SECONDS";

    @AttributeDefinition(
        name = TimerOptions.CRON,
        description = "0/S * * * * ? and no other: every S seconds, S a divisor of 60")
    String cron_interval() default "0/10 * * * * ?";
  }

  private final WireSupport wires;
  private final String pid;
  private final ScheduledExecutorService thread;
  private final Current<TimerOptions> current = new Current<>(TimerOptions::from);
  private Future<?> ticks = CompletableFuture.completedFuture(null);

  @Activate
  @SuppressWarnings("unchecked") // a component knows the types of its own services
  public Timer(
      ComponentContext context,
      @Reference WireHelperService helper,
      Map<String, Object> properties) {
    pid = String.valueOf(properties.get(ConfigurationService.KURA_SERVICE_PID));
    wires =
        helper.newWireSupport(
            this, (ServiceReference<WireComponent>) context.getServiceReference());
    thread =
        Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "WiresTimer_" + pid));
    configure(properties);
  }

  @Modified
  synchronized void configure(Map<String, Object> properties) {
    current.take(properties).ifPresent(this::restart);
  }

  private void restart(TimerOptions given) {
    long every = given.millis();
    if (given.atMultiples()) {
      arm(given, 0);
    } else {
      ticks.cancel(false);
      ticks = thread.scheduleAtFixedRate(this::tick, every, every, TimeUnit.MILLISECONDS);
    }
  }

  /** One tick only, and with it the next: the clock may have been set meanwhile. */
  private synchronized void arm(TimerOptions given, long before) {
    if (thread.isShutdown() || current.get().filter(given::equals).isEmpty()) {
      return;
    }
    long now = System.currentTimeMillis();
    long next = given.next(now, before);
    Runnable tick =
        () -> {
          arm(given, next);
          tick();
        };
    ticks.cancel(false);
    ticks = thread.schedule(tick, next - now, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      wires.emit(
          List.of(
              new WireRecord(
                  Map.of(RECORD_KEY, TypedValues.newLongValue(System.currentTimeMillis())))));
    } catch (RuntimeException e) {
      // Thrown on, it would be the last tick.
      LOG.error("{}: a tick failed", pid, e);
    }
  }

  /** A tick that is under way goes to its end. */
  @Deactivate
  synchronized void stop() {
    ticks.cancel(false);
    thread.shutdown();
  }

  @Override
  public Object polled(Wire wire) {
    return wires.polled(wire);
  }

  @Override
  public void consumersConnected(Wire[] connected) {
    wires.consumersConnected(connected);
  }
}
