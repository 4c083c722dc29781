// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.seal.KeyPairs;
import org.kilowire.seal.PublicKeys;
import org.kilowire.seal.TrustList;
import org.kilowire.seal.TrustRole;
import org.kilowire.seal.TrustedKey;

final class SealFolderTest {

  @TempDir private Path parent;
  private SealFolder folder;

  @BeforeEach
  void name() {
    folder = new SealFolder(parent.resolve("keys"));
  }

  private static void mode(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static TrustList some() {
    return TrustList.NOBODY.with(
        TrustedKey.of(KeyPairs.generate().publicKeys(), TrustRole.RECEIPT, Optional.empty()));
  }

  @Test
  void keys_are_made_once_for_their_owner_alone() throws IOException {
    PublicKeys made = folder.openKeys().publicKeys();
    assertThat(folder.openKeys().publicKeys()).isEqualTo(made);
    assertThat(new SealFolder(folder.folder()).readKeys().publicKeys()).isEqualTo(made);
    assertThat(PublicKeys.of(Files.readString(folder.publicFile()))).contains(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.keyFile())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.folder())))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(folder.folder())) {
      assertThat(files).containsExactlyInAnyOrder(folder.keyFile(), folder.publicFile());
    }
  }

  @Test
  void keys_that_are_missing_where_there_were_some_are_not_made_anew() throws IOException {
    folder.openKeys();
    NumberFile.open(folder, InstantSource.system()).close();
    Files.delete(folder.keyFile());
    assertThatThrownBy(folder::openKeys)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("seal.key is missing")
        .hasMessageContaining("seal.numbers");
    assertThat(folder.keyFile()).doesNotExist();
  }

  @Test
  void damaged_keys_are_refused_and_stay_as_they_are() throws IOException {
    folder.openKeys();
    String text = Files.readString(folder.keyFile());
    for (String wrong : List.of("", text.substring(1), text.replace("MC", "MD"), text + "more")) {
      Files.writeString(folder.keyFile(), wrong);
      assertThatThrownBy(folder::openKeys)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("holds no keys");
      assertThat(folder.keyFile()).hasContent(wrong);
    }
    Files.write(folder.keyFile(), new byte[] {(byte) 0xFF});
    assertThatThrownBy(folder::openKeys).hasMessageContaining("is no text");
    Files.write(folder.keyFile(), new byte[5000]);
    assertThatThrownBy(folder::openKeys).hasMessageContaining("larger");
  }

  @Test
  void keys_that_others_may_read_are_refused() throws IOException {
    folder.openKeys();
    for (String open : List.of("rw-r-----", "rw----r--", "rw--w----", "rw-----w-")) {
      mode(folder.keyFile(), open);
      assertThatThrownBy(folder::openKeys).as(open).isInstanceOf(IOException.class);
    }
    mode(folder.keyFile(), "r--------");
    assertThat(folder.openKeys()).isNotNull();
  }

  @Test
  void nobody_is_trusted_where_there_is_no_list() throws IOException {
    assertThat(folder.readTrust()).isSameAs(TrustList.NOBODY);
  }

  @Test
  void a_list_that_was_written_is_read() throws IOException {
    TrustList list = some();
    folder.writeTrust(list);
    assertThat(folder.readTrust()).isEqualTo(list);
    TrustList more = some();
    folder.writeTrust(more);
    assertThat(folder.readTrust()).isEqualTo(more);
  }

  @Test
  void a_list_that_others_could_change_is_refused() throws IOException {
    folder.writeTrust(some());
    for (String open : List.of("rw-rw-r--", "rw-r--rw-")) {
      mode(folder.trustFile(), open);
      assertThatThrownBy(folder::readTrust)
          .as(open)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("trust.json can be changed by others");
    }
    mode(folder.trustFile(), "rw-r--r--");
    assertThat(folder.readTrust().keys()).hasSize(1);
  }

  @Test
  void a_list_on_a_way_that_others_could_change_is_refused() throws IOException {
    folder.writeTrust(some());
    mode(parent, "rwxrwxrwx");
    assertThatThrownBy(folder::readTrust)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(parent + " can be changed by others");
    mode(parent, "rwxr-xr-x");
    assertThat(folder.readTrust().keys()).hasSize(1);
  }

  @Test
  void a_folder_of_a_group_is_open_unless_the_group_is_the_users_own() throws IOException {
    folder.writeTrust(some());
    mode(parent, "rwxrwxr-x");
    PosixFileAttributes attributes = Files.readAttributes(parent, PosixFileAttributes.class);
    if (attributes.group().getName().equals(attributes.owner().getName())) {
      assertThat(folder.readTrust().keys()).hasSize(1);
    } else {
      assertThatThrownBy(folder::readTrust).isInstanceOf(IOException.class);
    }
    Assumptions.assumeTrue(
        (int) Files.getAttribute(parent, "unix:uid") == 0, "only root may give to any group");
    Files.setAttribute(parent, "unix:gid", 65534);
    assertThatThrownBy(folder::readTrust)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(parent + " can be changed by others");
  }

  @Test
  void a_list_behind_a_link_is_looked_at_on_both_ways() throws IOException {
    folder.writeTrust(some());
    Path open = Files.createDirectory(parent.resolve("open"));
    Path link = Files.createSymbolicLink(open.resolve("link"), folder.folder());
    assertThat(new SealFolder(link).readTrust().keys()).hasSize(1);
    mode(open, "rwxrwxrwx");
    assertThatThrownBy(() -> new SealFolder(link).readTrust())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(open + " can be changed by others");
  }

  @Test
  void a_list_of_another_user_is_refused() throws IOException {
    folder.writeTrust(some());
    Assumptions.assumeTrue(
        (int) Files.getAttribute(folder.trustFile(), "unix:uid") == 0, "only root may give away");
    Files.setAttribute(folder.trustFile(), "unix:uid", 65534);
    assertThatThrownBy(folder::readTrust)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("trust.json belongs to");
  }

  @Test
  void what_is_no_list_is_refused_with_its_place() throws IOException {
    folder.writeTrust(some());
    Files.writeString(folder.trustFile(), "{\"version\":1,\"keys\":[{\"role\":\"king\"}]}");
    assertThatThrownBy(folder::readTrust)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("trust.json: no such role at $.keys[0].role");
  }
}
