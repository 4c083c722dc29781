// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.kilowire.seal.TrustList;

/**
 * The list of trusted keys as it is now: read again where the file has changed, which is looked at
 * once a second. While it cannot be read nobody is trusted: a list that somebody tampered with must
 * not go on. Any thread may call.
 */
public final class WatchedTrust implements Supplier<TrustList> {

  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final SealFolder folder;
  private final LongSupplier nanos;
  private TrustList list = TrustList.NOBODY;
  private Optional<String> problem = Optional.empty();
  private List<Object> state = List.of();
  private long lookedAt;

  /**
   * The list of this folder.
   *
   * @param nanos a monotonic clock
   */
  public WatchedTrust(SealFolder folder, LongSupplier nanos) {
    this.folder = folder;
    this.nanos = nanos;
    this.lookedAt = nanos.getAsLong() - LOOK_NANOS;
  }

  @Override
  public synchronized TrustList get() {
    look();
    return list;
  }

  /** Why nobody is trusted although there is a list, for people. */
  public synchronized Optional<String> problem() {
    look();
    return problem;
  }

  private void look() {
    long now = nanos.getAsLong();
    if (now - lookedAt < LOOK_NANOS) {
      return;
    }
    lookedAt = now;
    List<Object> found = state();
    if (found.equals(state) && problem.isEmpty()) {
      return;
    }
    state = found;
    try {
      TrustList read = folder.readTrust();
      if (!read.equals(list)) {
        list = read; // the same list stays the same object, and what was learnt of it stays known
      }
      problem = Optional.empty();
    } catch (IOException e) {
      list = TrustList.NOBODY;
      problem = Optional.of(e.getMessage());
    }
  }

  /** Changes whenever the file does, in what it says or in who may write it. */
  private List<Object> state() {
    try {
      PosixFileAttributes file =
          Files.readAttributes(folder.trustFile(), PosixFileAttributes.class);
      return List.of(
          file.lastModifiedTime(),
          file.size(),
          String.valueOf(file.fileKey()),
          file.owner(),
          file.permissions());
    } catch (IOException e) {
      return List.of("cannot be read");
    }
  }
}
