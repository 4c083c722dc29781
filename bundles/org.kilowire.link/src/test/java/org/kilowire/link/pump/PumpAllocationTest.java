// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.pump;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Step;
import org.kilowire.link.Link;

/** A request and its answer cost the pump a view of the request and the outcome, no buffers. */
final class PumpAllocationTest {

  private static final int RUNS = 10_000;
  private static final int MOST_OCTETS_A_RUN = 128;

  /** Always the same steps, so that it allocates nothing itself. */
  private static final class Ping implements Conversation<String> {
    private static final Step SEND = new Step.Send(ByteBuffer.allocate(40), Long.MAX_VALUE);
    private static final Step AWAIT = new Step.Await(Long.MAX_VALUE);
    private static final Step DONE = new Step.Done();

    @Override
    public Step begin(long now) {
      return SEND;
    }

    @Override
    public Step sent(long now) {
      return AWAIT;
    }

    @Override
    public Step received(ByteBuffer in, long now) {
      in.position(in.limit());
      return DONE;
    }

    @Override
    public Step elapsed(long now) {
      throw new IllegalStateException("silence");
    }

    @Override
    public String result() {
      return "pong";
    }
  }

  private static final class Mirror implements Link {
    private int unread;

    @Override
    public void send(ByteBuffer octets, long deadlineNanos) {
      unread = octets.remaining();
      octets.position(octets.limit());
    }

    @Override
    public int receive(ByteBuffer into, long deadlineNanos) {
      into.position(into.position() + unread);
      return unread;
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }

  @Test
  void a_run_allocates_no_buffers() {
    BlockingPump pump = new BlockingPump(new Mirror());
    Ping ping = new Ping();
    run(pump, ping);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(self);
    run(pump, ping);
    long octets = threads.getThreadAllocatedBytes(self) - before;
    assertThat(octets / RUNS).isLessThanOrEqualTo(MOST_OCTETS_A_RUN);
  }

  private static void run(BlockingPump pump, Ping ping) {
    for (int i = 0; i < RUNS; i++) {
      pump.run(ping);
    }
  }
}
