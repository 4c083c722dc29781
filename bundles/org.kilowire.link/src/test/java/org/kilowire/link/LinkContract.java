// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kilowire.conversation.LinkException;
import org.kilowire.tests.support.Eventually;

/**
 * What every link promises. A subclass of {@link StreamContract} or {@link DatagramContract} says
 * how to get two ends of one.
 */
@Timeout(60)
public abstract sealed class LinkContract permits StreamContract, DatagramContract {

  private Link near;
  private Link far;

  /** Two ends of a link that have not heard of each other but what {@link #remember} says. */
  protected abstract void connect() throws Exception;

  /** Takes away what {@link #connect} has put up, beside the links. */
  protected void disconnect() throws Exception {}

  /** To be called by {@link #connect}. */
  protected final void remember(Link nearEnd, Link farEnd) {
    near = nearEnd;
    far = farEnd;
  }

  protected final Link near() {
    return near;
  }

  protected final Link far() {
    return far;
  }

  @BeforeEach
  final void open() throws Exception {
    connect();
  }

  @AfterEach
  final void close() throws Exception {
    near.close();
    far.close();
    disconnect();
  }

  @Test
  final void send_takes_everything_from_position_to_limit() throws Exception {
    ByteBuffer octets = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}).position(1).limit(4);
    near.send(octets, in(60_000));
    assertThat(octets.position()).isEqualTo(4);
    assertThat(exactly(far, 3)).containsExactly(2, 3, 4);
  }

  @Test
  final void receive_puts_octets_behind_the_position() throws Exception {
    far.send(ByteBuffer.wrap(new byte[] {8}), in(60_000));
    ByteBuffer into = ByteBuffer.allocate(4).put((byte) 9);
    assertThat(near.receive(into, in(60_000))).isEqualTo(1);
    assertThat(into.position()).isEqualTo(2);
    assertThat(into.array()).startsWith(9, 8);
  }

  @Test
  final void silence_ends_at_the_deadline_and_not_before() throws Exception {
    long deadline = in(30);
    assertThat(near.receive(ByteBuffer.allocate(8), deadline)).isZero();
    assertThat(System.nanoTime() - deadline).isNotNegative();
    assertThat(near.receive(ByteBuffer.allocate(8), in(-1000))).isZero();
  }

  @Test
  final void what_is_there_is_delivered_after_the_deadline() throws Exception {
    far.send(ByteBuffer.wrap(new byte[] {1}), in(60_000));
    Eventually.await("one octet", () -> near.receive(ByteBuffer.allocate(8), in(-1000)) == 1);
  }

  @Test
  final void gathering_ends_at_the_deadline() throws Exception {
    long deadline = in(30);
    assertThat(near.gather(ByteBuffer.allocate(8), in(300_000), deadline)).isZero();
    assertThat(System.nanoTime() - deadline).isNotNegative();
  }

  @Test
  final void octets_that_gather_are_delivered() throws Exception {
    far.send(ByteBuffer.wrap(new byte[] {1, 2}), in(60_000));
    ByteBuffer into = ByteBuffer.allocate(8);
    while (into.position() < 2) {
      assertThat(near.gather(into, in(5), in(60_000))).isPositive();
    }
    assertThat(into.array()).startsWith(1, 2);
  }

  @Test
  final void closing_ends_gathering() throws Exception {
    FutureTask<Integer> waiting =
        inBackground(() -> near.gather(ByteBuffer.allocate(8), in(300_000), in(300_000)));
    near.close();
    assertLost(() -> waiting.get(60, TimeUnit.SECONDS));
  }

  @Test
  final void closing_ends_a_receive_under_way() throws Exception {
    FutureTask<Integer> waiting =
        inBackground(() -> near.receive(ByteBuffer.allocate(8), in(300_000)));
    near.close();
    assertLost(() -> waiting.get(60, TimeUnit.SECONDS));
  }

  @Test
  final void an_interrupt_ends_a_receive_under_way_and_stays_set() throws Exception {
    FutureTask<Boolean> waiting =
        new FutureTask<>(
            () -> {
              assertThatThrownBy(() -> near.receive(ByteBuffer.allocate(8), in(300_000)))
                  .isInstanceOf(LinkException.class);
              return Thread.currentThread().isInterrupted();
            });
    Thread thread = new Thread(waiting, "interrupted");
    thread.start();
    thread.interrupt();
    assertThat(waiting.get(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  final void a_closed_link_neither_sends_nor_receives_and_closes_again() {
    near.close();
    near.close();
    assertThatThrownBy(() -> near.send(ByteBuffer.wrap(new byte[1]), in(1000)))
        .isInstanceOf(LinkException.class);
    assertThatThrownBy(() -> near.receive(ByteBuffer.allocate(1), in(1000)))
        .isInstanceOf(LinkException.class);
  }

  @Test
  final void receiving_into_no_room_is_a_fault_of_the_caller() {
    assertThatThrownBy(() -> near.receive(ByteBuffer.allocate(0), in(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertLost(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(LinkException.class);
  }

  /** An instant so many milliseconds from now. */
  protected static long in(long millis) {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  static <T> FutureTask<T> inBackground(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "contract");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  static byte[] exactly(Link link, int count) throws LinkException {
    ByteBuffer into = ByteBuffer.allocate(count);
    while (into.hasRemaining() && link.receive(into, in(60_000)) > 0) {}
    assertThat(into.remaining()).as("octets that did not come").isZero();
    return into.array();
  }

  static byte[] random(int length, long seed) {
    byte[] octets = new byte[length];
    new Random(seed).nextBytes(octets);
    return octets;
  }
}
