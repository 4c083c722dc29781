// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.asset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.Driver.ConnectionException;
import org.eclipse.kura.driver.PreparedRead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One driver as one asset uses it: asked for its descriptor, told once what will be read, listened
 * to. It is never told to connect or to disconnect.
 */
final class DriverUse {

  private static final Logger LOG = LoggerFactory.getLogger(DriverUse.class);

  private final Driver driver;
  private final AssetOptions options;
  private final BiConsumer<Channel, ChannelEvent> events;
  private final List<ChannelListener> listeners = new ArrayList<>();
  private volatile List<Tad> descriptor = List.of();
  private volatile PreparedRead prepared;

  /**
   * @param events what to do with an event of a channel, on the driver's thread
   */
  DriverUse(Driver driver, AssetOptions options, BiConsumer<Channel, ChannelEvent> events) {
    this.driver = driver;
    this.options = options;
    this.events = events;
  }

  /** What the driver wants to know of each channel. */
  List<Tad> descriptor() {
    return descriptor;
  }

  /** A driver whose descriptor is of no use is read from, but neither prepared nor listened to. */
  void begin() {
    try {
      List<Tad> entries = new ArrayList<>();
      for (Object entry : (List<?>) driver.getChannelDescriptor().getDescriptor()) {
        entries.add((Tad) entry);
      }
      descriptor = entries;
    } catch (RuntimeException e) {
      LOG.error("driver {}: the channel descriptor must be a list of Tad", options.driverPid(), e);
      return;
    }
    prepare();
    options.channels().values().stream().filter(Channels::isListening).forEach(this::listen);
  }

  private void prepare() {
    try {
      prepared = driver.prepareRead(toBeRead());
    } catch (RuntimeException e) {
      LOG.warn(
          "driver {} does not prepare reads; its channels are read one by one",
          options.driverPid(),
          e);
    }
    if (prepared != null) {
      prepared.getChannelRecords();
    }
  }

  private void listen(Channel channel) {
    ChannelListener listener = event -> events.accept(channel, event);
    try {
      driver.registerChannelListener(channel.getConfiguration(), listener);
      listeners.add(listener);
    } catch (ConnectionException | RuntimeException e) {
      // Not tried again before the next update, as in Kura.
      LOG.error(
          "driver {}: no listener could be registered for channel {}",
          options.driverPid(),
          channel.getName(),
          e);
    }
  }

  void end() {
    PreparedRead last = prepared;
    prepared = null;
    if (last != null) {
      try {
        last.close();
      } catch (Exception e) {
        LOG.error("driver {}: prepared read could not be closed", options.driverPid(), e);
      }
    }
    listeners.forEach(this::unlisten);
    listeners.clear();
  }

  private void unlisten(ChannelListener listener) {
    try {
      driver.unregisterChannelListener(listener);
    } catch (ConnectionException | RuntimeException e) {
      LOG.error("driver {}: listener could not be removed", options.driverPid(), e);
    }
  }

  private List<ChannelRecord> toBeRead() {
    List<ChannelRecord> records = new ArrayList<>();
    for (Channel channel : options.channels().values()) {
      if (Channels.isRead(channel)) {
        records.add(Channels.toBeRead(channel));
      }
    }
    return Collections.unmodifiableList(records);
  }

  /** What was prepared, or all channels if nothing was. */
  List<ChannelRecord> readAll() throws ConnectionException, KuraException {
    PreparedRead ready = prepared;
    if (ready != null) {
      return ready.execute();
    }
    List<ChannelRecord> records = toBeRead();
    driver.read(records);
    return records;
  }

  void read(List<ChannelRecord> records) throws ConnectionException {
    driver.read(records);
  }

  void write(List<ChannelRecord> records) throws ConnectionException {
    driver.write(records);
  }
}
