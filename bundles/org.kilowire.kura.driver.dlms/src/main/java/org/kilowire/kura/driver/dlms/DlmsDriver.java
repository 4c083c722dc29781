// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.PreparedRead;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lines;
import org.kilowire.meter.Secrets;
import org.kilowire.store.EventLog;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kura Driver for one DLMS meter. It connects by itself when it is asked to read, and again when
 * the connection was lost. The components are its subclasses, which inherit its annotations: see
 * the bundle's bnd.bnd.
 */
abstract class DlmsDriver implements Driver, ConfigurableComponent {

  private static final Logger LOG = LoggerFactory.getLogger(DlmsDriver.class);

  private final Dynamic<CryptoService> crypto = new Dynamic<>();
  private final Dynamic<EventLog> events = new Dynamic<>();
  private final DriverCore core;

  DlmsDriver(
      Framing framing,
      Lines lines,
      Secrets secrets,
      IdleTimer timer,
      Map<String, Object> properties) {
    core = new DriverCore(framing, lines, secrets, crypto, events, timer, InstantSource.system());
    core.configure(properties);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  final void setCryptoService(CryptoService service) {
    crypto.set(service);
  }

  final void unsetCryptoService(CryptoService service) {
    crypto.unset(service);
  }

  /** Of a gateway with a store. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  final void setEventLog(EventLog service) {
    events.set(service);
  }

  final void unsetEventLog(EventLog service) {
    events.unset(service);
  }

  @Modified
  final void modified(Map<String, Object> properties) {
    core.configure(properties);
  }

  @Deactivate
  final void deactivate() {
    core.close();
  }

  /**
   * Associates with the meter, also with one that has refused the password before. Kura's assets
   * never call this, and need not.
   *
   * @throws ConnectionException with the reason where it did not come about
   */
  @Override
  public final void connect() throws ConnectionException {
    Outcome<?> outcome = core.connect();
    if (!(outcome instanceof Outcome.Ok)) {
      throw new ConnectionException(Texts.of(outcome));
    }
  }

  /** Ends the association, once the line is free. The next read makes another one. */
  @Override
  public final void disconnect() {
    core.disconnect();
  }

  @Override
  public final ChannelDescriptor getChannelDescriptor() {
    return new ChannelTable();
  }

  /** Gives each record a status, whatever happens; never throws. */
  @Override
  public final void read(List<ChannelRecord> records) {
    core.read(records);
  }

  @Override
  public final PreparedRead prepareRead(List<ChannelRecord> records) {
    return core.prepare(records);
  }

  /** Gives each record a status; writes only what the option {@code write.allowed} names. */
  @Override
  public final void write(List<ChannelRecord> records) {
    core.write(records);
  }

  /**
   * Notes that nobody will ever call this listener: a DLMS meter speaks when it is asked. It does
   * not throw, for Kura attaches listeners while it configures an asset, whose other channels are
   * not to suffer.
   */
  @Override
  public final void registerChannelListener(
      Map<String, Object> channelConfig, ChannelListener listener) {
    Object name = channelConfig == null ? null : channelConfig.get("+name");
    LOG.warn("channel {} listens in vain: a DLMS meter is read by a timer", name);
  }

  @Override
  public final void unregisterChannelListener(ChannelListener listener) {}
}
