// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.kilowire.contract.Batch;
import org.kilowire.contract.BatchHeader;
import org.kilowire.contract.ContractReason;
import org.kilowire.contract.Range;
import org.kilowire.contract.json.JsonIn;
import org.kilowire.contract.json.JsonOut;
import org.kilowire.contract.json.Members;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.meter.Block;

/** The body of a {@link Batch}: its header and the texts of its blocks. */
public final class BatchCodec {

  /** The largest body, before gzip. */
  public static final int MAX_OCTETS = 16 << 20;

  /** More than any header takes. */
  public static final int HEADER_OCTETS = 1024;

  private static final byte[] END = "]}".getBytes(StandardCharsets.US_ASCII);

  private BatchCodec() {}

  public static byte[] encode(Batch batch) {
    return join(batch.header(), batch.blocks().stream().map(BlockCodec::encode).toList());
  }

  /**
   * The body of a batch whose blocks are encoded already: the same header and texts always give the
   * same octets.
   *
   * @param texts of {@link BlockCodec#encode}, one for each number of the header's range
   */
  public static byte[] join(BatchHeader header, List<byte[]> texts) {
    if (texts.size() != header.range().count()) {
      throw new IllegalArgumentException(texts.size() + " texts for " + header.range());
    }
    byte[] begin = JsonOut.encode(out -> write(header, out));
    ByteArrayOutputStream body = new ByteArrayOutputStream(sizeOf(begin, texts));
    body.write(begin, 0, begin.length - END.length);
    for (int i = 0; i < texts.size(); i++) {
      if (i > 0) {
        body.write(',');
      }
      body.writeBytes(texts.get(i));
    }
    body.writeBytes(END);
    if (body.size() > MAX_OCTETS) {
      throw new IllegalArgumentException("a body of " + body.size() + " octets");
    }
    return body.toByteArray();
  }

  private static int sizeOf(byte[] begin, List<byte[]> texts) {
    long size = begin.length;
    for (byte[] text : texts) {
      size += text.length + 1;
    }
    return (int) Math.min(size, MAX_OCTETS);
  }

  private static void write(BatchHeader header, JsonOut out) throws IOException {
    out.begin()
        .name("version")
        .number(header.version())
        .name("gateway")
        .text(header.gateway())
        .name("epoch")
        .text(header.epoch().toString())
        .name("first")
        .number(header.range().first())
        .name("last")
        .number(header.range().last())
        .name("made")
        .text(header.made().toString())
        .name("before")
        .text(header.before().toString())
        .name("blocks")
        .beginArray()
        .endArray()
        .end();
  }

  /** Reads a body as {@link Payload#gunzip} gave it. Never {@link Decoded.NeedMore}. */
  public static Decoded<Batch> decode(byte[] body) {
    if (body.length > MAX_OCTETS) {
      return new Decoded.Malformed<>(
          ContractReason.MESSAGE_TOO_LARGE, body.length + " octets", body.length);
    }
    return JsonIn.decode(body, ContractReason.MALFORMED_MESSAGE, BatchCodec::read);
  }

  private static Batch read(JsonIn in) throws IOException {
    Versions versions = new Versions(Batch.VERSION);
    String gateway = null;
    UUID epoch = null;
    Long first = null;
    Long last = null;
    Instant made = null;
    Octets before = null;
    List<Block> blocks = null;
    Members members = in.members();
    while (members.next()) {
      switch (members.name()) {
        case "version" -> versions.read(in);
        case "gateway" -> gateway = in.text();
        case "epoch" -> epoch = in.uuid();
        case "first" -> first = in.whole();
        case "last" -> last = in.whole();
        case "made" -> made = in.instant();
        case "before" -> before = in.hex();
        case "blocks" -> blocks = blocks(in);
        default -> in.skip();
      }
    }
    Range range = new Range(members.required("first", first), members.required("last", last));
    BatchHeader header =
        new BatchHeader(
            versions.required(members),
            members.required("gateway", gateway),
            members.required("epoch", epoch),
            range,
            members.required("made", made),
            members.required("before", before));
    return new Batch(header, members.required("blocks", blocks));
  }

  private static List<Block> blocks(JsonIn in) throws IOException {
    List<Block> blocks = new ArrayList<>();
    in.beginArray();
    while (in.element()) {
      if (blocks.size() == Batch.MAX_BLOCKS) {
        throw in.malformed("more than " + Batch.MAX_BLOCKS + " blocks");
      }
      blocks.add(BlockDecoder.read(in));
    }
    return blocks;
  }
}
