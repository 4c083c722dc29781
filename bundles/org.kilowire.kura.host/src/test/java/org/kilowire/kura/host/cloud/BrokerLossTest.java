// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.tests.support.EmbeddedBroker;

@Timeout(60)
@Tag("slow") // each stop of the embedded broker takes two seconds
@Tag("part-3")
class BrokerLossTest {

  private static final Map<String, Object> FAST =
      Map.of("connect.retry-interval", 1, "enable.rate.limit", false);

  private EmbeddedBroker broker;
  private Stack stack;

  @BeforeEach
  void start(@TempDir Path folder) {
    broker = new EmbeddedBroker(folder);
  }

  @AfterEach
  void stop() {
    stack.deactivate();
    broker.close();
  }

  @Test
  void k37_with_auto_it_comes_back_and_sends_what_was_stored() throws Exception {
    stack =
        Stack.real(
            broker.uri().toString(), Stack.with(FAST, Map.of("connect.auto-on-startup", true)));
    stack.connect();
    broker.stop();
    stack.heard.await("lost");
    assertThat(stack.endpoint.isConnected()).isFalse();
    assertThat(stack.publish((byte) 1)).isEqualTo("1");
    stack.heard.forget();
    broker.start();
    stack.heard.await("established", "confirmed 1");
    stack.publisher.modified(Stack.publisherSettings(Map.of("topic", "ims/cmd/again")));
    stack.publish((byte) 2);
    stack.heard.await("confirmed 2", "ims/cmd/again=02");
  }

  @Test
  void k37_without_auto_it_stays_away_until_asked() throws Exception {
    stack = Stack.real(broker.uri().toString(), FAST);
    stack.connect();
    broker.stop();
    stack.heard.await("lost");
    broker.start();
    assertThat(stack.publish((byte) 1)).isEqualTo("1");
    assertThat(stack.endpoint.isConnected()).isFalse();
    stack.connect();
    stack.heard.await("confirmed 1");
    assertThat(stack.heard.all()).containsSubsequence("established", "lost", "established");
  }

  @Test
  void comes_back_when_the_broker_cuts_it_off() throws Exception {
    stack =
        Stack.real(
            broker.uri().toString(), Stack.with(FAST, Map.of("connect.auto-on-startup", true)));
    stack.connect();
    stack.heard.await("established");
    stack.heard.forget();
    broker.cut("gw1");
    stack.heard.await("lost", "established");
  }
}
