// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import java.util.Arrays;
import java.util.Objects;

/**
 * Finds frames in a stream of octets: a TCP connection, a character device, a file. How the stream
 * is cut makes no difference. Where a frame is none, looking goes on right behind its two start
 * octets and not behind its end, since a frame that was cut is followed by a whole one. Nothing is
 * allocated but at the beginning, and no more is held than one frame and one reading. One owner.
 */
public final class Ft3StreamDecoder {

  private static final int CAPACITY = 8192;

  private final FrameMatcher matcher;
  private final Ft3View view;
  private final Ft3Sink sink;
  private final byte[] buffer;
  private final long[] badCrcs;
  private int head = FrameShape.MARGIN;
  private int tail = FrameShape.MARGIN;
  private long frames;
  private long frameOctets;
  private long garbage;
  private long unknown;
  private long cut;

  /** A decoder of the frames that are expected. */
  public Ft3StreamDecoder(Ft3Options options, Ft3Sink sink) {
    matcher = new FrameMatcher(options);
    view = new Ft3View(options, matcher);
    buffer = new byte[Math.max(CAPACITY, 2 * options.longest())];
    badCrcs =
        new long[options.layouts().stream().mapToInt(one -> one.blocks().size()).max().orElse(0)];
    this.sink = Objects.requireNonNull(sink);
  }

  /**
   * Takes all octets from {@code from} to {@code to}.
   *
   * @param time when they came; passed on as it is
   */
  public void accept(byte[] octets, int from, int to, long time) {
    Objects.checkFromToIndex(from, to, octets.length);
    int at = from;
    while (at < to) {
      int length = Math.min(buffer.length - tail, to - at);
      System.arraycopy(octets, at, buffer, tail, length);
      tail += length;
      at += length;
      drain(time, false);
      if (tail == buffer.length) {
        compact();
      }
    }
  }

  /** No more octets come, or none that belong to these: what has begun is cut. */
  public void finish(long time) {
    drain(time, true);
    garbage += tail - head;
    head = FrameShape.MARGIN;
    tail = FrameShape.MARGIN;
  }

  private void compact() {
    System.arraycopy(buffer, head, buffer, FrameShape.MARGIN, tail - head);
    tail -= head - FrameShape.MARGIN;
    head = FrameShape.MARGIN;
  }

  private void drain(long time, boolean last) {
    while (findStart()) {
      switch (matcher.look(buffer, head, tail, last)) {
        case FRAME -> deliver(time);
        case MORE -> {
          if (!last) {
            return;
          }
          cut++;
          passOverStart();
        }
        case UNKNOWN -> {
          unknown++;
          passOverStart();
        }
        case BAD_CRC -> {
          badCrcs[matcher.badBlock() - 1]++;
          passOverStart();
        }
      }
    }
  }

  /** Moves to the next two octets of start, if there are any; a lone first one may become two. */
  private boolean findStart() {
    int at = head;
    int end = tail - 1;
    while (at < end
        && (buffer[at] != FrameMatcher.START_1 || buffer[at + 1] != FrameMatcher.START_2)) {
      at++;
    }
    boolean found = at < end;
    if (!found && at < tail && buffer[at] != FrameMatcher.START_1) {
      at++;
    }
    garbage += at - head;
    head = at;
    return found;
  }

  private void passOverStart() {
    head += Ft3Layout.START_OCTETS;
    garbage += Ft3Layout.START_OCTETS;
  }

  private void deliver(long time) {
    FrameShape shape = matcher.shape();
    view.load(buffer, head, shape);
    head += shape.octets;
    frames++;
    frameOctets += shape.octets;
    sink.frame(view, time);
  }

  /** Octets that may belong to a frame that is not whole yet. */
  public int pending() {
    return tail - head;
  }

  /** Frames so far. */
  public long frames() {
    return frames;
  }

  /** Octets outside of frames so far. */
  public long garbageOctets() {
    return garbage;
  }

  /** All counters as they are now. */
  public Ft3Counters counters() {
    return new Ft3Counters(
        frames, frameOctets, garbage, unknown, cut, Arrays.stream(badCrcs).boxed().toList());
  }
}
