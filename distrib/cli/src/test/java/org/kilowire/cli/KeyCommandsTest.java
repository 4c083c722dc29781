// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.seal.KeyPairs;
import org.kilowire.seal.PublicKeys;
import org.kilowire.seal.TrustList;
import org.kilowire.seal.TrustRole;
import org.kilowire.seal.TrustedKey;
import org.kilowire.seal.file.SealFolder;
import org.kilowire.standalone.GatewayHome;

/** {@code key} and {@code trust}, of the gateway and of the IMS. */
final class KeyCommandsTest {

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    return KilowireRun.execute(new PrintWriter(out), arguments);
  }

  private SealFolder gateway() {
    return new GatewayHome(folder.resolve("gw")).seals();
  }

  private SealFolder ims() {
    return new SealFolder(folder.resolve("ims.db.keys"));
  }

  private String home() {
    return folder.resolve("gw").toString();
  }

  private String db() {
    return folder.resolve("ims.db").toString();
  }

  private String firstLine() {
    return out.toString().lines().findFirst().orElseThrow();
  }

  @Test
  void each_side_shows_its_key_and_is_told_to_trust_the_other() throws IOException {
    assertThat(run("gateway", "key", "--home", home())).isZero();
    String own = firstLine();
    PublicKeys keys = gateway().readKeys().publicKeys();
    assertThat(PublicKeys.of(own)).contains(keys);
    assertThat(out.toString()).contains("fingerprint " + keys.kid());

    assertThat(run("ims", "key", "--db", db(), "--json")).isZero();
    PublicKeys other = ims().readKeys().publicKeys();
    assertThat(out.toString())
        .contains("{\"key\":\"" + other.text() + "\",\"fingerprint\":\"" + other.kid() + "\"}");

    assertThat(run("gateway", "trust", "--home", home(), other.text())).isZero();
    assertThat(out.toString()).contains(other.kid() + "  receipt");
    Path file = Files.writeString(folder.resolve("gw.pub"), "# first\n" + own + "\n");
    assertThat(run("ims", "trust", "first", "--db", db(), file.toString())).isZero();
    assertThat(gateway().readTrust())
        .isEqualTo(
            TrustList.NOBODY.with(TrustedKey.of(other, TrustRole.RECEIPT, Optional.empty())));
    assertThat(ims().readTrust())
        .isEqualTo(
            TrustList.NOBODY.with(TrustedKey.of(keys, TrustRole.GATEWAY, Optional.of("first"))));
  }

  @Test
  void a_key_is_changed_by_trusting_the_new_one_and_removing_the_old_one() throws IOException {
    String[] keys = new String[3];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = KeyPairs.generate().publicKeys().text();
    }
    assertThat(run("gateway", "trust", "--keys", folder.toString(), keys[0])).isZero();
    assertThat(run("gateway", "trust", "--keys", folder.toString(), keys[1])).isZero();
    assertThat(run("gateway", "trust", "--keys", folder.toString(), keys[2]))
        .isEqualTo(ExitCode.REFUSED);
    String first = PublicKeys.of(keys[0]).orElseThrow().kid();
    assertThat(out.toString()).contains("trusted in this role already", first, "--remove");
    assertThat(run("gateway", "trust", "--keys", folder.toString(), "--remove", first, keys[2]))
        .isZero();
    assertThat(run("gateway", "trust", "--keys", folder.toString())).isZero();
    assertThat(out.toString()).doesNotContain(first).contains("receipt");
    assertThat(new SealFolder(folder).readTrust().keys()).hasSize(2);
    assertThat(run("gateway", "trust", "--keys", folder.toString(), "--remove", first))
        .isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void what_is_no_key_and_no_file_of_one_is_wrong_usage() throws IOException {
    assertThat(run("ims", "trust", "first", "--db", db(), "kw1.nonsense"))
        .isEqualTo(ExitCode.USAGE);
    Path file = Files.writeString(folder.resolve("empty"), "nothing");
    assertThat(run("ims", "trust", "first", "--db", db(), file.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("ims", "trust", "a/b", "--db", db())).isEqualTo(ExitCode.USAGE);
    assertThat(run("gateway", "key")).isEqualTo(ExitCode.USAGE);
    assertThat(run("gateway")).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).contains("--home");
    assertThat(ims().keyFile()).doesNotExist();
  }

  @Test
  void keys_that_others_may_read_are_refused() throws IOException {
    assertThat(run("ims", "key", "--db", db())).isZero();
    Files.setPosixFilePermissions(ims().keyFile(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(run("ims", "key", "--db", db())).isEqualTo(ExitCode.REFUSED);
    assertThat(out.toString()).contains("chmod 600");
    assertThat(run("ims", "trust", "first", "--db", db(), KeyPairs.generate().publicKeys().text()))
        .isEqualTo(ExitCode.REFUSED);
  }
}
