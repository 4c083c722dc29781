// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.line;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.kilowire.conversation.LinkException;

/**
 * A line with devices on it, of one protocol or of several: all of them hear what the client says,
 * and the client hears whoever speaks. A device that listens at another rate than the client's
 * hears noise, and so does the client. One thread serves a line; {@link #passages} may be asked
 * from any.
 */
public final class SharedLine {

  private static final int MOST_PASSAGES = 10_000;
  private static final int ROOM = 4096;

  /** How old what is known of the client's rate may be. */
  private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

  /** How long what was said to a pseudo-terminal may be on its way while the machine is busy. */
  private static final long ON_ITS_WAY_NANOS = Duration.ofMillis(250).toNanos();

  private final List<LineDevice> devices;
  private final int speed;
  private final boolean echo;
  private final Deque<Passage> passages = new ArrayDeque<>();

  /**
   * A line.
   *
   * @param speed how many times faster than its rate it runs, 1..1000; waits in the protocol are
   *     not shortened
   * @param echo whether it returns to the client what that says, as optical heads and two-wire
   *     RS-485 do
   */
  public SharedLine(List<LineDevice> devices, int speed, boolean echo) {
    if (devices.isEmpty()) {
      throw new IllegalArgumentException("a line has a device at least");
    }
    if (speed < 1 || speed > 1000) {
      throw new IllegalArgumentException("a line's speed is 1..1000 times its rate: " + speed);
    }
    this.devices = List.copyOf(devices);
    this.speed = speed;
    this.echo = echo;
  }

  /** What has passed, the oldest first; the last {@value #MOST_PASSAGES}. */
  public List<Passage> passages() {
    synchronized (passages) {
      return List.copyOf(passages);
    }
  }

  /** Forgets what has passed. */
  public void forget() {
    synchronized (passages) {
      passages.clear();
    }
  }

  private void record(Passage passage) {
    synchronized (passages) {
      Passage last = passages.peekLast();
      boolean goesOn = last != null && passage.continues(last);
      if (goesOn) {
        passages.removeLast();
      }
      passages.add(goesOn ? passage.behind(last) : passage);
      if (passages.size() > MOST_PASSAGES) {
        passages.remove();
      }
    }
  }

  /** Serves one client until its link is gone. The devices begin anew with each. */
  public void serve(ClientEnd client) {
    try {
      new Service(client).run();
    } catch (LinkException gone) {
      // Nobody is left to be told: a client that has gone is the end of its service.
    }
  }

  /** The service of one client. */
  private final class Service implements Tap.Wire {
    private final ClientEnd client;
    private final List<Tap> taps = new ArrayList<>();
    private int baud;

    /** The client's rate before that, and until when it was seen. */
    private int former;

    private long formerUntil;

    Service(ClientEnd client) throws LinkException {
      this.client = client;
      this.baud = client.baud();
      long now = System.nanoTime();
      devices.forEach(device -> taps.add(new Tap(device, speed, now)));
    }

    void run() throws LinkException {
      ByteBuffer in = ByteBuffer.allocate(ROOM);
      int count = 0;
      while (count >= 0) {
        long now = System.nanoTime();
        long due = now + LOOK_NANOS;
        for (Tap tap : taps) {
          due = Tap.earlier(due, tap.advance(now, this));
        }
        count = client.receive(in.clear(), due);
        int seen = client.baud();
        if (count > 0) {
          byte[] octets = new byte[count];
          in.flip().get(octets);
          heard(octets, seen);
        }
        if (seen != baud) {
          former = baud;
          formerUntil = System.nanoTime();
        }
        baud = seen;
      }
    }

    /**
     * A client may have gone to another rate when its octets are found here, right behind them: on
     * a pseudo-terminal they take no time. They are taken for said at the rate of 20 ms before,
     * too, where a device listens at that. On a busy machine they come later still: what nobody
     * listens for now was said at the rate before, if that was left a moment ago.
     */
    private void heard(byte[] octets, int seen) throws LinkException {
      long now = System.nanoTime();
      boolean meant = taps.stream().anyMatch(tap -> tap.baud() == baud || tap.baud() == seen);
      boolean late = !meant && now - formerUntil < ON_ITS_WAY_NANOS;
      int understood = 0;
      for (Tap tap : taps) {
        boolean hears =
            tap.baud() == baud || tap.baud() == seen || seen == 0 || (late && tap.baud() == former);
        int rate = hears || baud == 0 ? tap.baud() : baud;
        tap.hear(hears ? octets : noise(octets), rate, now);
        understood = hears && understood == 0 ? tap.baud() : understood;
      }
      int device = understood == 0 ? taps.get(0).baud() : understood;
      int clients = seen == 0 ? 0 : understood == 0 ? seen : understood;
      record(new Passage(true, clients, device, octets.length));
      if (echo) {
        client.send(ByteBuffer.wrap(octets));
      }
    }

    @Override
    public void said(Tap tap, ByteBuffer octets) throws LinkException {
      int seen = client.baud();
      Passage passage = new Passage(false, seen, tap.baud(), octets.remaining());
      record(passage);
      if (passage.isUnderstood()) {
        client.send(octets);
      } else {
        byte[] wrong = new byte[octets.remaining()];
        octets.get(wrong);
        client.send(ByteBuffer.wrap(noise(wrong)));
      }
    }
  }

  /** What octets look like at another rate: fewer, and others. */
  private static byte[] noise(byte[] octets) {
    byte[] noise = new byte[(octets.length + 1) / 2];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) (octets[i] * 31 + 0x85);
    }
    return noise;
  }
}
