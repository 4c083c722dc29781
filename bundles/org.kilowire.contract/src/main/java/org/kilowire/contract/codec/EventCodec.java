// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.codec;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.kilowire.contract.EventMessage;
import org.kilowire.contract.json.JsonIn;
import org.kilowire.contract.json.JsonOut;
import org.kilowire.contract.json.Members;
import org.kilowire.conversation.Decoded;
import org.kilowire.meter.MeterEvent;

/** An {@link EventMessage} as JSON. */
public final class EventCodec {

  /** The largest event. */
  public static final int MAX_OCTETS = 16 << 10;

  private EventCodec() {}

  public static byte[] encode(EventMessage message) {
    return Messages.bounded(MAX_OCTETS, out -> write(message, out));
  }

  /** Never {@link Decoded.NeedMore}. */
  public static Decoded<EventMessage> decode(byte[] body) {
    return Messages.decode(body, MAX_OCTETS, EventCodec::read);
  }

  private static void write(EventMessage message, JsonOut out) throws IOException {
    MeterEvent event = message.event();
    out.begin()
        .name("version")
        .number(message.version())
        .name("gateway")
        .text(message.gateway())
        .name("epoch")
        .text(message.epoch().toString())
        .name("number")
        .number(message.number())
        .name("meter")
        .text(event.meter())
        .name("code")
        .text(event.code())
        .name("at")
        .text(event.at().toString())
        .name("details")
        .texts(new TreeMap<>(event.details()))
        .end();
  }

  private static EventMessage read(JsonIn in) throws IOException {
    Versions versions = new Versions(EventMessage.VERSION);
    String gateway = null;
    UUID epoch = null;
    Long number = null;
    String meter = null;
    String code = null;
    Instant at = null;
    Map<String, String> details = Map.of();
    Members members = in.members();
    while (members.next()) {
      switch (members.name()) {
        case "version" -> versions.read(in);
        case "gateway" -> gateway = in.text();
        case "epoch" -> epoch = in.uuid();
        case "number" -> number = in.whole();
        case "meter" -> meter = in.text();
        case "code" -> code = in.text();
        case "at" -> at = in.instant();
        case "details" -> details = Messages.texts(in, EventMessage.MAX_DETAILS);
        default -> in.skip();
      }
    }
    MeterEvent event =
        new MeterEvent(
            members.required("meter", meter),
            members.required("code", code),
            members.required("at", at),
            details);
    return new EventMessage(
        versions.required(members),
        members.required("gateway", gateway),
        members.required("epoch", epoch),
        members.required("number", number),
        event);
  }
}
