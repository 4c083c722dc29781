// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Short texts at fixed places of one file, each with a checksum: one that a power cut has torn is
 * none. What is there is written over, so that a full disk is no obstacle. Held by one process.
 */
final class Slots implements AutoCloseable {

  private static final int CRC_DIGITS = 8;

  private final FileChannel channel;
  private final int length;

  private Slots(FileChannel channel, int length) {
    this.channel = channel;
    this.length = length;
  }

  /**
   * Opens the file, or makes it whole.
   *
   * @param length of a text, to which it is filled up with blanks
   * @throws IOException also if another process has it, or another opener in this one
   */
  static Slots open(Path file, int count, int length) throws IOException {
    var options =
        EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileChannel channel =
        FileChannel.open(
            file,
            options,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      requireAlone(channel, file);
      Slots slots = new Slots(channel, length);
      if (channel.size() < (long) count * slots.size()) {
        slots.fill(count);
      }
      return slots;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void requireAlone(FileChannel channel, Path file) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new IOException(file + " is in use by another process");
    }
  }

  private void fill(int count) throws IOException {
    byte[] blank = new byte[size()];
    for (int slot = (int) (channel.size() / size()); slot < count; slot++) {
      write(slot, blank);
    }
    force();
  }

  private int size() {
    return length + CRC_DIGITS + 1;
  }

  /** Empty where nothing was written, or not wholly. */
  Optional<String> read(int slot) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(size());
    int more = 1;
    while (in.hasRemaining() && more > 0) {
      more = channel.read(in, (long) slot * size() + in.position());
    }
    String line = new String(in.array(), StandardCharsets.ISO_8859_1);
    String text = line.substring(0, length);
    return line.equals(line(text)) ? Optional.of(text.strip()) : Optional.empty();
  }

  void write(int slot, String text) throws IOException {
    String filled = text + " ".repeat(length - text.length());
    write(slot, line(filled).getBytes(StandardCharsets.ISO_8859_1));
  }

  private void write(int slot, byte[] octets) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(octets);
    while (left.hasRemaining()) {
      channel.write(left, (long) slot * size() + left.position());
    }
  }

  private static String line(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return text + String.format("%08x", crc.getValue()) + "\n";
  }

  /** Returns when all that was written is on the disk. */
  void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
