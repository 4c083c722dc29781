// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kilowire.capture.CaptureException;
import org.kilowire.capture.CaptureReason;
import org.kilowire.capture.LiveListener;
import org.kilowire.capture.LiveState;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LiveThreads;

final class LiveReaderTest {

  private static final String NAME = "reader of a test";

  /** Opens once, and is used up at its first reading. */
  private static class Once implements LiveWork {

    final LiveReader.Told told;
    private boolean open;
    private int opens;

    Once(LiveReader.Told told) {
      this.told = told;
    }

    @Override
    public void open() throws CaptureException {
      if (opens++ > 0) {
        throw new CaptureException(
            CaptureReason.NOT_PERMITTED, "it is not permitted any more", null);
      }
      open = true;
      told.state(LiveState.RECEIVING, "");
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void receive() {
      shut();
      told.state(LiveState.WAITING, "it has gone");
    }

    @Override
    public void shut() {
      open = false;
    }

    @Override
    public boolean helpsToWait(CaptureReason reason) {
      return false;
    }

    @Override
    public long now() {
      return 0;
    }

    @Override
    public void end() {}
  }

  @Test
  void why_it_cannot_be_opened_again_is_its_detail() throws Exception {
    LiveReader reader = new LiveReader(NAME, Once::new);
    reader.start(new LiveListener() {});
    Eventually.await(
        () -> "detail: " + reader.status(),
        () -> reader.status().detail().equals("it is not permitted any more"));
    assertThat(reader.status().state()).isEqualTo(LiveState.WAITING);
    reader.close();
    assertThat(LiveThreads.named(NAME)).isEmpty();
  }

  @Test
  void nothing_is_told_after_the_listener_has_closed_it() throws Exception {
    AtomicInteger heard = new AtomicInteger();
    LiveReader reader =
        new LiveReader(
            NAME,
            told ->
                new Once(told) {
                  @Override
                  public void receive() {
                    told.clockStepped(1);
                    told.clockStepped(2);
                    told.ft3(null, 3);
                    told.ethernet(null);
                    told.state(LiveState.DOWN, "");
                  }
                });
    reader.start(
        new LiveListener() {
          @Override
          public void clockStepped(long nanos) {
            heard.incrementAndGet();
            reader.close();
          }

          @Override
          public void ft3(org.kilowire.sv.ft3.Ft3View frame, long atNanos) {
            heard.incrementAndGet();
          }

          @Override
          public void ethernet(org.kilowire.capture.LiveFrame frame) {
            heard.incrementAndGet();
          }

          @Override
          public void changed(LiveState state, String detail) {
            heard.addAndGet(state == LiveState.DOWN ? 1 : 0);
          }
        });
    LiveThreads.awaitNone(NAME);
    assertThat(heard.get()).isEqualTo(1);
    assertThat(reader.status().received()).isZero();
  }

  @Test
  void the_time_is_not_told_while_a_step_is_not() throws Exception {
    List<Long> heard = new ArrayList<>();
    AtomicInteger looks = new AtomicInteger();
    LiveReader reader =
        new LiveReader(
            NAME,
            told ->
                new Once(told) {
                  @Override
                  public void receive() {}

                  @Override
                  public long now() {
                    return looks.incrementAndGet();
                  }

                  @Override
                  public boolean isClockTold() {
                    return looks.get() > 2;
                  }
                });
    reader.start(
        new LiveListener() {
          @Override
          public void look(long nowNanos) {
            heard.add(nowNanos);
          }
        });
    Eventually.await("looked", () -> looks.get() > 3);
    reader.close();
    assertThat(heard).startsWith(3L);
  }
}
