// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.kilowire.cli.key.TrustOptions;
import org.kilowire.seal.PublicKeys;
import org.kilowire.seal.TrustRole;
import org.kilowire.seal.file.SealFolder;
import org.kilowire.standalone.GatewayHome;

/** Where a demo keeps its files; gone afterwards unless it is to be kept. */
final class DemoFolder implements AutoCloseable {

  /** Readings and secrets are in it. */
  private static final FileAttribute<?> OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path root;
  private final boolean kept;

  private DemoFolder(Path root, boolean kept) {
    this.root = root;
    this.kept = kept;
  }

  static DemoFolder create(Optional<Path> keep) throws IOException {
    Path root =
        keep.isPresent()
            ? Files.createDirectory(keep.get(), OWNER)
            : Files.createTempDirectory("kilowire-demo-");
    DemoFolder folder = new DemoFolder(root, keep.isPresent());
    Files.createDirectory(folder.home().folder());
    return folder;
  }

  GatewayHome home() {
    return new GatewayHome(root.resolve("gateway"));
  }

  /** What the gateway has committed, a line each. */
  Path commits() {
    return root.resolve("commits");
  }

  Path imsDatabase() {
    return root.resolve("ims.db");
  }

  /** The IMS's keys. */
  SealFolder imsKeys() {
    return new SealFolder(root.resolve("ims.db.keys"));
  }

  /** Has gateway and IMS trust each other. */
  void introduce() throws IOException {
    SealFolder gateway = home().seals();
    PublicKeys ims = imsKeys().openKeys().publicKeys();
    TrustOptions.trust(
        imsKeys(),
        gateway.openKeys().publicKeys(),
        TrustRole.GATEWAY,
        Optional.of(DemoFleet.GATEWAY));
    TrustOptions.trust(gateway, ims, TrustRole.RECEIPT, Optional.empty());
  }

  Path broker() {
    return root.resolve("broker");
  }

  @Override
  public void close() throws IOException {
    if (kept) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
