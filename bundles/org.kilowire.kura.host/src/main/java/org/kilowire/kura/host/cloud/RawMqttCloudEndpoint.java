// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraDisconnectException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.message.KuraPayload;
import org.kilowire.kura.host.Checked;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where publishers hand over messages and subscribers get them: the top of the stack. */
@Component(
    name = RawMqttCloudEndpoint.PID,
    service = {
      ConfigurableComponent.class,
      CloudEndpoint.class,
      CloudConnectionManager.class,
      RawMqttCloudEndpoint.class
    },
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RawMqttCloudEndpoint.Settings.class, factory = true)
public final class RawMqttCloudEndpoint
    implements CloudEndpoint, CloudConnectionManager, ConfigurableComponent, CloudListener {

  static final String PID = "org.eclipse.kura.cloudconnection.raw.mqtt.cloud.RawMqttCloudEndpoint";

  private static final long DEADLINE_SECONDS = 3660; // an attempt ends by its own timeout before

  private final DataService data;
  private final Listeners<CloudConnectionListener> connections = new Listeners<>();
  private final Listeners<CloudDeliveryListener> deliveries = new Listeners<>();
  private final Map<CloudSubscriberListener, Subscription> subscribers = new ConcurrentHashMap<>();

  @Activate
  public RawMqttCloudEndpoint(@Reference(name = "DataService") DataService data) {
    this.data = data;
    data.tell(this);
  }

  @Modified
  void modified() {
    // It has no options of its own.
  }

  @Deactivate
  void deactivate() {
    data.tell(null);
    data.connection().subscriptions(Map::of);
  }

  @Override
  public String publish(KuraMessage message) throws KuraException {
    byte[] body = message.getPayload().getBody();
    if (body == null) {
      throw new KuraException(KuraErrorCode.INVALID_PARAMETER, (Object) null);
    }
    Checked<Destination> to = Destination.from(message.getProperties());
    if (to.value().isEmpty()) {
      throw new KuraException(KuraErrorCode.INVALID_PARAMETER, to.problems());
    }
    int id = data.connection().outbound().publish(to.value().get(), body);
    return to.value().get().qos() == 0 ? null : Integer.toString(id);
  }

  @Override
  public void registerSubscriber(Map<String, Object> properties, CloudSubscriberListener listener) {
    Checked<Subscription> wanted = Subscription.from(properties);
    subscribers.put(
        listener,
        wanted.value().orElseThrow(() -> new IllegalArgumentException("" + wanted.problems())));
    subscribe();
  }

  @Override
  public void unregisterSubscriber(CloudSubscriberListener listener) {
    subscribers.remove(listener);
    subscribe();
  }

  @Override
  public void registerCloudDeliveryListener(CloudDeliveryListener listener) {
    deliveries.add(listener);
  }

  @Override
  public void unregisterCloudDeliveryListener(CloudDeliveryListener listener) {
    deliveries.remove(listener);
  }

  @Override
  public void registerCloudConnectionListener(CloudConnectionListener listener) {
    connections.add(listener);
  }

  @Override
  public void unregisterCloudConnectionListener(CloudConnectionListener listener) {
    connections.remove(listener);
  }

  @Override
  public boolean isConnected() {
    return data.connection().connected();
  }

  @Override
  public void connect() throws KuraConnectException {
    Optional<Throwable> failure = await(data.connection().connect());
    if (failure.isPresent()) {
      throw new KuraConnectException(failure.get(), failure.get().getMessage());
    }
  }

  @Override
  public void disconnect() throws KuraDisconnectException {
    Optional<Throwable> failure = await(data.connection().disconnect());
    if (failure.isPresent()) {
      throw new KuraDisconnectException(failure.get(), failure.get().getMessage());
    }
  }

  @Override
  public void established() {
    connections.tell(CloudConnectionListener::onConnectionEstablished);
  }

  @Override
  public void lost() {
    connections.tell(CloudConnectionListener::onConnectionLost);
  }

  @Override
  public void disconnected() {
    connections.tell(CloudConnectionListener::onDisconnected);
  }

  @Override
  public void confirmed(int id) {
    deliveries.tell(listener -> listener.onMessageConfirmed(Integer.toString(id)));
  }

  /** Kura: the one property is the topic, and of the payload there is only the body. */
  @Override
  public boolean arrived(String topic, byte[] body) {
    Listeners<CloudSubscriberListener> readers = new Listeners<>();
    subscribers.forEach(
        (listener, subscription) -> {
          if (subscription.covers(topic) && isRead(listener)) {
            readers.add(listener);
          }
        });
    readers.tell(
        listener -> {
          KuraPayload payload = new KuraPayload();
          payload.setBody(body);
          listener.onMessageArrived(
              new KuraMessage(payload, new HashMap<>(Map.of("topic", topic))));
        });
    return !readers.isEmpty();
  }

  private static boolean isRead(CloudSubscriberListener listener) {
    return !(listener instanceof RawMqttSubscriber subscriber) || subscriber.isRead();
  }

  private void subscribe() {
    data.connection().subscriptions(this::filters);
  }

  private Map<String, Integer> filters() {
    Map<String, Integer> filters = new HashMap<>();
    subscribers.values().forEach(wanted -> filters.merge(wanted.filter(), wanted.qos(), Math::max));
    return filters;
  }

  private static Optional<Throwable> await(CompletableFuture<Void> done) {
    try {
      done.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(e.getCause());
    } catch (TimeoutException e) {
      return Optional.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(e);
    }
  }

  @ObjectClassDefinition(id = PID, name = "Raw MQTT connection", description = "Bodies, unchanged")
  @interface Settings {}
}
