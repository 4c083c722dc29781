// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.iec62056.RegisterDriverFixture.outcome;
import static org.kilowire.kura.driver.iec62056.RegisterDriverFixture.properties;
import static org.kilowire.kura.driver.iec62056.RegisterDriverFixture.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelEvent;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.iec62056.push.CrcRule;
import org.kilowire.iec62056.server.PushServer;
import org.kilowire.kura.driver.association.IdleTimer;
import org.kilowire.kura.driver.listen.MeterListening;
import org.kilowire.link.Lines;
import org.kilowire.link.Link;
import org.kilowire.link.LinkCounters;
import org.kilowire.link.Links;
import org.kilowire.link.memory.Pipes;
import org.kilowire.link.pump.BlockingPump;
import org.kilowire.link.queue.QueuedLines;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LiveThreads;

/** Channels that are told what a meter sends by itself. */
@Timeout(120)
final class ListeningTest {

  private static final LineSettings P1 = LineSettings.of(115_200, Framing.PLAIN);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Pipes pipes = new Pipes();
  private final Lines lines = new QueuedLines(new Links(List.of(pipes)), threads);
  private final IdleTimer timer = new IdleTimer();
  private final List<Link> open = new CopyOnWriteArrayList<>();
  private final BlockingQueue<ChannelRecord> events = new LinkedBlockingQueue<>();
  private final ChannelListener listener = event -> events.add(event.getChannelRecord());
  private final AutoCloseable meter = pipes.listen("p1", threads, this::push);
  private final List<Iec62056Driver> drivers = new ArrayList<>();
  private volatile String serial = "4711";
  private final AtomicInteger count = new AtomicInteger();

  private void push(Link link) {
    open.add(link);
    new BlockingPump(link, P1, new LinkCounters(), System::nanoTime)
        .run(new PushServer(P1, Duration.ofMillis(20), this::telegram));
  }

  private byte[] telegram() {
    return PushServer.telegram(
        "/ISK5\\2M550\r\n\r\n0-0:96.1.1("
            + serial
            + ")\r\n1-0:1.8.1(00"
            + count.getAndIncrement()
            + ".000*kWh)\r\n!",
        CrcRule.ARC);
  }

  private Iec62056Driver driver(Object... options) {
    Map<String, Object> all = properties(options);
    all.put("line", "pipe:p1");
    all.putIfAbsent("type", "generic-d");
    Iec62056Driver driver =
        new Iec62056Driver(lines, name -> Optional.empty(), timer, List.of(), all);
    drivers.add(driver);
    return driver;
  }

  private static Map<String, Object> channel(String register) {
    return new HashMap<>(
        Map.of("+name", "energy", "+value.type", "DOUBLE", "+listen", true, "register", register));
  }

  private Object next() throws InterruptedException {
    ChannelRecord record = events.poll(60, TimeUnit.SECONDS);
    assertThat(record).as("an event").isNotNull();
    return outcome(record);
  }

  @AfterEach
  void close() throws Exception {
    drivers.forEach(Iec62056Driver::deactivate);
    lines.close();
    timer.close();
    meter.close();
    open.forEach(Link::close);
    threads.shutdownNow();
    LiveThreads.awaitNone(MeterListening.THREAD + ".*");
  }

  @Test
  void a_channel_is_told_each_value_as_it_comes() throws Exception {
    Iec62056Driver driver = driver("device", "4711");
    driver.registerChannelListener(channel("1-0:1.8.1*255"), listener);
    double first = (Double) next();
    ChannelRecord second = events.poll(60, TimeUnit.SECONDS);
    assertThat(second.getChannelName()).isEqualTo("energy");
    assertThat(second.getUnit()).isEqualTo("kWh");
    assertThat((Double) outcome(second)).isGreaterThan(first);
    assertThat(second.getTimestamp()).isPositive();
  }

  @Test
  void a_channel_that_the_meter_does_not_send_is_told_so() throws Exception {
    driver().registerChannelListener(channel("9.9.9"), listener);
    assertThat(next()).isEqualTo("not-readable: the meter gives no 9.9.9");
  }

  @Test
  void nobody_is_told_what_another_device_sends() throws Exception {
    Iec62056Driver driver = driver("device", "4712");
    driver.registerChannelListener(channel("1.8.1"), listener);
    assertThat(next()).isEqualTo("wrong-device: expected 4712, found 4711");
    int then = count.get();
    Eventually.await("more telegrams", () -> count.get() > then + 5);
    assertThat(events).isEmpty();
    serial = "4712";
    assertThat(next()).isInstanceOf(Double.class);
  }

  @Test
  void a_line_that_fails_is_opened_again() throws Exception {
    driver().registerChannelListener(channel("1.8.1"), listener);
    assertThat(next()).isInstanceOf(Double.class);
    open.forEach(Link::close);
    Eventually.await("a second connection", () -> open.size() > 1);
    Eventually.await(
        "the failure, and values behind it",
        () ->
            events.stream().anyMatch(one -> outcome(one).toString().startsWith("link-lost"))
                && outcome(List.copyOf(events).get(events.size() - 1)) instanceof Double);
  }

  @Test
  void a_read_has_the_line_when_it_wants_it_and_listening_goes_on_behind_it() throws Exception {
    Iec62056Driver driver = driver();
    driver.registerChannelListener(channel("1.8.1"), listener);
    assertThat(next()).isInstanceOf(Double.class);
    assertThat(read(driver, "1.8.1", DataType.DOUBLE)).isInstanceOf(Double.class);
    events.clear();
    assertThat(next()).isInstanceOf(Double.class);
  }

  @Test
  void an_asset_that_is_slow_costs_messages_and_a_throwing_one_nobody_else() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Iec62056Driver driver = driver();
    driver.registerChannelListener(channel("1.8.1"), event -> hold(go));
    driver.registerChannelListener(channel("1.8.1"), ListeningTest::fail);
    driver.registerChannelListener(channel("1.8.1"), listener);
    Eventually.await("more than any queue holds", () -> count.get() > 60);
    int newest = count.get();
    go.countDown();
    Eventually.await(
        "the newest come through",
        () ->
            events.stream()
                .map(RegisterDriverFixture::outcome)
                .anyMatch(one -> one instanceof Double value && value >= newest));
    assertThat(events.size()).as("the oldest were dropped").isLessThan(newest);
  }

  private static void hold(CountDownLatch go) {
    try {
      go.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void fail(ChannelEvent event) {
    throw new IllegalStateException("a listener's own");
  }

  @Test
  void nothing_listens_when_no_channel_does_or_the_meter_speaks_when_asked() throws Exception {
    Iec62056Driver driver = driver();
    driver.registerChannelListener(channel("1.8.1"), listener);
    assertThat(next()).isInstanceOf(Double.class);
    driver.unregisterChannelListener(listener);
    LiveThreads.awaitNone(MeterListening.THREAD + ".*");

    Iec62056Driver asked = driver("type", "generic-c");
    asked.registerChannelListener(channel("1.8.1"), listener);
    LiveThreads.awaitNone(MeterListening.THREAD + ".*");
  }

  @Test
  void a_meter_that_sends_by_itself_is_never_written() {
    assertThat(read(driver("device", "4711", "write.allowed", "5:0.2.1"), "1.8.1", DataType.DOUBLE))
        .isEqualTo(
            "misconfigured: write.allowed: 5:0.2.1: a meter that sends by itself hears nothing");
  }
}
