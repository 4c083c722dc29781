// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.seal.KeyPairs;
import org.kilowire.seal.TrustList;
import org.kilowire.seal.TrustRole;
import org.kilowire.seal.TrustedKey;

final class WatchedTrustTest {

  @TempDir private Path parent;
  private final AtomicLong nanos = new AtomicLong();
  private SealFolder folder;
  private WatchedTrust trust;

  @BeforeEach
  void make() {
    folder = new SealFolder(parent.resolve("keys"));
    trust = new WatchedTrust(folder, nanos::get);
  }

  private TrustList later() {
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    return trust.get();
  }

  private static TrustList some() {
    return TrustList.NOBODY.with(
        TrustedKey.of(KeyPairs.generate().publicKeys(), TrustRole.RECEIPT, Optional.empty()));
  }

  @Test
  void a_list_that_comes_changes_or_goes_is_seen_within_a_second() throws IOException {
    assertThat(trust.get()).isEqualTo(TrustList.NOBODY);
    TrustList first = some();
    folder.writeTrust(first);
    assertThat(later()).isEqualTo(first);
    TrustList second = some();
    folder.writeTrust(second);
    assertThat(later()).isEqualTo(second);
    Files.delete(folder.trustFile());
    assertThat(later()).isEqualTo(TrustList.NOBODY);
    assertThat(trust.problem()).isEmpty();
  }

  @Test
  void a_list_that_went_wrong_is_nobodys_until_it_is_right_again() throws IOException {
    TrustList list = some();
    folder.writeTrust(list);
    assertThat(later()).isEqualTo(list);
    Files.setPosixFilePermissions(folder.trustFile(), PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(later()).isEqualTo(TrustList.NOBODY);
    assertThat(trust.problem().orElseThrow()).contains("can be changed by others");
    Files.setPosixFilePermissions(folder.trustFile(), PosixFilePermissions.fromString("rw-------"));
    assertThat(later()).isEqualTo(list);
    assertThat(trust.problem()).isEmpty();
  }

  @Test
  void the_same_list_stays_the_same_object() throws IOException {
    TrustList list = some();
    folder.writeTrust(list);
    TrustList read = later();
    folder.writeTrust(list);
    assertThat(later()).isSameAs(read);
  }
}
