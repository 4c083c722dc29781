// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.util.Map;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.kilowire.kura.host.Current;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Brings the messages of one topic filter. */
@Component(
    name = RawMqttSubscriber.PID,
    service = {ConfigurableComponent.class, CloudSubscriber.class},
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = {
      "cloud.connection.factory.pid=" + RawMqttCloudEndpoint.PID,
      "kura.ui.factory.hide=true",
      "kura.ui.service.hide:Boolean=true"
    })
@Designate(ocd = RawMqttSubscriber.Settings.class, factory = true)
public final class RawMqttSubscriber
    implements CloudSubscriber, ConfigurableComponent, CloudSubscriberListener {

  static final String PID =
      "org.eclipse.kura.cloudconnection.raw.mqtt.subscriber.RawMqttSubscriber";

  private final Current<Subscription> current = new Current<>(Subscription::from);
  private final Listeners<CloudSubscriberListener> readers = new Listeners<>();
  private final EndpointBinding binding =
      new EndpointBinding(this::subscribe, endpoint -> endpoint.unregisterSubscriber(this));

  @Activate
  public RawMqttSubscriber(Map<String, Object> properties) {
    modified(properties);
  }

  @Modified
  void modified(Map<String, Object> properties) {
    boolean changed = current.take(properties).isPresent();
    binding.want(properties);
    if (changed) {
      binding.endpoint().ifPresent(this::subscribe);
    }
  }

  @Deactivate
  void deactivate() {
    binding.cut();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addEndpoint(RawMqttCloudEndpoint endpoint, Map<String, Object> properties) {
    binding.add(endpoint, properties);
  }

  void removeEndpoint(RawMqttCloudEndpoint endpoint) {
    binding.remove(endpoint);
  }

  @Override
  public void registerCloudSubscriberListener(CloudSubscriberListener listener) {
    readers.add(listener);
  }

  @Override
  public void unregisterCloudSubscriberListener(CloudSubscriberListener listener) {
    readers.remove(listener);
  }

  @Override
  public void registerCloudConnectionListener(CloudConnectionListener listener) {
    binding.listeners().add(listener);
  }

  @Override
  public void unregisterCloudConnectionListener(CloudConnectionListener listener) {
    binding.listeners().remove(listener);
  }

  @Override
  public void onMessageArrived(KuraMessage message) {
    readers.tell(listener -> listener.onMessageArrived(message));
  }

  /** Whether anybody listens. */
  boolean isRead() {
    return !readers.isEmpty();
  }

  /** In place of what it subscribed to before. */
  private void subscribe(RawMqttCloudEndpoint endpoint) {
    current.get().ifPresent(wanted -> endpoint.registerSubscriber(wanted.properties(), this));
  }

  @ObjectClassDefinition(id = PID, name = "Raw MQTT subscriber", description = "Bodies of topics")
  @interface Settings {

    @AttributeDefinition(name = "Topic filter", description = "A topic, + and # allowed")
    String topic_filter();

    @AttributeDefinition(
        name = "QoS",
        description = "0, 1 or 2: the most the broker may use",
        min = "0",
        max = "2")
    int qos() default 0;
  }
}
