// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt.session;

import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.ScheduledExecutorPingSender;
import org.eclipse.paho.client.mqttv3.internal.NetworkModule;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A Paho client over our socket and on our threads. */
final class SessionClient extends MqttAsyncClient {

  private final BrokerSocket socket;

  SessionClient(SessionOptions options, BrokerSocket socket, SessionThreads threads)
      throws MqttException {
    super(
        options.broker().toString(),
        options.clientId(),
        new MemoryPersistence(),
        new ScheduledExecutorPingSender(threads),
        threads);
    this.socket = socket;
  }

  @Override
  protected NetworkModule[] createNetworkModules(String address, MqttConnectOptions options) {
    return new NetworkModule[] {socket};
  }
}
