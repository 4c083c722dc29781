// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Step;

/**
 * A recorded dialogue: what the client sends has to be what was recorded, octet for octet, and is
 * answered with what the meter said.
 */
public final class Replay {

  private record Line(boolean client, byte[] octets) {}

  private final Deque<Line> lines = new ArrayDeque<>();
  private final List<String> results = new ArrayList<>();
  private final ByteBuffer in = ByteBuffer.allocate(72 * 1024).flip();
  private final int chunk;
  private long now = 1;

  private Replay(int chunk) {
    this.chunk = chunk;
  }

  /** A folder of data beside the facts; the test is skipped where it is not there. */
  public static Path folder(String property, String... names) {
    Path path = Path.of(System.getProperty(property, "absent"));
    for (String name : names) {
      path = path.resolve(name);
    }
    path = path.normalize();
    Assumptions.assumeTrue(Files.exists(path), "not here: " + path);
    return path;
  }

  /** Dialogue lines C>M and M>C, control octets as {@code <hex>}, results behind {@code #}. */
  public static Replay ofCase(String name, int chunk) throws IOException {
    Replay replay = new Replay(chunk);
    Path file = folder("kilowire.facts", "..", "cases", "iec62056-21", name);
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      if (line.startsWith("C>M ") || line.startsWith("M>C ")) {
        replay.lines.add(new Line(line.charAt(0) == 'C', octets(line.substring(4))));
      } else if (line.startsWith("#   ")) {
        replay.results.add(line.substring(4));
      }
    }
    return replay;
  }

  /** Lines TX and RX in hexadecimal digits. */
  public static Replay ofHex(Path file, int chunk) throws IOException {
    Replay replay = new Replay(chunk);
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      if (!line.isBlank()) {
        byte[] octets = HexFormat.of().parseHex(line.substring(3).strip());
        replay.lines.add(new Line(line.startsWith("TX"), octets));
      }
    }
    return replay;
  }

  private static byte[] octets(String text) {
    ByteBuffer octets = ByteBuffer.allocate(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '<') {
        octets.put((byte) Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 3;
      } else {
        octets.put((byte) text.charAt(i));
      }
    }
    byte[] all = new byte[octets.position()];
    octets.flip().get(all);
    return all;
  }

  public List<String> results() {
    return results;
  }

  /** What the client says next. */
  public byte[] next() {
    return lines.peek().octets();
  }

  public void finished() {
    assertThat(lines).isEmpty();
  }

  public <T> Outcome<T> run(Conversation<T> conversation) {
    Step step = conversation.begin(now);
    while (!step.isLast()) {
      now += 1000;
      if (step instanceof Step.Send send) {
        byte[] octets = new byte[send.octets().remaining()];
        send.octets().get(octets);
        Line line = lines.remove();
        assertThat(line.client()).isTrue();
        assertThat(text(octets)).isEqualTo(text(line.octets()));
        step = conversation.sent(now);
      } else if (step instanceof Step.Tune) {
        step = conversation.tuned(true, now);
      } else {
        step = await(conversation, ((Step.Await) step).until());
      }
    }
    if (step instanceof Step.Failed failed) {
      return new Outcome.Failed<>(failed.reason(), failed.detail());
    }
    return new Outcome.Ok<>(conversation.result());
  }

  private byte[] coming = {};

  private Step await(Conversation<?> conversation, long until) {
    if (coming.length == 0 && !lines.isEmpty() && !lines.peek().client()) {
      coming = lines.remove().octets();
    }
    if (coming.length == 0) {
      now = until;
      return conversation.elapsed(now);
    }
    int length = Math.min(chunk, coming.length);
    in.compact().put(coming, 0, length).flip();
    coming = Arrays.copyOfRange(coming, length, coming.length);
    return conversation.received(in, now);
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}
