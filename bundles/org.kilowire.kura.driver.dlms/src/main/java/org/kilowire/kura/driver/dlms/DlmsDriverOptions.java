// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kilowire.conversation.Secret;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.hdlc.HdlcAddress;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Scheme;
import org.kilowire.meter.Traits;
import org.kilowire.meter.dlms.DlmsProtocol;

/**
 * One driver's options.
 *
 * @param traits of the meter, as the protocol has them
 * @param password as it was given: plain, encrypted by Kura, or {@code secret:NAME}
 * @param device the identity that the meter must have; empty where it is not checked
 * @param readDeadline for a whole read or write, the wait for the line included
 * @param lineWait how long others may have the line, within the deadline
 * @param idle how long the association is kept after a read; zero: not at all
 * @param writes what may be written
 */
record DlmsDriverOptions(
    LinkUri line,
    Framing framing,
    Traits traits,
    Optional<Secret> password,
    Optional<String> device,
    Duration readDeadline,
    Duration lineWait,
    Duration idle,
    WriteRules writes) {

  /** The name under which the traits know the password. */
  static final String PASSWORD_NAME = "password";

  private static final String LOW = "low";

  /** The options in a component's properties, or all that is wrong with them. */
  static Parsed<DlmsDriverOptions> from(Framing framing, Map<String, Object> properties) {
    Settings settings = new Settings(properties);
    Optional<LinkUri> line = line(settings);
    Map<String, Object> traits = traits(settings, framing);
    checkTraits(settings, framing, traits);
    Optional<Secret> password = settings.password(OptionTable.PASSWORD).map(Secret::of);
    if (traits.get("authentication").equals(LOW) && password.isEmpty()) {
      settings.problem(OptionTable.PASSWORD, "low authentication needs one");
    }
    Optional<String> device = settings.text(OptionTable.DEVICE);
    Duration deadline = duration(settings, OptionTable.READ_DEADLINE);
    Duration wait = settings.whole(OptionTable.LINE_WAIT).map(Duration::ofMillis).orElse(deadline);
    Duration idle = duration(settings, OptionTable.IDLE);
    WriteRules writes = writes(settings);
    if (!writes.allowed().isEmpty() && device.isEmpty()) {
      settings.problem(
          OptionTable.DEVICE, "must be given where something may be written: no other is to be");
    }
    return settings.result(
        () ->
            new DlmsDriverOptions(
                line.orElseThrow(),
                framing,
                complete(traits, framing, line.get()),
                password,
                device,
                deadline,
                wait,
                idle,
                writes));
  }

  private static Optional<LinkUri> line(Settings settings) {
    Optional<LinkUri.Parsed> parsed = settings.text(OptionTable.LINE).map(LinkUri::parse);
    parsed.ifPresent(one -> one.problems().forEach(why -> settings.problem(OptionTable.LINE, why)));
    return parsed.flatMap(LinkUri.Parsed::uri);
  }

  private static Map<String, Object> traits(Settings settings, Framing framing) {
    Map<String, Object> traits = new HashMap<>();
    for (Field field : OptionTable.traits(framing)) {
      Optional<?> value =
          switch (field.kind()) {
            case WHOLE -> settings.whole(field);
            case FLAG -> settings.flag(field);
            case TEXT, CHOICE, PASSWORD -> settings.text(field);
          };
      value.ifPresent(one -> traits.put(field.key().replace('.', '-'), one));
    }
    return traits;
  }

  private static void checkTraits(Settings settings, Framing framing, Map<String, Object> traits) {
    String serial = (String) traits.get("serial-object");
    if (LogicalName.parse(serial).isEmpty()) {
      settings.problem(OptionTable.SERIAL_OBJECT, "no OBIS code: " + serial);
    }
    String length = (String) traits.get("address-length");
    if (framing == Framing.HDLC && length.matches("[124]")) {
      try {
        new HdlcAddress(
            Math.toIntExact((Long) traits.get("server")),
            Math.toIntExact((Long) traits.get("physical")),
            Integer.parseInt(length));
      } catch (IllegalArgumentException e) {
        settings.problem(OptionTable.ADDRESS_LENGTH, e.getMessage());
      }
    }
  }

  private static Traits complete(Map<String, Object> traits, Framing framing, LinkUri line) {
    boolean datagrams = line.scheme() == Scheme.UDP || line.options().datagram();
    Map<String, Object> own =
        Map.of("framing", framing.text(), "datagrams", datagrams, "password", PASSWORD_NAME);
    return Traits.of(new DlmsProtocol().traits(), traits, own);
  }

  private static Duration duration(Settings settings, Field field) {
    return Duration.ofMillis(settings.whole(field).orElseThrow());
  }

  private static WriteRules writes(Settings settings) {
    Set<AttributeRef> allowed = new HashSet<>();
    String list = settings.text(OptionTable.WRITE_ALLOWED).orElse("");
    for (String entry : list.split("[,;\\s]+", -1)) {
      Optional<AttributeRef> attribute = AttributeRef.parse(entry);
      if (attribute.isPresent()) {
        WriteRules.neverWritten(attribute.get().classId())
            .ifPresent(why -> settings.problem(OptionTable.WRITE_ALLOWED, entry + ": " + why));
        allowed.add(attribute.get());
      } else if (!entry.isEmpty()) {
        settings.problem(
            OptionTable.WRITE_ALLOWED,
            entry + ": not like 1:0-0:96.1.1*255:2, class:OBIS:attribute");
      }
    }
    return new WriteRules(allowed);
  }

  /** Whether the meter wants a password. */
  boolean authenticates() {
    return traits.choice("authentication").equals(LOW);
  }
}
