// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;
import org.kilowire.kura.host.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder of snapshots; the id of one is its time in milliseconds since 1970. */
final class Snapshots {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
  private static final Pattern NAME = Pattern.compile("snapshot_(\\d{1,18})\\.xml");
  private static final int KEPT = 10;
  private static final long LARGEST = 16L << 20;

  private final Path folder;
  private final CryptoService crypto;

  Snapshots(Path folder, CryptoService crypto) throws IOException {
    this.folder = DurableFile.folder(folder);
    this.crypto = crypto;
  }

  /** The ids, the oldest first. */
  NavigableSet<Long> ids() throws IOException {
    NavigableSet<Long> ids = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path name : (Iterable<Path>) files.map(Path::getFileName)::iterator) {
        Matcher id = NAME.matcher(name.toString());
        if (id.matches()) {
          ids.add(Long.valueOf(id.group(1)));
        }
      }
    }
    return ids;
  }

  /**
   * Writes the next one and drops the oldest if there are more than are kept; returns its id. What
   * was not written here does not go: a first one by hand, one under a key that may come back.
   */
  long write(List<SnapshotEntry> components, long now) throws IOException, KuraException {
    NavigableSet<Long> ids = ids();
    long id = ids.isEmpty() ? now : Math.max(now, ids.last() + 1);
    char[] text = crypto.encryptAes(SnapshotText.write(components).toCharArray());
    DurableFile.write(file(id), new String(text).getBytes(UTF_8));
    ids.add(id);
    if (ids.size() > KEPT) {
      ids.removeIf(other -> other == 0 || !isOurs(other));
    }
    while (ids.size() > KEPT) {
      Files.deleteIfExists(file(ids.pollFirst()));
    }
    return id;
  }

  /**
   * @throws IOException if the file cannot be read or decrypted, or is no snapshot
   */
  List<SnapshotEntry> read(long id) throws IOException {
    String text = text(id);
    return SnapshotText.read(id == 0 && text.startsWith("<") ? text : decrypted(text));
  }

  /** The newest that can be read; empty if there is none. Says which ones could not. */
  Optional<List<SnapshotEntry>> newest() throws IOException {
    List<Long> newestFirst = new ArrayList<>(ids().descendingSet());
    for (Long id : newestFirst) {
      try {
        List<SnapshotEntry> components = read(id);
        LOG.info("{}: {} components", file(id), components.size());
        return Optional.of(components);
      } catch (IOException e) {
        LOG.error("{} cannot be read, the one before is used: {}", file(id), e.getMessage());
      }
    }
    return Optional.empty();
  }

  private String text(long id) throws IOException {
    Path file = file(id);
    if (Files.size(file) > LARGEST) {
      throw new IOException("more than " + LARGEST + " octets");
    }
    return Files.readString(file, UTF_8).strip();
  }

  private boolean isOurs(long id) {
    try {
      decrypted(text(id));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private String decrypted(String text) throws IOException {
    try {
      return new String(crypto.decryptAes(text.toCharArray()));
    } catch (KuraException e) {
      throw new IOException("not encrypted with the key of this machine", e);
    }
  }

  private Path file(long id) {
    return folder.resolve("snapshot_" + id + ".xml");
  }
}
