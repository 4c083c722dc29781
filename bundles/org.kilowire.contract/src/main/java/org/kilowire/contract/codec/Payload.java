// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.kilowire.contract.ContractReason;
import org.kilowire.conversation.Decoded;

/** A batch's body on the wire: gzip (RFC 1952). The other messages travel as they are. */
public final class Payload {

  private Payload() {}

  /** {@code body} packed. */
  public static byte[] gzip(byte[] body) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 4 + 64);
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return packed.toByteArray();
  }

  /** The body in {@code payload}, if it is whole and at most {@link BatchCodec#MAX_OCTETS}. */
  public static Decoded<byte[]> gunzip(byte[] payload) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(payload))) {
      byte[] body = in.readNBytes(BatchCodec.MAX_OCTETS + 1);
      if (body.length > BatchCodec.MAX_OCTETS) {
        return malformed(
            ContractReason.MESSAGE_TOO_LARGE,
            "unpacks to more than " + BatchCodec.MAX_OCTETS + " octets",
            payload);
      }
      return new Decoded.Complete<>(body, payload.length);
    } catch (IOException e) {
      return malformed(ContractReason.NOT_GZIP, String.valueOf(e.getMessage()), payload);
    }
  }

  private static Decoded<byte[]> malformed(ContractReason why, String detail, byte[] payload) {
    return new Decoded.Malformed<>(why, detail, payload.length);
  }
}
