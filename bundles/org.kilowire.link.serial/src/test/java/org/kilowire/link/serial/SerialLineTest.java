// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.conversation.Outcome;
import org.kilowire.link.Lease;
import org.kilowire.link.Link;
import org.kilowire.link.LinkCounters;
import org.kilowire.link.LinkCounters.Counter;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.Priority;
import org.kilowire.link.pump.BlockingPump;
import org.kilowire.link.queue.QueuedLines;
import org.kilowire.simulators.pty.Pty;

/** Conversations over a port: parity, echo, and a port that goes and returns. */
@Timeout(120)
final class SerialLineTest {

  @TempDir private Path folder;

  private final SerialLinks links = new SerialLinks(Ports::natives);
  private final LinkCounters counters = new LinkCounters();

  @AfterEach
  void close() {
    links.close();
  }

  private Outcome<String> run(LinkUri uri, Ask ask) throws Exception {
    try (Link link = Ports.open(links, uri)) {
      return new BlockingPump(link, uri.options().settings(), counters).run(ask);
    }
  }

  /** Answers as a meter of seven bits and even parity on a line of eight bits. */
  private static CompletableFuture<String> meter(Pty pty, int request, String answer) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            String heard = Ports.hear(pty, request);
            Ports.say(pty, answer);
            return heard;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** {@code /?!} has 2, 6 and 2 bits; C has 3, so that even parity makes it C3. */
  @Test
  void seven_bits_and_parity_are_made_in_software() throws Exception {
    try (Pty pty = Pty.open()) {
      CompletableFuture<String> heard = meter(pty, 4, "\u00c3AB");
      LinkUri uri = Ports.uri(pty, "framing=7E1", "software-parity=true");
      assertThat(run(uri, new Ask("/?!C", 3))).isEqualTo(new Outcome.Ok<>("CAB"));
      assertThat(heard.join()).isEqualTo("\u00af?!\u00c3");
      assertThat(counters.get(Counter.PARITY_ERRORS)).isZero();
    }
  }

  @Test
  void a_character_with_wrong_parity_is_an_octet_that_no_character_has() throws Exception {
    try (Pty pty = Pty.open()) {
      CompletableFuture<String> heard = meter(pty, 1, "AC\u00c1B");
      LinkUri uri = Ports.uri(pty, "framing=7E1", "software-parity=true");
      assertThat(run(uri, new Ask("A", 4))).isEqualTo(new Outcome.Ok<>("A\u00ff\u00ffB"));
      assertThat(heard.join()).isEqualTo("A");
      assertThat(counters.get(Counter.PARITY_ERRORS)).isEqualTo(2);
    }
  }

  @Test
  void what_the_line_returns_of_our_own_is_taken_off() throws Exception {
    try (Pty pty = Pty.open()) {
      CompletableFuture<String> heard = meter(pty, 3, "abcXYZ");
      assertThat(run(Ports.uri(pty, "echo=true"), new Ask("abc", 3)))
          .isEqualTo(new Outcome.Ok<>("XYZ"));
      assertThat(heard.join()).isEqualTo("abc");
      assertThat(counters.get(Counter.ECHO_GARBAGE)).isZero();
    }
  }

  @Test
  void the_next_visit_opens_a_port_that_went_and_returned() throws Exception {
    Path name = folder.resolve("usb-rs485");
    LinkUri uri = LinkUri.of("serial:" + name + "?idle=1h");
    Pty pty = Pty.open(name);
    try (QueuedLines lines = new QueuedLines(new Links(List.of(links)), Runnable::run)) {
      CompletableFuture<String> first = meter(pty, 1, "1");
      assertThat(visit(lines, uri)).isEqualTo(new Outcome.Ok<>("1"));
      assertThat(first.join()).isEqualTo("?");
      pty.close();
      // Whether the kept link has noticed it by now is a race: it is closed, or ends at once.
      assertThat(why(visit(lines, uri))).contains("unplugged perhaps");
      try (Pty returned = Pty.open(name)) {
        CompletableFuture<String> next = meter(returned, 1, "2");
        assertThat(visit(lines, uri)).isEqualTo(new Outcome.Ok<>("2"));
        assertThat(next.join()).isEqualTo("?");
      }
    }
  }

  private static String why(Outcome<String> outcome) {
    return outcome instanceof Outcome.Lost<String> lost ? lost.why().getMessage() : "" + outcome;
  }

  private static Outcome<String> visit(QueuedLines lines, LinkUri uri) {
    Outcome<Lease> lease = lines.acquire(uri, Priority.SCHEDULE, Ports.soon());
    try (Lease held = ((Outcome.Ok<Lease>) lease).value()) {
      return held.run(new Ask("?", 1));
    }
  }
}
