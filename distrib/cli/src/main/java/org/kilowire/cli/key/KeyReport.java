// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.key;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.output.Printer;
import org.kilowire.seal.PublicKeys;
import org.kilowire.seal.TrustList;
import org.kilowire.seal.TrustedKey;
import org.kilowire.seal.file.SealFolder;

/** Prints the public keys of one side, and whom it trusts. */
public final class KeyReport {

  private final SealFolder folder;
  private final Printer out;

  public KeyReport(SealFolder folder, Printer out) {
    this.folder = folder;
    this.out = out;
  }

  /** The keys, which are made where there never were any; the exit code. */
  public int keys() {
    try {
      PublicKeys keys = folder.openKeys().publicKeys();
      out.line(
          "%s%nfingerprint %s".formatted(keys.text(), keys.kid()),
          Printer.members("key", keys.text(), "fingerprint", keys.kid()));
      return ExitCode.DONE;
    } catch (IOException e) {
      return refused(e);
    }
  }

  /** Whom it trusts; the exit code. */
  int trusted() {
    try {
      TrustList list = folder.readTrust();
      list.keys().forEach(this::print);
      if (list.unsealed()) {
        out.line("messages without a seal are taken", Map.of("unsealed", true));
      } else if (list.keys().isEmpty()) {
        out.advise("nobody is trusted");
      }
      return ExitCode.DONE;
    } catch (IOException e) {
      return refused(e);
    }
  }

  private void print(TrustedKey key) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("fingerprint", key.kid());
    members.put("role", key.role().word());
    members.put("gateway", key.gateway().orElse(null));
    members.put("key", key.keys().text());
    out.line(
        "%s  %s%s"
            .formatted(key.kid(), key.role().word(), key.gateway().map(id -> " " + id).orElse("")),
        members);
  }

  int refused(IOException why) {
    String problem = String.valueOf(why.getMessage());
    out.failure(problem, Map.of("problem", problem));
    return ExitCode.REFUSED;
  }
}
