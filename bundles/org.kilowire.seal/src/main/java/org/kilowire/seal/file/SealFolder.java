// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.kilowire.conversation.Decoded;
import org.kilowire.seal.KeyPairs;
import org.kilowire.seal.KeyPem;
import org.kilowire.seal.PublicKeys;
import org.kilowire.seal.TrustList;
import org.kilowire.seal.TrustListCodec;

/**
 * The folder of one side's keys: {@code seal.key} (its pairs, PKCS #8), {@code seal.pub} (what the
 * other side is told), {@code trust.json} (whom it trusts), {@code seal.numbers} and {@code
 * seal.seen}.
 *
 * <p>What an {@link IOException} of these methods says is for people and holds no key.
 */
public record SealFolder(Path folder) {

  /** The key file. */
  public Path keyFile() {
    return folder.resolve("seal.key");
  }

  /** The list of trusted keys. */
  public Path trustFile() {
    return folder.resolve("trust.json");
  }

  /** What the other side is told: a line, {@link org.kilowire.seal.PublicKeys#text}. */
  public Path publicFile() {
    return folder.resolve("seal.pub");
  }

  Path numbersFile() {
    return folder.resolve("seal.numbers");
  }

  Path seenFile() {
    return folder.resolve("seal.seen");
  }

  /**
   * The keys; where there never were any, new ones, which are on the disk when this returns.
   *
   * @throws IOException if they cannot be read, others can, they are no keys of ours, or they are
   *     missing where there were some: nothing is made anew then
   */
  public KeyPairs openKeys() throws IOException {
    if (Files.notExists(keyFile())) {
      if (Files.exists(numbersFile())) {
        throw new IOException(
            keyFile()
                + " is missing, and there was one: put it back, or delete "
                + numbersFile()
                + " too for new keys, which the other side must be told to trust");
      }
      WholeFile.folder(folder);
      WholeFile.make(
          keyFile(), KeyPem.encode(KeyPairs.generate()).getBytes(StandardCharsets.US_ASCII));
    }
    KeyPairs keys = readKeys();
    publish(keys.publicKeys());
    return keys;
  }

  private void publish(PublicKeys keys) throws IOException {
    byte[] line = (keys.text() + "\n").getBytes(StandardCharsets.US_ASCII);
    if (Files.notExists(publicFile()) || !Arrays.equals(Files.readAllBytes(publicFile()), line)) {
      WholeFile.replace(publicFile(), line);
    }
  }

  /**
   * The keys that are there.
   *
   * @throws IOException if they cannot be read, others can, or they are no keys of ours
   */
  public KeyPairs readKeys() throws IOException {
    Path file = keyFile();
    try {
      SafePath.requirePrivate(file);
      if (Files.size(file) > KeyPem.MAX_LENGTH) {
        throw new IOException(file + " is larger than keys are");
      }
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      return KeyPem.decode(text)
          .orElseThrow(() -> new IOException(file + " holds no keys that this program made"));
    } catch (FileSystemException | CharacterCodingException e) {
      throw new IOException(told(file, e), e);
    }
  }

  /**
   * Whom this side trusts; nobody where there is no list.
   *
   * @throws IOException if the list cannot be read, others can change it, or it is none
   */
  public TrustList readTrust() throws IOException {
    Path file = trustFile();
    if (Files.notExists(file)) {
      return TrustList.NOBODY;
    }
    try {
      SafePath.requireOurs(file);
      if (Files.size(file) > TrustListCodec.MAX_OCTETS) {
        throw new IOException(file + " is larger than a list of keys is");
      }
      Decoded<TrustList> list = TrustListCodec.decode(Files.readAllBytes(file));
      if (list instanceof Decoded.Malformed<TrustList> wrong) {
        throw new IOException(file + ": " + wrong.detail());
      }
      return ((Decoded.Complete<TrustList>) list).value();
    } catch (FileSystemException e) {
      throw new IOException(told(file, e), e);
    }
  }

  /** Replaces the list. */
  public void writeTrust(TrustList list) throws IOException {
    WholeFile.folder(folder);
    WholeFile.replace(trustFile(), TrustListCodec.encode(list));
  }

  /** What Java says of them is the file's name, or nothing. */
  static String told(Path file, IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no " + file;
    }
    if (failure instanceof AccessDeniedException) {
      return file + " cannot be read by this user";
    }
    return failure instanceof CharacterCodingException
        ? file + " is no text"
        : file + " cannot be read: " + failure.getMessage();
  }
}
