// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kilowire.contract.MessageKind;
import org.kilowire.seal.message.SeenNumbers;

/**
 * The highest numbers in a file: a message that was taken before a restart is not taken once more
 * after it. The disk is not waited for: after a power cut the numbers of the last seconds may be
 * forgotten, those of before are not.
 */
public final class SeenFile implements SeenNumbers, AutoCloseable {

  /** Two keys a role, two kinds that are taken once; and those that they replaced. */
  private static final int SLOTS = 16;

  private static final int LENGTH = 43 + 1 + 7 + 1 + 16;
  private static final Pattern LINE =
      Pattern.compile("([A-Za-z0-9_-]{43}) ([a-z]{1,7}) (\\d{1,16})");

  private record Key(String kid, MessageKind kind) {}

  private record Place(int slot, long number) {}

  private final Slots slots;
  private final Map<Key, Place> places = new HashMap<>();

  private SeenFile(Slots slots) {
    this.slots = slots;
  }

  /**
   * Those of the messages that came to the side of {@code folder}.
   *
   * @throws IOException if the file cannot be read or written, or another process has it
   */
  public static SeenFile open(SealFolder folder) throws IOException {
    SeenFile file = new SeenFile(Slots.open(folder.seenFile(), SLOTS, LENGTH));
    try {
      for (int slot = 0; slot < SLOTS; slot++) {
        file.read(slot);
      }
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void read(int slot) throws IOException {
    Matcher line = LINE.matcher(slots.read(slot).orElse(""));
    if (line.matches()) {
      Optional<MessageKind> kind = MessageKind.of(line.group(2));
      if (kind.isPresent()) {
        Place place = new Place(slot, Long.parseLong(line.group(3)));
        places.merge(
            new Key(line.group(1), kind.get()),
            place,
            (one, other) -> one.number() >= other.number() ? one : other);
      }
    }
  }

  @Override
  public synchronized long highest(String kid, MessageKind kind) {
    Place place = places.get(new Key(kid, kind));
    return place == null ? 0 : place.number();
  }

  @Override
  public synchronized void taken(String kid, MessageKind kind, long number) {
    Key key = new Key(kid, kind);
    Place before = places.get(key);
    if (before != null && before.number() >= number) {
      return;
    }
    int slot = before == null ? free() : before.slot();
    try {
      slots.write(slot, kid + " " + kind.word() + " " + number);
    } catch (IOException e) {
      throw new UncheckedIOException("a message cannot be noted as taken: " + e.getMessage(), e);
    }
    places.put(key, new Place(slot, number));
  }

  /** A place that nobody has, else that of the key whose last message is the longest ago. */
  private int free() {
    for (int slot = 0; slot < SLOTS; slot++) {
      int one = slot;
      if (places.values().stream().noneMatch(place -> place.slot() == one)) {
        return slot;
      }
    }
    Key oldest =
        places.entrySet().stream()
            .min((a, b) -> Long.compare(a.getValue().number(), b.getValue().number()))
            .orElseThrow()
            .getKey();
    return places.remove(oldest).slot();
  }

  @Override
  public synchronized void close() throws IOException {
    slots.close();
  }
}
