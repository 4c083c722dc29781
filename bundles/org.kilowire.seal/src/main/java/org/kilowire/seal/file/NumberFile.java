// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.kilowire.seal.message.Numbers;
import org.kilowire.seal.message.Seal;

/**
 * The numbers of a key's seals. The file says up to where they may be used, a million ahead, so
 * that a restart goes on above all that were, and a message waits for no disk.
 *
 * <p>A number is also at least the clock's, in us since 1970: a file that came back out of a backup
 * does not take the numbers back. A clock that is wrong costs some of them, of which there are
 * enough for years 1970 to 2255.
 */
public final class NumberFile implements Numbers, AutoCloseable {

  static final long AHEAD = 1_000_000;

  /** No clock leads above it: the other half is there to be counted. */
  private static final long MOST_BY_CLOCK = Seal.MAX_NUMBER / 2;

  private static final int SLOTS = 2;
  private static final int DIGITS = 16;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,16}");

  private final Slots slots;
  private long last;
  private long reserved;
  private int slot;

  private NumberFile(Slots slots) {
    this.slots = slots;
  }

  /**
   * Those of the keys in {@code folder}.
   *
   * @param clock looked at once, here
   * @throws IOException if the file cannot be read or written, or another process has it
   */
  public static NumberFile open(SealFolder folder, InstantSource clock) throws IOException {
    Slots slots = Slots.open(folder.numbersFile(), SLOTS, DIGITS);
    try {
      NumberFile file = new NumberFile(slots);
      file.begin(micros(clock));
      return file;
    } catch (IOException | RuntimeException e) {
      slots.close();
      throw e;
    }
  }

  private static long micros(InstantSource clock) {
    long millis = Math.max(0, Math.min(clock.millis(), MOST_BY_CLOCK / 1000));
    return TimeUnit.MILLISECONDS.toMicros(millis);
  }

  private void begin(long least) throws IOException {
    last = least;
    for (int i = 0; i < SLOTS; i++) {
      String text = slots.read(i).orElse("");
      if (NUMBER.matcher(text).matches() && Long.parseLong(text) >= last) {
        last = Long.parseLong(text);
        slot = 1 - i; // the other one is written next: one of the two is always whole
      }
    }
    reserve();
  }

  @Override
  public synchronized long next() {
    if (last == reserved) {
      try {
        reserve();
      } catch (IOException e) {
        throw new UncheckedIOException("no number for a seal: " + e.getMessage(), e);
      }
    }
    return ++last;
  }

  private void reserve() throws IOException {
    long upTo = Math.min(last + AHEAD, Seal.MAX_NUMBER);
    if (upTo == last) {
      throw new IOException("all numbers of this key were used; it needs to be another");
    }
    slots.write(slot, Long.toString(upTo));
    slots.force();
    slot = 1 - slot;
    reserved = upTo;
  }

  @Override
  public synchronized void close() throws IOException {
    slots.close();
  }
}
