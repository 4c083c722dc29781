// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.PreparedRead;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.sv.input.InputClaims;
import org.kilowire.kura.driver.sv.input.LiveSources;
import org.kilowire.kura.driver.sv.option.BusOptions;
import org.kilowire.meter.GatewayClock;
import org.kilowire.meter.ReadingSource;
import org.kilowire.options.Read;
import org.kilowire.options.Settings;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;

/**
 * A Kura Driver for the streams of one input, which is a source of readings too. It hears from its
 * configuration on, whether anybody reads it or not. The components are its subclasses, which
 * inherit its annotations: their bundle says {@code -dsannotations-options: inherit}.
 */
abstract class StreamDriver implements Driver, ConfigurableComponent, ReadingSource {

  private final StreamDriverCore core;

  /** A driver that hears; with wrong options each read says what is wrong with them. */
  StreamDriver(
      Function<Map<String, ?>, Read<BusOptions>> reader,
      InputClaims claims,
      LiveSources sources,
      GatewayClock clock,
      Map<String, Object> properties) {
    String name = Settings.name(properties, "sv");
    core = new StreamDriverCore(name, reader, claims, sources, clock);
    core.configure(properties);
  }

  /** Takes the configuration as it is now. */
  @Modified
  public final void modified(Map<String, Object> properties) {
    core.configure(properties);
  }

  /** Ends everything, within a second whether anything is received or not. */
  @Deactivate
  public final void deactivate() {
    core.close();
  }

  @Override
  public final String id() {
    return core.readings().id();
  }

  @Override
  public final AutoCloseable start(Sink sink) {
    return core.readings().start(sink);
  }

  /**
   * Nothing is to be done: it hears all the time. Kura's assets never call this.
   *
   * @throws org.eclipse.kura.driver.Driver.ConnectionException with the reason where it hears
   *     nothing
   */
  @Override
  public final void connect() throws ConnectionException {
    Outcome<?> state = core.state();
    if (!(state instanceof Outcome.Ok)) {
      throw new ConnectionException(DriverFailures.text(state));
    }
  }

  /** Nothing: it hears as long as it is configured. */
  @Override
  public final void disconnect() {}

  @Override
  public final ChannelDescriptor getChannelDescriptor() {
    return core.channelFields();
  }

  /** Gives each record a status at once, whatever happens; never throws. */
  @Override
  public final void read(List<ChannelRecord> records) {
    core.read(records);
  }

  @Override
  public final PreparedRead prepareRead(List<ChannelRecord> records) {
    return core.prepare(records);
  }

  /** Refuses every record. */
  @Override
  public final void write(List<ChannelRecord> records) {
    core.refuse(records);
  }

  @Override
  public final void registerChannelListener(
      Map<String, Object> channelConfig, ChannelListener listener) {
    core.subscribe(channelConfig == null ? Map.of() : channelConfig, listener);
  }

  @Override
  public final void unregisterChannelListener(ChannelListener listener) {
    core.unsubscribe(listener);
  }
}
