// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.cloudconnection.CloudConnectionConstants;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.configuration.ConfigurationService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One publisher or subscriber of Kura's that is wired in, from when it comes until it goes. It
 * listens to its connection on Kura's threads, which it does not keep.
 */
abstract sealed class UplinkPort implements CloudConnectionListener
    permits PublisherPort, SubscriberPort {

  /** What is known of a port's connection. */
  private enum Connection {
    /** Just come: nobody has been asked yet. */
    NEW,
    /** There is nobody to ask; taken for connected, for receipts show the truth. */
    UNKNOWN,
    UP,
    DOWN
  }

  /** What a connection says of itself. */
  enum Word {
    ESTABLISHED,
    /** By itself. */
    LOST,
    /** Because somebody wanted it: on the web page, by a schedule, or to configure it anew. */
    DISCONNECTED
  }

  /** Who is told. */
  @FunctionalInterface
  interface Owner {
    void heard(UplinkPort port, Word word);
  }

  private static final Logger LOG = LoggerFactory.getLogger(UplinkPort.class);

  private final Role role;
  private final String pid;
  private final String endpoint;
  private final Owner owner;

  /** Of the owner, under its lock. */
  private Connection connection = Connection.NEW;

  private volatile boolean closed;

  UplinkPort(Role role, Map<String, Object> properties, Owner owner) {
    this.role = role;
    this.pid = pid(properties);
    this.endpoint = endpoint(properties);
    this.owner = owner;
  }

  /** The {@code kura.service.pid} of the connection that a service with these properties is on. */
  static String endpoint(Map<String, Object> properties) {
    return text(properties, CloudConnectionConstants.CLOUD_ENDPOINT_SERVICE_PID_PROP_NAME.value());
  }

  /** The {@code kura.service.pid} among a service's properties. */
  static String pid(Map<String, Object> properties) {
    return text(properties, ConfigurationService.KURA_SERVICE_PID);
  }

  private static String text(Map<String, Object> properties, String key) {
    return properties.get(key) instanceof String text ? text : "";
  }

  abstract Object service();

  /** Registers every listener; an unchecked exception is the service's. */
  abstract void open();

  /** Unregisters them; what the service throws no longer matters. A second call does nothing. */
  abstract void close();

  final String endpoint() {
    return endpoint;
  }

  final Role role() {
    return role;
  }

  /** Under the owner's lock. */
  final boolean isConnected() {
    return switch (connection) {
      case UP, UNKNOWN -> true;
      case NEW, DOWN -> false;
    };
  }

  /** Its connection called. Under the owner's lock. */
  final void hear(boolean connected) {
    connection = connected ? Connection.UP : Connection.DOWN;
  }

  /** Its connection has gone. Under the owner's lock. */
  final void lose() {
    connection = Connection.DOWN;
  }

  /** The connections were asked; its own may not be among them. Under the owner's lock. */
  final void learn(List<Endpoints.Answer> answers) {
    for (Endpoints.Answer answer : answers) {
      if (answer.pid().equals(endpoint)) {
        hear(answer.connected());
        return;
      }
    }
    if (connection == Connection.NEW) {
      connection = Connection.UNKNOWN;
    }
  }

  final boolean isClosed() {
    return closed;
  }

  /** Whether this was the first call. */
  final synchronized boolean closing() {
    boolean first = !closed;
    closed = true;
    return first;
  }

  /** For one step of {@link #close}: a service on its way out may throw anything. */
  final void quietly(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      LOG.debug("{}: unregistering: {}", this, e.toString());
    }
  }

  @Override
  public final void onConnectionEstablished() {
    tell(Word.ESTABLISHED);
  }

  @Override
  public final void onConnectionLost() {
    tell(Word.LOST);
  }

  @Override
  public final void onDisconnected() {
    tell(Word.DISCONNECTED);
  }

  private void tell(Word word) {
    if (!closed) {
      owner.heard(this, word);
    }
  }

  @Override
  public final String toString() {
    return role + " " + pid;
  }
}
