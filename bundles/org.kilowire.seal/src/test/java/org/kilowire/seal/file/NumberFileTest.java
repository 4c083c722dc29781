// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.MessageKind;
import org.kilowire.seal.message.Seal;

final class NumberFileTest {

  private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");
  private static final String KID = "A".repeat(43);

  @TempDir private Path parent;
  private SealFolder folder;
  private Instant now = START;

  @BeforeEach
  void name() {
    folder = new SealFolder(parent);
  }

  private NumberFile open() throws IOException {
    return NumberFile.open(folder, () -> now);
  }

  @Test
  void numbers_rise_by_one() throws IOException {
    try (NumberFile numbers = open()) {
      long first = numbers.next();
      assertThat(first).isGreaterThan(START.getEpochSecond() * 1_000_000);
      for (long i = 1; i < 1000; i++) {
        assertThat(numbers.next()).isEqualTo(first + i);
      }
    }
  }

  @Test
  void numbers_rise_over_restarts_whatever_the_clock_does() throws IOException {
    long seed = 11;
    Random random = new Random(seed);
    long last = 0;
    for (int restart = 0; restart < 200; restart++) {
      now = Instant.ofEpochMilli(random.nextLong(4_102_444_800_000L));
      try (NumberFile numbers = open()) {
        for (int i = random.nextInt(5); i >= 0; i--) {
          long next = numbers.next();
          assertThat(next).as("seed %d, restart %d", seed, restart).isGreaterThan(last);
          last = next;
        }
      }
    }
    assertThat(last).isLessThan(Seal.MAX_NUMBER);
  }

  @Test
  void a_file_out_of_a_backup_takes_no_number_back() throws IOException {
    byte[] backup;
    try (NumberFile numbers = open()) {
      numbers.next();
      backup = Files.readAllBytes(folder.numbersFile());
    }
    now = START.plus(Duration.ofDays(1));
    long last;
    try (NumberFile numbers = open()) {
      last = numbers.next();
    }
    Files.write(folder.numbersFile(), backup);
    now = START.plus(Duration.ofDays(2));
    try (NumberFile numbers = open()) {
      assertThat(numbers.next()).isGreaterThan(last);
    }
  }

  @Test
  void more_than_were_put_aside_are_put_aside() throws IOException {
    try (NumberFile numbers = open()) {
      long first = numbers.next();
      for (long i = 1; i <= NumberFile.AHEAD; i++) {
        numbers.next();
      }
      assertThat(numbers.next()).isEqualTo(first + NumberFile.AHEAD + 1);
    }
  }

  @Test
  void a_torn_half_of_the_file_leaves_the_other() throws IOException {
    long last;
    try (NumberFile numbers = open()) {
      last = numbers.next();
    }
    now = Instant.EPOCH;
    byte[] whole = Files.readAllBytes(folder.numbersFile());
    for (int half = 0; half < 2; half++) {
      byte[] torn = whole.clone();
      torn[half * torn.length / 2 + 3] ^= 1;
      Files.write(folder.numbersFile(), torn);
      try (NumberFile numbers = open()) {
        long next = numbers.next();
        // The half that has the higher one may be lost: then the clock is all there is.
        assertThat(next > last || next < NumberFile.AHEAD + 2).as("half %d", half).isTrue();
      }
      Files.write(folder.numbersFile(), whole);
    }
  }

  @Test
  void one_process_has_the_numbers() throws IOException {
    try (NumberFile numbers = open()) {
      assertThat(numbers.next()).isPositive();
      assertThatThrownBy(this::open)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use by another process");
    }
    open().close();
  }

  @Test
  void the_highest_number_taken_is_known_after_a_restart() throws IOException {
    try (SeenFile seen = SeenFile.open(folder)) {
      assertThat(seen.highest(KID, MessageKind.RECEIPT)).isZero();
      seen.taken(KID, MessageKind.RECEIPT, 7);
      seen.taken(KID, MessageKind.COMMAND, Seal.MAX_NUMBER);
      seen.taken(KID, MessageKind.RECEIPT, 5);
    }
    try (SeenFile seen = SeenFile.open(folder)) {
      assertThat(seen.highest(KID, MessageKind.RECEIPT)).isEqualTo(7);
      assertThat(seen.highest(KID, MessageKind.COMMAND)).isEqualTo(Seal.MAX_NUMBER);
    }
  }

  @Test
  void the_longest_unused_key_makes_room_for_a_new_one() throws IOException {
    List<String> kids = new ArrayList<>();
    try (SeenFile seen = SeenFile.open(folder)) {
      for (int i = 0; i < 20; i++) {
        kids.add("%043d".formatted(i));
        seen.taken(kids.get(i), MessageKind.RECEIPT, 100 + i);
      }
    }
    try (SeenFile seen = SeenFile.open(folder)) {
      assertThat(seen.highest(kids.get(0), MessageKind.RECEIPT)).isZero();
      for (int i = 4; i < 20; i++) {
        assertThat(seen.highest(kids.get(i), MessageKind.RECEIPT)).isEqualTo(100 + i);
      }
    }
  }

  @Test
  void any_octets_in_the_file_are_numbers_or_none() throws IOException {
    long seed = 12;
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      byte[] octets = new byte[random.nextInt(2000)];
      random.nextBytes(octets);
      Files.write(folder.seenFile(), octets);
      Files.write(folder.numbersFile(), octets);
      try (SeenFile seen = SeenFile.open(folder);
          NumberFile numbers = open()) {
        assertThat(seen.highest(KID, MessageKind.RECEIPT)).as("seed %d", seed).isZero();
        assertThat(numbers.next()).isPositive();
      }
    }
  }
}
