// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.message.KuraPayload;
import org.junit.jupiter.api.Test;

/** Does to our connection what was done to a real Kura's, and compares what is seen. */
class RecordedTest {

  private interface Act {
    void run() throws KuraException;
  }

  private static final String TEXT = "{\"a\":1}";
  private static final int SHOWN = 256; // digits of a payload that the recording shows

  private final FakeBroker broker = new FakeBroker();
  private final ByHand hand = new ByHand();
  private final Stack stack = Stack.by(hand, broker, Map.of("connect.retry-interval", 5));
  private final List<String> seen = new ArrayList<>();
  private RawMqttPublisher publisher = stack.publisher;
  private boolean auto;

  /** What the titles of sections say was done; "publish X" is read from the title. */
  private final Map<String, Act> acts =
      Map.ofEntries(
          entry("publish while never connected", () -> publish("body")),
          entry("publish while disconnected by", () -> publish("body")),
          entry("publish while broker down", () -> publish("body", "bin")),
          entry("connect by REST", () -> stack.endpoint.connect()),
          entry("disconnect by REST", () -> stack.endpoint.disconnect()),
          entry("mosquitto_pub to ims/cmd/a", () -> arrives("ims/cmd/a", "{\"x\":1}")),
          entry("mosquitto_pub to ims/cmd/b", () -> arrives("ims/cmd/b", "\0\u00ff")),
          entry("mosquitto_pub retained", () -> arrives("ims/cmd/r", "ret")),
          entry("listener throws", () -> arrives("ims/cmd/a", "{\"x\":2}", "{\"x\":3}")),
          entry("broker killed", this::brokerKilled),
          entry("broker up", this::brokerUp),
          entry("endpoint reconfiguration", () -> transport(31)),
          entry("MqttDataTransport update", () -> thenPublish(() -> transport(33))),
          entry("DataService update: connect.retry-interval 4", () -> data(4)),
          entry("DataService updated to auto-on-startup=true", () -> data(5)),
          entry("DataService update (retry-interval 6)", () -> data(6)),
          entry("publisher update", () -> thenPublish(() -> publisher("topic", "ims/data2"))),
          entry("subscriber update", this::anotherFilter),
          entry("publisher instance deleted", () -> publisher.deactivate()),
          entry("PART 1b", this::partTwo),
          entry("QoS 0 publisher", () -> thenPublish(() -> publisher("qos", 0))));

  @Test
  void k36_k37_everything_is_as_recorded() throws Exception {
    stack.publisher.unregisterCloudConnectionListener(stack.heard);
    stack.publisher.registerCloudConnectionListener(named("publisher"));
    stack.subscriber.registerCloudConnectionListener(named("subscriber"));
    stack.endpoint.registerCloudConnectionListener(named("manager"));
    int compared = 0;
    for (RecordedConnection recording : RecordedConnection.read()) {
      hand.pass(Duration.ofSeconds(2)); // the rate limit was on
      act(recording.title());
      acknowledge();
      if (recording.events().stream().anyMatch(event -> event.startsWith("connected"))) {
        seen.add("connected " + stack.endpoint.isConnected());
      }
      seen.addAll(stack.heard.all());
      seen.sort(null);
      assertThat(seen).as(recording.title()).isEqualTo(recording.events());
      compared += seen.size();
      stack.heard.forget();
      seen.clear();
    }
    assertThat(compared).isGreaterThan(90);
  }

  private void act(String title) throws KuraException {
    for (Map.Entry<String, Act> act : acts.entrySet()) {
      if (title.startsWith(act.getKey())) {
        act.getValue().run();
        return;
      }
    }
    if (title.startsWith("publish ")) {
      List<String> words = Arrays.asList(title.split(" ", -1));
      publish(words.get(1), properties(words.subList(2, words.size())));
    }
  }

  private void publish(String... payloads) {
    for (String payload : payloads) {
      publish(payload, Map.of());
    }
  }

  private void publish(String payload, Map<String, Object> properties) {
    try {
      seen.add("id " + publisher.publish(new KuraMessage(payload(payload), properties)));
    } catch (KuraException | RuntimeException e) {
      String message = e instanceof KuraException ? e.getMessage() : "";
      seen.add(e.getClass().getSimpleName() + " " + message);
    }
  }

  private static KuraPayload payload(String name) {
    return switch (name) {
      case "nullpayload" -> null;
      case "metrics" -> metrics(new KuraPayload());
      case "metrics+body" -> metrics(Stack.payload(TEXT.getBytes(UTF_8)));
      case "bin" -> Stack.payload((byte) 0, (byte) 1, (byte) 0xff);
      case "zero" -> Stack.payload();
      case "big" -> Stack.payload("A".repeat(2000).getBytes(UTF_8));
      default -> Stack.payload(TEXT.getBytes(UTF_8));
    };
  }

  private static KuraPayload metrics(KuraPayload payload) {
    payload.addMetric("m", 1);
    return payload;
  }

  /** "qos=int:2 retain=bool:true topic=a" as a map. */
  private static Map<String, Object> properties(List<String> words) {
    Map<String, Object> properties = new HashMap<>();
    for (String word : words) {
      String value = word.substring(word.lastIndexOf(':') + 1);
      properties.put(
          word.substring(0, word.indexOf('=')),
          word.contains("=int:")
              ? Integer.valueOf(value)
              : word.contains("=bool:") ? Boolean.valueOf(value) : value);
    }
    return properties;
  }

  private void arrives(String topic, String... bodies) {
    for (String body : bodies) {
      byte[] octets = new byte[body.length()];
      for (int i = 0; i < octets.length; i++) {
        octets[i] = (byte) body.charAt(i);
      }
      broker.last().sends(topic, octets);
    }
  }

  private void brokerKilled() {
    broker.mood = FakeBroker.Mood.REFUSES;
    broker.last().breaks();
    if (auto) {
      publish("body");
    }
  }

  private void brokerUp() {
    broker.mood = FakeBroker.Mood.ACCEPTS;
    hand.pass(Duration.ofSeconds(10));
  }

  private void transport(int keepAlive) {
    stack.transport.modified(
        Stack.transportSettings("mqtt://127.0.0.1:1883", Map.of("keep-alive", keepAlive)));
  }

  private void data(int retry) {
    stack.data.modified(Map.of("connect.auto-on-startup", auto, "connect.retry-interval", retry));
  }

  private void publisher(String key, Object value) {
    publisher.modified(Stack.publisherSettings(Map.of(key, value)));
  }

  private void thenPublish(Act act) throws KuraException {
    act.run();
    publish("body");
  }

  private void anotherFilter() {
    stack.subscriber.modified(
        Map.of("topic.filter", "ims/cmd2/#", "cloud.endpoint.service.pid", Stack.ENDPOINT));
    arrives("ims/cmd2/a", "z");
    arrives("ims/cmd/a", "old filter");
  }

  private void partTwo() {
    auto = true;
    publisher = stack.publisher(Map.of());
    publisher.registerCloudConnectionListener(named("publisher"));
    publisher.registerCloudDeliveryListener(stack.heard);
  }

  /** The broker acknowledges what came to it since the last time. */
  private void acknowledge() {
    hand.pass(Duration.ofSeconds(2));
    for (FakeBroker.FakeSession session : broker.sessions) {
      for (Message message : List.copyOf(session.sent)) {
        Destination to = message.to();
        String hex = HexFormat.of().formatHex(message.body());
        seen.add(
            String.join(
                " ",
                to.topic(),
                Integer.toString(to.qos()),
                to.retain() ? "1" : "0",
                hex.substring(0, Math.min(hex.length(), SHOWN))));
        session.acknowledge(message.id());
      }
      session.sent.clear();
    }
  }

  private CloudConnectionListener named(String name) {
    return new CloudConnectionListener() {
      @Override
      public void onConnectionEstablished() {
        seen.add(name + " Established");
      }

      @Override
      public void onConnectionLost() {
        seen.add(name + " Lost");
      }

      @Override
      public void onDisconnected() {
        seen.add(name + " Disconnected");
      }
    };
  }
}
