// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.datalink.ApduHandler;
import org.kilowire.dlms.datalink.ApduHandlers;

/**
 * The server's (secondary stations') end of an HDLC line: any number of devices and clients, each
 * pair with a link of its own. Answers until the line is lost, which is the proper end. Addresses
 * that nobody has, and broadcasts, are met with silence.
 */
public final class HdlcServer implements Conversation<Void> {

  private static final long QUIET_NANOS = Duration.ofDays(1).toNanos();

  /** A window of the longest frames at 300 baud takes 8 minutes. */
  private static final long SEND_NANOS = Duration.ofMinutes(10).toNanos();

  private static final int FIRST_CAPACITY = 2 * 1024;

  /** Two windows of the longest frames: a client that waits for answers never sends more. */
  private static final int LAST_CAPACITY = 32 * 1024;

  /** Links on one line; SNRM for a further one is met with silence. */
  private static final int MAX_STATIONS = 1024;

  private final HdlcServerSettings settings;
  private final ApduHandlers handlers;
  private final FrameCounts counts = new FrameCounts();
  private final HdlcFrameDecoder decoder = new HdlcFrameDecoder();
  private final FrameWriter writer = new FrameWriter(counts);
  private final List<Station> stations = new ArrayList<>();

  /** What has come and is not understood yet, ready to be read. */
  private ByteBuffer rx = ByteBuffer.allocate(FIRST_CAPACITY).flip();

  private Station latest;

  /** When the frame that {@link #rx} holds the beginning of is given up. */
  private long frameEnd;

  public HdlcServer(HdlcServerSettings settings, ApduHandlers handlers) {
    this.settings = settings;
    this.handlers = handlers;
  }

  /** What this line has seen so far. */
  public HdlcCounters counters() {
    return counts.snapshot();
  }

  @Override
  public Step begin(long now) {
    return quiet(now);
  }

  @Override
  public Step sent(long now) {
    return serve(now);
  }

  @Override
  public Step received(ByteBuffer in, long now) {
    keep(in);
    return serve(now);
  }

  /** Takes all there is; what even the last capacity does not hold is lost, as on a bad line. */
  private void keep(ByteBuffer in) {
    int needed = rx.remaining() + in.remaining();
    if (needed > rx.capacity() && rx.capacity() < LAST_CAPACITY) {
      int capacity = Math.min(LAST_CAPACITY, Math.max(needed, 2 * rx.capacity()));
      rx = ByteBuffer.allocate(capacity).put(rx).flip();
    }
    rx.compact();
    int length = Math.min(rx.remaining(), in.remaining());
    rx.put(rx.position(), in, in.position(), length);
    rx.position(rx.position() + length).flip();
    counts.garbage += in.remaining() - length;
    in.position(in.limit());
  }

  /** Reads up to the next frame that wants an answer. */
  private Step serve(long now) {
    writer.clear();
    while (writer.isEmpty()) {
      int position = rx.position();
      switch (decoder.next(rx)) {
        case MORE -> {
          return quiet(now);
        }
        case BROKEN -> counts.broken(decoder.reason(), rx.position() - position);
        case FRAME -> hear(decoder.view(), now);
      }
    }
    return new Step.Send(writer.frames(), now + SEND_NANOS);
  }

  private void hear(HdlcFrameView frame, long now) {
    Station station = station(frame);
    if (station != null) {
      counts.received++;
      station.hear(frame, now);
    } else {
      stranger(frame, now);
    }
  }

  private Station station(HdlcFrameView frame) {
    if (latest != null && latest.isMeant(frame)) {
      return latest;
    }
    for (Station station : stations) {
      if (station.isMeant(frame)) {
        latest = station;
        return station;
      }
    }
    return null;
  }

  /** A pair that has had no link yet: only SNRM begins one. */
  private void stranger(HdlcFrameView frame, long now) {
    HdlcAddress client = frame.source();
    HdlcAddress server = frame.destination();
    boolean possible = client.octets() == 1 && client.upper() > 0 && !server.broadcast();
    Optional<ApduHandler> handler =
        possible ? handlers.find(client.upper(), server.upper(), server.lower()) : Optional.empty();
    if (handler.isEmpty()) {
      counts.foreign++;
      return;
    }
    counts.received++;
    Station station = new Station(client, server, settings, handler.get(), counts, writer);
    if (frame.kind() != FrameKind.SNRM || room()) {
      station.hear(frame, now);
    }
    if (station.connected()) {
      stations.add(station);
    }
  }

  private boolean room() {
    if (stations.size() == MAX_STATIONS) {
      stations.removeIf(station -> !station.connected());
    }
    return stations.size() < MAX_STATIONS;
  }

  /** Waits for the rest of a frame, for the first link to fall silent, or for anything at all. */
  private Step quiet(long now) {
    frameEnd = now + (rx.remaining() > 1 ? settings.interOctetNanos() : QUIET_NANOS);
    long until = frameEnd;
    if (settings.inactivityNanos() > 0) {
      for (Station station : stations) {
        long end = station.heard() + settings.inactivityNanos();
        until = station.connected() && end - until < 0 ? end : until;
      }
    }
    return new Step.Await(until);
  }

  @Override
  public Step elapsed(long now) {
    for (Station station : stations) {
      boolean inactive = now - station.heard() >= settings.inactivityNanos();
      if (settings.inactivityNanos() > 0 && inactive) {
        station.disconnect();
      }
    }
    if (rx.remaining() > 1 && now - frameEnd >= 0) {
      rx.position(rx.position() + 1);
    }
    return serve(now);
  }

  @Override
  public Step lost(LinkException why, long now) {
    stations.forEach(Station::disconnect);
    return new Step.Done();
  }

  @Override
  public Void result() {
    return null;
  }
}
