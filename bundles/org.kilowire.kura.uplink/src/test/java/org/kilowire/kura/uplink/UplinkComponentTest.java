// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.MessageKind;
import org.kilowire.meter.Block;
import org.kilowire.meter.SampleBlocks;
import org.kilowire.options.Logged;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.seal.file.SealFolder;
import org.kilowire.seal.message.Verdict;
import org.kilowire.store.Store;
import org.kilowire.store.StoreSettings;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LiveThreads;
import org.kilowire.tests.support.TrustedSides;
import org.slf4j.event.Level;

/** The component as the framework runs it, over a real store and an IMS that answers. */
@Timeout(120)
class UplinkComponentTest {

  private static final String GATEWAY = "g1";
  private static final Map<String, Object> OF_STORE = Map.of("kilowire.gateway", GATEWAY);

  private final FakeEndpoint endpoint = new FakeEndpoint("cloud-1");
  private final FakeIms ims = new FakeIms(GATEWAY);
  private final UplinkComponent component = new UplinkComponent();
  private final List<Block> appended = new ArrayList<>();
  private volatile boolean answers = true;
  private FakeSubscriber receipts;
  private FakePublisher data;
  private Store store;
  private HandoverSeals seals;
  private HandoverSeals imsSeals;

  @TempDir private Path folder;

  @BeforeEach
  void open() throws IOException {
    SealFolder own = new SealFolder(folder.resolve("keys"));
    SealFolder other = new SealFolder(folder.resolve("ims"));
    TrustedSides.introduce(own, GATEWAY, other);
    seals = TrustedSides.open(own);
    imsSeals = TrustedSides.open(other);
    store =
        Store.open(
            StoreSettings.of(folder.resolve("store"), GATEWAY)
                .observedBy(range -> component.committed(range)));
    Logged.clear();
  }

  @AfterEach
  void close() throws IOException {
    component.deactivate();
    LiveThreads.awaitNone("uplink-.*");
    assertThat(endpoint.publishers).noneMatch(FakePublisher::isListenedTo);
    assertThat(endpoint.subscribers).noneMatch(FakeSubscriber::isListenedTo);
    store.close();
    seals.close();
    imsSeals.close();
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(one -> one.getName().startsWith("uplink-"))
        .collect(Collectors.toSet());
  }

  private static Map<String, Object> configuration(Object... more) {
    Map<String, Object> all =
        new HashMap<>(
            Map.of(
                "kura.service.pid", "up1",
                "DataPublisher.target", "data",
                "AnswerPublisher.target", " answer ",
                "EventPublisher.target", "(kura.service.pid=event)",
                "ReceiptSubscriber.target", "(&(Kura.Service.Pid=receipt)(!(absent=*)))",
                "CommandSubscriber.target", "command"));
    for (int i = 0; i < more.length; i += 2) {
      all.put((String) more[i], more[i + 1]);
    }
    return all;
  }

  private FakePublisher publisher() {
    FakePublisher publisher = endpoint.publisher();
    publisher.publishing =
        message -> {
          String id = endpoint.nextId();
          endpoint.confirm(id);
          if (publisher == data && answers) {
            receipts.arrive(receipt(message.getPayload().getBody()));
          }
          return id;
        };
    return publisher;
  }

  /** What the IMS answers to a batch that the gateway stands for. */
  private byte[] receipt(byte[] message) {
    Verdict verdict = imsSeals.check(MessageKind.BATCH, GATEWAY, message);
    assertThat(verdict).isInstanceOf(Verdict.Proven.class);
    byte[] receipt = ims.take(((Verdict.Proven) verdict).body());
    return imsSeals.seal(MessageKind.RECEIPT, GATEWAY, Optional.empty(), receipt);
  }

  private void bindCloud() {
    endpoint.connected = true;
    component.bindCloudConnectionManager(endpoint, endpoint.properties());
    data = publisher();
    receipts = endpoint.subscriber();
    component.bindCloudPublisher(data, endpoint.on("data"));
    component.bindCloudPublisher(publisher(), endpoint.on("answer"));
    component.bindCloudPublisher(publisher(), endpoint.on("event"));
    component.bindCloudSubscriber(receipts, endpoint.on("receipt"));
    component.bindCloudSubscriber(endpoint.subscriber(), endpoint.on("command"));
  }

  private void bindStore() {
    component.bindOutbox(store.outbox(), OF_STORE);
    component.bindEventLog(store.events(), OF_STORE);
    component.bindHandoverSeals(seals, OF_STORE);
  }

  private void append(int blocks) throws Exception {
    for (int i = 0; i < blocks; i++) {
      Block block = SampleBlocks.row(appended.size() + 1);
      appended.add(block);
      store.outbox().append(List.of(block)).get(30, TimeUnit.SECONDS);
    }
  }

  private void awaitReleased() {
    await(() -> store.outbox().status().released() == appended.size());
    assertThat(ims.blocks()).isEqualTo(appended);
  }

  private static void await(BooleanSupplier condition) {
    Eventually.await("what was expected of the uplink", condition::getAsBoolean);
  }

  @Test
  void hands_over_whatever_comes_first_the_cloud_the_store_or_the_settings() throws Exception {
    append(5);
    bindCloud();
    component.activate(configuration());
    LiveThreads.awaitNone("uplink-.*");
    bindStore();
    awaitReleased();
    append(20);
    awaitReleased();
    assertThat(Logged.taken(Level.WARN)).isEmpty();
  }

  @Test
  void the_cloud_may_come_last() throws Exception {
    bindStore();
    component.activate(configuration());
    append(5);
    bindCloud();
    awaitReleased();
  }

  @Test
  void k6_the_same_configuration_again_does_nothing() throws Exception {
    bindCloud();
    bindStore();
    component.activate(configuration());
    Set<Thread> before = threads();
    assertThat(before).hasSize(2);
    for (int i = 0; i < 3; i++) {
      component.modified(configuration());
      component.modified(configuration("service.ranking", i));
    }
    assertThat(threads()).isEqualTo(before);
    append(3);
    awaitReleased();
  }

  @Test
  void wrong_settings_are_named_once_and_the_old_ones_go_on() throws Exception {
    bindCloud();
    bindStore();
    component.activate(configuration());
    Set<Thread> before = threads();
    component.modified(configuration("window", 0, "batch.max.octets", "many"));
    component.modified(configuration("window", 0, "batch.max.octets", "many"));
    assertThat(Logged.taken(Level.ERROR))
        .containsExactly(
            "up1: window: must be a whole number 1..64, not 0; what was in force goes on",
            "up1: batch.max.octets: must be a whole number 1..16777216, not \"many\";"
                + " what was in force goes on");
    assertThat(threads()).isEqualTo(before);
    append(3);
    awaitReleased();
  }

  @Test
  void after_a_restart_a_wrong_setting_stands_at_its_default_and_readings_are_handed_over()
      throws Exception {
    bindCloud();
    bindStore();
    component.activate(configuration("window", 0, "batch.max.blocks", 2));
    component.modified(configuration("window", 0, "batch.max.blocks", 2));
    assertThat(Logged.taken(Level.ERROR))
        .containsExactly(
            "up1: window: must be a whole number 1..64, not 0; 4 is used until it is right");
    append(2);
    awaitReleased();
  }

  @Test
  void other_settings_take_over_and_lose_nothing_that_is_in_flight() throws Exception {
    answers = false;
    bindCloud();
    bindStore();
    component.activate(configuration());
    Set<Thread> before = threads();
    append(6);
    await(() -> !data.published.isEmpty());
    assertThat(store.outbox().status().released()).isZero();
    answers = true;
    component.modified(configuration("window", 1, "batch.max.blocks", 2));
    assertThat(threads()).doesNotContainAnyElementsOf(before);
    awaitReleased();
    assertThat(Logged.taken(Level.WARN)).isEmpty();
  }

  @Test
  void a_store_that_goes_is_let_go_before_unbind_returns_and_the_next_one_is_taken()
      throws Exception {
    bindCloud();
    bindStore();
    component.activate(configuration());
    append(3);
    awaitReleased();
    component.unbindEventLog(store.events());
    LiveThreads.awaitNone("uplink-.*");
    component.unbindOutbox(store.outbox());
    store.close();
    store =
        Store.open(
            StoreSettings.of(folder.resolve("store"), GATEWAY)
                .observedBy(range -> component.committed(range)));
    bindStore();
    append(3);
    awaitReleased();
    assertThat(Logged.taken(Level.WARN)).isEmpty();
  }

  @Test
  void a_log_of_another_gateway_or_of_nobody_is_not_used() {
    bindCloud();
    component.activate(configuration());
    component.bindOutbox(store.outbox(), OF_STORE);
    component.bindHandoverSeals(seals, OF_STORE);
    component.bindEventLog(store.events(), Map.of("kilowire.gateway", "g2"));
    LiveThreads.awaitNone("uplink-.*");
    component.bindEventLog(store.events(), Map.of());
    LiveThreads.awaitNone("uplink-.*");
    component.bindEventLog(store.events(), OF_STORE);
    assertThat(threads()).hasSize(2);
  }

  @Test
  void a_replaced_outbox_is_left_when_the_old_one_goes_after_it() throws Exception {
    bindCloud();
    bindStore();
    component.activate(configuration());
    Set<Thread> before = threads();
    try (Store other = Store.open(StoreSettings.of(folder.resolve("other"), GATEWAY))) {
      component.bindOutbox(other.outbox(), OF_STORE);
      component.bindEventLog(other.events(), OF_STORE);
      component.unbindOutbox(store.outbox());
      component.unbindEventLog(store.events());
      assertThat(threads()).hasSize(2).doesNotContainAnyElementsOf(before);
      other.outbox().append(List.of(SampleBlocks.row(1))).get(30, TimeUnit.SECONDS);
      await(() -> other.outbox().status().released() == 1);
      component.unbindOutbox(other.outbox());
      component.unbindEventLog(other.events());
    }
  }

  @Test
  void a_second_uplink_waits_until_the_first_ends() throws Exception {
    UplinkComponent first = new UplinkComponent();
    try {
      first.bindOutbox(store.outbox(), OF_STORE);
      first.bindEventLog(store.events(), OF_STORE);
      first.bindHandoverSeals(seals, OF_STORE);
      first.activate(Map.of("kura.service.pid", "up0"));
      Set<Thread> before = threads();
      bindCloud();
      bindStore();
      component.activate(configuration());
      component.modified(configuration("window", 1));
      assertThat(threads()).isEqualTo(before).hasSize(2);
      assertThat(Logged.taken(Level.WARN))
          .containsExactly("up1: waits: up0 hands over what g1 has stored; one is enough");
      append(2);
      first.modified(Map.of("kura.service.pid", "up0", "window", 1));
      assertThat(threads()).hasSize(2);
      assertThat(store.outbox().status().released()).isZero();
    } finally {
      first.deactivate();
    }
    awaitReleased();
  }

  @Test
  void a_publisher_that_comes_back_after_the_end_brings_no_error_into_the_log() throws Exception {
    CompletableFuture<Thread> hung = new CompletableFuture<>();
    bindCloud();
    data.publishing =
        message -> {
          component.unbindOutbox(store.outbox());
          component.unbindEventLog(store.events());
          store.close();
          hung.complete(Thread.currentThread());
          return "1";
        };
    component.activate(configuration("batch.max.blocks", 1));
    append(3);
    bindStore();
    hung.get(30, TimeUnit.SECONDS).join();
    assertThat(Logged.taken(Level.WARN)).isEmpty();
  }

  @Test
  void every_service_of_kura_may_go_and_come_while_it_runs() throws Exception {
    bindCloud();
    bindStore();
    component.activate(configuration());
    append(2);
    awaitReleased();
    component.unbindCloudPublisher(data);
    data.goes();
    FakePublisher gone = data;
    append(2);
    data = publisher();
    component.bindCloudPublisher(data, endpoint.on("data"));
    awaitReleased();
    endpoint.lost();
    append(2);
    endpoint.established();
    awaitReleased();
    component.unbindCloudConnectionManager(endpoint, endpoint.properties());
    append(2);
    component.bindCloudConnectionManager(endpoint, endpoint.properties());
    awaitReleased();
    assertThat(gone.calledWhenGone).isFalse();
    assertThat(Logged.taken(Level.WARN)).isEmpty();
  }

  @Test
  void names_what_is_no_name_and_no_filter_and_goes_on_with_the_publisher_before()
      throws Exception {
    bindCloud();
    bindStore();
    component.activate(configuration());
    component.modified(configuration("DataPublisher.target", "(kura.service.pid=data"));
    component.modified(configuration("DataPublisher.target", "(kura.service.pid=data"));
    assertThat(Logged.taken(Level.ERROR))
        .singleElement(as(STRING))
        .startsWith(
            "up1: DataPublisher.target: must be a name or a filter such as"
                + " (kura.service.pid=NAME): ")
        .endsWith("; what was in force goes on");
    append(2);
    awaitReleased();
  }

  @Test
  void after_a_wrong_target_the_right_one_needs_no_restart() throws Exception {
    bindCloud();
    bindStore();
    component.activate(configuration("ReceiptSubscriber.target", "(receipt"));
    assertThat(Logged.taken(Level.ERROR))
        .singleElement(as(STRING))
        .endsWith("no service is selected until it is right");
    append(2);
    component.modified(configuration());
    awaitReleased();
  }

  @Test
  void another_name_in_a_field_is_another_publisher() throws Exception {
    bindCloud();
    bindStore();
    component.activate(configuration());
    FakePublisher before = data;
    data = publisher();
    component.bindCloudPublisher(data, endpoint.on("data-2"));
    component.modified(configuration("DataPublisher.target", "data-2"));
    append(2);
    awaitReleased();
    assertThat(before.isListenedTo()).isFalse();
    component.modified(configuration("DataPublisher.target", ""));
    assertThat(data.isListenedTo()).isFalse();
  }
}
