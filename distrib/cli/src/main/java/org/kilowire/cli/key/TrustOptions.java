// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.kilowire.cli.option.WrongUsage;
import org.kilowire.cli.output.Printer;
import org.kilowire.seal.PublicKeys;
import org.kilowire.seal.TrustList;
import org.kilowire.seal.TrustRole;
import org.kilowire.seal.TrustedKey;
import org.kilowire.seal.file.SealFolder;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whom to trust from now on, or no more. */
public final class TrustOptions {

  private static final int MAX_OCTETS = 64 << 10;

  @Parameters(
      arity = "0..1",
      paramLabel = "KEY|FILE",
      description =
          "the other side's key as its own command \"key\" prints it, or a file with it; without"
              + " one, those that are trusted are listed")
  private Optional<String> key = Optional.empty();

  @Option(
      names = "--remove",
      paramLabel = "FINGERPRINT",
      description = "trust this one no more, before KEY is added")
  private Optional<String> removed = Optional.empty();

  /** Changes the list as was said, and prints it; the exit code. */
  public int apply(SealFolder folder, TrustRole role, Optional<String> gateway, Printer out) {
    KeyReport report = new KeyReport(folder, out);
    Optional<PublicKeys> added = key.map(TrustOptions::read);
    try {
      if (added.isPresent() || removed.isPresent()) {
        folder.openKeys(); // the list stands beside them, and is nothing without
        folder.writeTrust(changed(folder.readTrust(), added, role, gateway));
      }
    } catch (IOException e) {
      return report.refused(e);
    }
    return report.trusted();
  }

  private TrustList changed(
      TrustList list, Optional<PublicKeys> added, TrustRole role, Optional<String> gateway)
      throws IOException {
    if (removed.isPresent() && list.find(removed.get()).isEmpty()) {
      throw new IOException("not trusted anyway: " + removed.get());
    }
    TrustList fewer = removed.map(list::without).orElse(list);
    if (added.isEmpty()) {
      return fewer;
    }
    TrustedKey more = TrustedKey.of(added.get(), role, gateway);
    try {
      return fewer.with(more);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "trusted in this role already: "
              + fewer.beside(more).stream().map(TrustedKey::kid).toList()
              + "; --remove one of them",
          e);
    }
  }

  /** The key that {@code text} is, or that is a word of the file of this name. */
  private static PublicKeys read(String text) {
    return PublicKeys.of(text)
        .or(() -> inFile(text))
        .orElseThrow(
            () -> new WrongUsage(text + " is neither a key, kw1..., nor a file that has one"));
  }

  private static Optional<PublicKeys> inFile(String name) {
    try {
      Path file = Path.of(name);
      if (Files.size(file) > MAX_OCTETS) {
        return Optional.empty();
      }
      String all = Files.readString(file, StandardCharsets.ISO_8859_1);
      return Stream.of(all.split("\\s+", -1))
          .flatMap(word -> PublicKeys.of(word).stream())
          .findFirst();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Trusts one more, as the commands do. */
  public static void trust(
      SealFolder who, PublicKeys whom, TrustRole role, Optional<String> gateway)
      throws IOException {
    who.writeTrust(who.readTrust().with(TrustedKey.of(whom, role, gateway)));
  }
}
