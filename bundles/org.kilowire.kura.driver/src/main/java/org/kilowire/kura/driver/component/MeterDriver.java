// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.component;

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
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.DriverProtocol;
import org.kilowire.kura.driver.association.IdleTimer;
import org.kilowire.link.Lines;
import org.kilowire.meter.RefusedCredentials;
import org.kilowire.meter.Secrets;
import org.kilowire.store.EventLog;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * A Kura Driver for one meter. It connects by itself when it is asked to read, and again when the
 * connection was lost. The components of a protocol are its subclasses, which inherit its
 * annotations: their bundle says {@code -dsannotations-options: inherit}.
 */
public abstract class MeterDriver implements Driver, ConfigurableComponent {

  private final OptionalService<CryptoService> crypto = new OptionalService<>();
  private final OptionalService<EventLog> events = new OptionalService<>();
  private final OptionalService<RefusedCredentials> refused = new OptionalService<>();
  private final DriverCore<?, ?> core;

  /** A driver that is ready; with wrong options each read says what is wrong with them. */
  protected MeterDriver(
      DriverProtocol<?, ?> protocol,
      Lines lines,
      Secrets secrets,
      IdleTimer timer,
      Map<String, Object> properties) {
    core =
        new DriverCore<>(
            protocol, lines, secrets, crypto, events, refused, timer, InstantSource.system());
    core.configure(properties);
  }

  /** Decrypts passwords, once it is there. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public final void setCryptoService(CryptoService service) {
    crypto.set(service);
  }

  /** Its end. */
  public final void unsetCryptoService(CryptoService service) {
    crypto.unset(service);
  }

  /** Of a gateway with a store. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public final void setEventLog(EventLog service) {
    events.set(service);
  }

  /** Its end. */
  public final void unsetEventLog(EventLog service) {
    events.unset(service);
  }

  /** Of a gateway with a store. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  public final void setRefusedCredentials(RefusedCredentials service) {
    refused.set(service);
  }

  /** Its end. */
  public final void unsetRefusedCredentials(RefusedCredentials service) {
    refused.unset(service);
  }

  /** Takes the configuration as it is now. */
  @Modified
  public final void modified(Map<String, Object> properties) {
    core.configure(properties);
  }

  /** Ends everything. */
  @Deactivate
  public final void deactivate() {
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
      throw new ConnectionException(DriverFailures.text(outcome));
    }
  }

  /** Ends the association, once the line is free. The next read makes another one. */
  @Override
  public final void disconnect() {
    core.disconnect();
  }

  @Override
  public final ChannelDescriptor getChannelDescriptor() {
    return core.channelFields();
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
   * Tells a listener what the meter sends by itself. Of one that speaks when it is asked it will
   * never hear; that is logged. It does not throw, for Kura attaches listeners while it configures
   * an asset, whose other channels are not to suffer.
   */
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
