// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kilowire.contract.Range;
import org.kilowire.contract.Receipt;
import org.kilowire.contract.Refusal;
import org.kilowire.contract.json.JsonIn;
import org.kilowire.contract.json.JsonOut;
import org.kilowire.contract.json.Members;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;

/** A {@link Receipt} as JSON. */
public final class ReceiptCodec {

  /** The largest receipt. */
  public static final int MAX_OCTETS = 64 << 10;

  private ReceiptCodec() {}

  public static byte[] encode(Receipt receipt) {
    return Messages.bounded(MAX_OCTETS, out -> write(receipt, out));
  }

  /** Never {@link Decoded.NeedMore}. */
  public static Decoded<Receipt> decode(byte[] body) {
    return Messages.decode(body, MAX_OCTETS, ReceiptCodec::read);
  }

  private static void write(Receipt receipt, JsonOut out) throws IOException {
    out.begin()
        .name("version")
        .number(receipt.version())
        .name("gateway")
        .text(receipt.gateway())
        .name("epoch")
        .text(receipt.epoch().toString())
        .name("upTo")
        .number(receipt.upTo())
        .name("digest")
        .text(receipt.digest().toString());
    if (!receipt.missing().isEmpty()) {
      out.name("missing").beginArray();
      for (Range range : receipt.missing()) {
        out.begin().name("first").number(range.first()).name("last").number(range.last()).end();
      }
      out.endArray();
    }
    if (receipt.refused().isPresent()) {
      Refusal refusal = receipt.refused().get();
      out.name("refused")
          .begin()
          .name("reason")
          .text(refusal.reason())
          .name("detail")
          .text(refusal.detail())
          .end();
    }
    out.end();
  }

  private static Receipt read(JsonIn in) throws IOException {
    Versions versions = new Versions(Receipt.VERSION);
    String gateway = null;
    UUID epoch = null;
    Long upTo = null;
    Octets digest = null;
    List<Range> missing = List.of();
    Optional<Refusal> refused = Optional.empty();
    Members members = in.members();
    while (members.next()) {
      switch (members.name()) {
        case "version" -> versions.read(in);
        case "gateway" -> gateway = in.text();
        case "epoch" -> epoch = in.uuid();
        case "upTo" -> upTo = in.whole();
        case "digest" -> digest = in.hex();
        case "missing" -> missing = missing(in);
        case "refused" -> refused = Optional.of(refusal(in));
        default -> in.skip();
      }
    }
    return new Receipt(
        versions.required(members),
        members.required("gateway", gateway),
        members.required("epoch", epoch),
        members.required("upTo", upTo),
        members.required("digest", digest),
        missing,
        refused);
  }

  private static List<Range> missing(JsonIn in) throws IOException {
    List<Range> missing = new ArrayList<>();
    in.beginArray();
    while (in.element()) {
      missing.add(range(in));
    }
    return missing;
  }

  private static Range range(JsonIn in) throws IOException {
    Long first = null;
    Long last = null;
    Members members = in.members();
    while (members.next()) {
      switch (members.name()) {
        case "first" -> first = in.whole();
        case "last" -> last = in.whole();
        default -> in.skip();
      }
    }
    return new Range(members.required("first", first), members.required("last", last));
  }

  private static Refusal refusal(JsonIn in) throws IOException {
    String reason = null;
    String detail = "";
    Members members = in.members();
    while (members.next()) {
      switch (members.name()) {
        case "reason" -> reason = in.text();
        case "detail" -> detail = in.text();
        default -> in.skip();
      }
    }
    return new Refusal(members.required("reason", reason), detail);
  }
}
