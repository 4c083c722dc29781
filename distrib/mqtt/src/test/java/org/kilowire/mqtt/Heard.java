// SPDX-License-Identifier: Apache-2.0
package org.kilowire.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A listener that remembers, and on which a test waits. */
final class Heard implements MqttListener {

  private static final long DEADLINE_SECONDS = 60;

  private final List<String> all = new ArrayList<>();
  private final boolean takes;

  Heard(boolean takes) {
    this.takes = takes;
  }

  @Override
  public void up() {
    add("up");
  }

  @Override
  public void down(String why) {
    add("down");
  }

  @Override
  public void message(String topic, byte[] payload, Runnable taken) {
    add(topic + "=" + new String(payload, StandardCharsets.UTF_8));
    if (takes) {
      taken.run();
    }
  }

  synchronized List<String> all() {
    return List.copyOf(all);
  }

  long count(String what) {
    return all().stream().filter(what::equals).count();
  }

  void await(String what, int times) {
    await(heard -> heard.stream().filter(what::equals).count() >= times, times + " x " + what);
  }

  private synchronized void await(Predicate<List<String>> condition, String what) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    try {
      while (!condition.test(all) && System.nanoTime() < deadline) {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, deadline - System.nanoTime()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    assertThat(condition.test(all)).as("waited for %s, heard %s", what, all).isTrue();
  }

  private synchronized void add(String what) {
    all.add(what);
    notifyAll();
  }
}
