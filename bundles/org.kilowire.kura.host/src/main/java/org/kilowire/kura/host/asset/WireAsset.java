// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.asset;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.asset.AssetConfiguration;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.SelfConfiguringComponent;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.OCDService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireSupport;
import org.kilowire.kura.host.Checked;
import org.kilowire.kura.host.InARow;
import org.kilowire.kura.host.configuration.ShownConfiguration;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An asset at a wire. Whatever it receives has it read all its channels and emit them as one
 * record. If the driver fails there is no record, only a line in the log.
 */
@Designate(ocd = AssetFields.class, factory = true)
@Component(
    name = WireAsset.FACTORY_PID,
    service = {
      ConfigurableComponent.class,
      SelfConfiguringComponent.class,
      Asset.class,
      WireComponent.class,
      WireEmitter.class,
      WireReceiver.class,
      Producer.class,
      Consumer.class
    },
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = "kura.ui.service.hide:Boolean=true")
public final class WireAsset
    implements WireEmitter, WireReceiver, Asset, ConfigurableComponent, SelfConfiguringComponent {

  static final String FACTORY_PID = "org.eclipse.kura.wire.WireAsset";

  private static final Logger LOG = LoggerFactory.getLogger(WireAsset.class);

  /** For a request and those before it. A driver has deadlines of its own, far below. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** How long an end waits for a driver that is at work. */
  private static final Duration GIVE_UP = Duration.ofSeconds(10);

  /** One configuration at work. */
  private record Work(AssetOptions options, DriverWatch driver, ChannelAccess access) {}

  private final OCDService definitions;
  private final BundleContext context;
  private final WireSupport wires;
  private final String pid;
  private final ExecutorService turns;
  private final ExecutorService requests;
  private final InARow failures = new InARow();
  private volatile Map<String, Object> properties = Map.of();
  private volatile Work work;

  @Activate
  @SuppressWarnings("unchecked") // a component knows the types of its own services
  public WireAsset(
      ComponentContext component,
      @Reference WireHelperService helper,
      @Reference OCDService definitions,
      Map<String, Object> properties) {
    this.definitions = definitions;
    this.context = component.getBundleContext();
    this.pid = String.valueOf(properties.get(ConfigurationService.KURA_SERVICE_PID));
    this.wires =
        helper.newWireSupport(
            this, (ServiceReference<WireComponent>) component.getServiceReference());
    this.turns = thread("configuration");
    this.requests = thread("requests");
    configure(properties);
  }

  private ExecutorService thread(String what) {
    return Executors.newSingleThreadExecutor(task -> new Thread(task, pid + " " + what));
  }

  /**
   * Takes a configuration over. As in Kura, an asset that has got a property of another type than
   * its definition says works with it, but takes no other configuration afterwards.
   */
  @Modified
  synchronized void configure(Map<String, Object> given) {
    Map<String, Object> next = new HashMap<>(given); // SCR's maps are equal to themselves only
    if (next.equals(properties)) {
      return;
    }
    Optional<String> mistyped =
        definition().flatMap(known -> AssetDefinition.mistyped(known, properties));
    if (mistyped.isPresent()) {
      LOG.error(
          "{}: {}; updates have no effect until the asset is created again", pid, mistyped.get());
      return;
    }
    properties = next;
    Checked<AssetOptions> checked = AssetOptions.from(next);
    checked
        .problems()
        .forEach(problem -> LOG.error("{}: {}; the previous options stay in force", pid, problem));
    if (AssetOptions.leavesOut(next)) {
      LOG.warn(
          "{}: {}, {}: the small Kura emits each record",
          pid,
          AssetOptions.ON_CHANGE,
          AssetOptions.EMPTY);
    }
    checked.value().ifPresent(this::begin); // K29: anew, even with the same options
  }

  private void begin(AssetOptions options) {
    end();
    DriverWatch driver =
        new DriverWatch(
            context, options.driverPid(), turns, found -> new DriverUse(found, options, this::on));
    work = new Work(options, driver, new ChannelAccess(options, driver::current, requests, LIMIT));
    driver.open();
  }

  private void end() {
    if (work != null) {
      work.driver().close();
    }
  }

  /**
   * Returns when the driver has been given up, as Kura's does: the asset that comes in the place of
   * this one takes it up after that.
   */
  @Deactivate
  synchronized void stop() {
    end();
    turns.shutdown();
    requests.shutdown();
    try {
      if (!turns.awaitTermination(GIVE_UP.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("{}: its driver has not returned within {}", pid, GIVE_UP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    emitAll();
  }

  private void emitAll() {
    try {
      emit(readAllChannels());
      failures.over();
    } catch (KuraException | RuntimeException e) {
      if (failures.failed()) {
        LOG.error(
            "Error while performing read from the Wire Asset: {}: {} (failure {} in a row)",
            pid,
            e.toString(),
            failures.count());
      }
    }
  }

  /** An event, on the driver's thread; it gets to know what is wrong with the record it made. */
  private void on(Channel channel, ChannelEvent event) {
    if (work.options().emitAllChannels()) {
      emitAll();
      return;
    }
    Channels.scale(channel, event.getChannelRecord());
    emit(List.of(event.getChannelRecord()));
  }

  private void emit(List<ChannelRecord> read) {
    long now = System.currentTimeMillis();
    wires.emit(List.of(AssetRecord.of(pid, read, work.options(), now)));
  }

  private Work work() throws KuraException {
    Work now = work;
    if (now == null) {
      throw new KuraException(KuraErrorCode.CONFIGURATION_ERROR, pid + " has no right options");
    }
    return now;
  }

  @Override
  public List<ChannelRecord> readAllChannels() throws KuraException {
    return work().access().readAll();
  }

  @Override
  public List<ChannelRecord> read(Set<String> channelNames) throws KuraException {
    return work().access().read(channelNames);
  }

  @Override
  public void write(List<ChannelRecord> records) throws KuraException {
    work().access().write(records);
  }

  /** Not in the small Kura: a channel that listens is emitted. */
  @Override
  public void registerChannelListener(String channelName, ChannelListener listener)
      throws KuraException {
    throw new KuraException(KuraErrorCode.OPERATION_NOT_SUPPORTED, "registerChannelListener");
  }

  /** Not in the small Kura. */
  @Override
  public void unregisterChannelListener(ChannelListener listener) throws KuraException {
    throw new KuraException(KuraErrorCode.OPERATION_NOT_SUPPORTED, "unregisterChannelListener");
  }

  /** Without a driver and channels before there are right options. */
  @Override
  public AssetConfiguration getAssetConfiguration() {
    Work now = work;
    if (now == null) {
      return new AssetConfiguration("", "", Map.of());
    }
    AssetOptions options = now.options();
    return new AssetConfiguration(
        options.description(), options.driverPid(), Map.copyOf(options.channels()));
  }

  @Override
  public ComponentConfiguration getConfiguration() throws KuraException {
    return new ShownConfiguration(
        pid,
        definition().orElseThrow(() -> KuraException.internalError(pid + " has no definition yet")),
        properties);
  }

  /** Empty before there are right options, and before Kura has read this bundle's definitions. */
  private Optional<OCD> definition() {
    Work now = work;
    ComponentConfiguration asset = definitions.getFactoryComponentOCD(FACTORY_PID);
    if (now == null || asset == null) {
      return Optional.empty();
    }
    return Optional.of(
        AssetDefinition.of(
            asset.getDefinition(),
            new TreeSet<>(now.options().channels().keySet()),
            now.driver().current().map(DriverUse::descriptor).orElse(List.of())));
  }

  @Override
  public Object polled(Wire wire) {
    return wires.polled(wire);
  }

  @Override
  public void consumersConnected(Wire[] connected) {
    wires.consumersConnected(connected);
  }

  @Override
  public void updated(Wire wire, Object value) {
    wires.updated(wire, value);
  }

  @Override
  public void producersConnected(Wire[] connected) {
    wires.producersConnected(connected);
  }
}
