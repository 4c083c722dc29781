// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import java.util.Map;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.kilowire.kura.host.Current;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keeps the connection and what is to be sent: the middle of the stack. */
@Component(
    name = DataService.PID,
    service = {ConfigurableComponent.class, DataService.class},
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DataService.Settings.class, factory = true)
public final class DataService implements ConfigurableComponent {

  static final String PID = "org.eclipse.kura.data.DataService";

  private final Current<DataOptions> current = new Current<>(DataOptions::from);
  private final MqttDataTransport transport;
  private final Runnable follower = this::follow;
  private final ListenerThread listenerThread;
  private final BrokerConnection connection;

  @Activate
  public DataService(
      @Reference(name = "DataTransportService") MqttDataTransport transport,
      Map<String, Object> properties) {
    this(
        transport,
        properties,
        new ThreadWorker("cloud-" + properties.get("kura.service.pid")),
        new ListenerThread(new ThreadWorker("cloud-told-" + properties.get("kura.service.pid"))),
        MqttBrokerSession::new);
  }

  DataService(
      MqttDataTransport transport,
      Map<String, Object> properties,
      Worker worker,
      ListenerThread listenerThread,
      BrokerSession.Opener opener) {
    this.transport = transport;
    this.listenerThread = listenerThread;
    String pid = String.valueOf(properties.get("kura.service.pid"));
    connection = new BrokerConnection(pid, worker, opener, listenerThread);
    modified(properties);
    transport.follow(follower);
    follow();
  }

  @Modified
  void modified(Map<String, Object> properties) {
    current.take(properties).ifPresent(connection::configure);
  }

  @Deactivate
  void deactivate() {
    transport.unfollow(follower);
    connection.close();
    listenerThread.close();
  }

  /** Who is told from now on, on a thread for this alone; null: nobody. */
  void tell(CloudListener who) {
    listenerThread.to(who);
  }

  BrokerConnection connection() {
    return connection;
  }

  private void follow() {
    connection.transport(transport.options());
  }

  @ObjectClassDefinition(id = PID, name = "Data service", description = "What waits to be sent")
  @SuppressWarnings("MemberName") // a method's name spells the property's
  @interface Settings {

    @AttributeDefinition(
        name = "Connect at the start",
        description = "Whether it connects by itself, and again after a loss")
    boolean connect_auto$_$on$_$startup() default false;

    @AttributeDefinition(
        name = "Retry after (s)",
        description = "Between two attempts to connect; at least 1, default 60",
        min = "1")
    int connect_retry$_$interval() default 60;

    @AttributeDefinition(
        name = "Messages in flight",
        description = "Messages without an acknowledgement at a time; at least 1, default 9",
        min = "1")
    int in$_$flight$_$messages_max$_$number() default 9;

    @AttributeDefinition(
        name = "Messages kept",
        description = "With confirmed ones that are not yet purged; default 10000")
    int store_capacity() default 10_000;

    @AttributeDefinition(
        name = "Purge every (s)",
        description = "Between two looks for confirmed messages; default 900")
    int store_housekeeper$_$interval() default 900;

    @AttributeDefinition(
        name = "Purge after (s)",
        description = "Age of a confirmed message that is purged; default 60")
    int store_purge$_$age() default 60;

    @AttributeDefinition(
        name = "Longest body (octets)",
        description = "A longer message is refused; default 16777216")
    long maximum_payload_size() default 16 << 20;

    @AttributeDefinition(
        name = "Limit the rate",
        description = "Whether messages of priority 5 and above go at a rate")
    boolean enable_rate_limit() default true;

    @AttributeDefinition(
        name = "Rate: messages",
        description = "Messages in a unit of time; at least 1, default 1",
        min = "1")
    int rate_limit_average() default 1;

    @AttributeDefinition(
        name = "Rate: unit of time",
        description = "SECONDS, MINUTES, HOURS or DAYS")
    String rate_limit_time_unit() default "SECONDS";

    @AttributeDefinition(
        name = "Rate: burst",
        description = "Messages at once after a silence; at least 1, default 1",
        min = "1")
    int rate_limit_burst_size() default 1;
  }
}
