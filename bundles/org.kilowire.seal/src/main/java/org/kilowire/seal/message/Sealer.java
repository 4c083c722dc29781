// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.kilowire.contract.MessageKind;
import org.kilowire.conversation.Octets;
import org.kilowire.seal.KeyPairs;

/** Puts the seal of one side before what it sends. Any thread may call. */
public final class Sealer {

  private final PrivateKey key;
  private final String kid;
  private final Numbers numbers;

  public Sealer(KeyPairs keys, Numbers numbers) {
    this.key = keys.signKey();
    this.kid = keys.publicKeys().kid();
    this.numbers = numbers;
  }

  /**
   * The message: a line of at most 1,024 octets, a newline, {@code body}.
   *
   * @throws java.io.UncheckedIOException if there is no number to be had
   */
  public byte[] seal(MessageKind kind, String gateway, Optional<UUID> epoch, byte[] body) {
    Octets digest = Octets.of(Sha256.of(body, 0));
    String line = line(new Seal(kind, gateway, epoch, numbers.next(), digest));
    byte[] message =
        Arrays.copyOf(line.getBytes(StandardCharsets.US_ASCII), line.length() + 1 + body.length);
    message[line.length()] = '\n';
    System.arraycopy(body, 0, message, line.length() + 1, body.length);
    return message;
  }

  private String line(Seal seal) {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(SealHeader.ALGORITHM);
    jws.setKeyIdHeaderValue(kid);
    jws.setHeader("typ", SealHeader.TYPE);
    jws.setPayloadBytes(SealCodec.encode(seal));
    jws.setKey(key);
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("a key of ours does not sign", e);
    }
  }
}
