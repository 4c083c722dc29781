// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.kilowire.contract.Topics;
import org.kilowire.conversation.LinkException;
import org.kilowire.uplink.Transport;

/** A gateway's channels as the topics of {@link Topics}, over one {@link MqttConnection}. */
public final class PahoTransport implements Transport {

  private final MqttOptions options;
  private final Topics topics;
  private volatile MqttConnection connection;
  private boolean closed;

  public PahoTransport(MqttOptions options, String gateway) {
    this.options = options;
    this.topics = new Topics(gateway);
  }

  @Override
  public synchronized void start(Listener listener) {
    if (connection != null) {
      throw new IllegalStateException("started already");
    }
    if (!closed) {
      connection =
          MqttConnection.open(
              options, List.of(topics.receipt(), topics.command()), new Channels(listener));
    }
  }

  @Override
  public CompletableFuture<Void> publish(Outgoing channel, byte[] payload) {
    MqttConnection current = connection;
    if (current == null) {
      return CompletableFuture.failedFuture(
          new LinkException(options.broker() + ": not connected"));
    }
    String topic =
        switch (channel) {
          case DATA -> topics.data();
          case ANSWER -> topics.answer();
          case EVENT -> topics.event();
        };
    return current.publish(topic, payload);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (connection != null) {
      connection.close();
    }
  }

  private final class Channels implements MqttListener {

    private final Listener listener;

    Channels(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void up() {
      listener.up();
    }

    @Override
    public void down(String why) {
      listener.down(why);
    }

    @Override
    public void message(String topic, byte[] payload, Runnable taken) {
      if (topic.equals(topics.receipt())) {
        listener.received(Incoming.RECEIPT, payload);
      } else if (topic.equals(topics.command())) {
        listener.received(Incoming.COMMAND, payload);
      }
      taken.run();
    }
  }
}
