// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.trace.Explainer;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.session.Authentication;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.session.client.ServerHabits;
import org.kilowire.dlms.trace.DlmsExplainers;
import org.kilowire.meter.Counters;
import org.kilowire.meter.Credential;
import org.kilowire.meter.Identity;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.MeterProtocol;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.Secrets;
import org.kilowire.meter.Trait;
import org.kilowire.meter.Traits;
import org.osgi.service.component.annotations.Component;

/** DLMS/COSEM with logical names, over HDLC (IEC 62056-46) or the wrapper (IEC 62056-47). */
@Component(service = MeterProtocol.class)
public final class DlmsProtocol implements MeterProtocol {

  public static final String ID = "dlms";

  private static final int MOST_DEVICES = 20_000;

  private final Map<String, Knowledge> known = new ConcurrentHashMap<>();

  /** By meter: what its server has shown, which is needed before the device is known. */
  private final Map<String, ServerHabits> habits = new ConcurrentHashMap<>();

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Trait> traits() {
    return DlmsTraits.ALL;
  }

  /** Its associations are not ciphered: they take no counter. */
  @Override
  public MeterSession session(Meter meter, Secrets secrets, Counters counters) {
    Authentication authentication = Connection.authentication(meter.traits(), secrets);
    ServerHabits shown = habits(meter);
    return new DlmsMeterSession(
        meter,
        Connection.client(meter.traits(), authentication, shown),
        line -> Connection.credential(line, meter.traits(), authentication),
        device -> {
          shown.are(device);
          return knowledge(meter, device);
        });
  }

  @Override
  public Explainer explainer(Meter meter) {
    return explainer(meter.traits());
  }

  /** Explains what passes between {@link #client} and the meter. */
  public static Explainer explainer(Traits traits) {
    if (ModeE.isWanted(traits)) {
      return ModeE.explainer(DlmsExplainers.hdlc());
    }
    boolean hdlc = traits.choice(DlmsTraits.FRAMING).equals(DlmsTraits.HDLC);
    return hdlc ? DlmsExplainers.hdlc() : DlmsExplainers.wrapper();
  }

  /** A client of the meter that {@code traits} describe, for tools that need no session. */
  public static DlmsClient client(Traits traits, Secrets secrets) {
    return client(traits, secrets, new ServerHabits());
  }

  /** The same for whoever keeps what the meter has shown. */
  public static DlmsClient client(Traits traits, Secrets secrets, ServerHabits habits) {
    return Connection.client(traits, Connection.authentication(traits, secrets), habits);
  }

  /**
   * What {@link #client} shows to the meter.
   *
   * @param line the canonical address of the line
   */
  public static Credential credential(String line, Traits traits, Secrets secrets) {
    return Connection.credential(line, traits, Connection.authentication(traits, secrets));
  }

  /**
   * Whom {@link #client} says it is, and to which server.
   *
   * @param line the canonical address of the line
   */
  public static MeterAccount account(String line, Traits traits) {
    return Connection.account(line, traits);
  }

  /**
   * Associates, on a line that {@code traits} may have made one of HDLC first (mode E). Fails with
   * {@link org.kilowire.meter.MeterReason#AUTHENTICATION_REFUSED} where the meter refuses the
   * password, with {@link org.kilowire.meter.MeterReason#REJECTED} where it gives no reason.
   */
  public static Conversation<?> associate(DlmsClient client, Traits traits) {
    return Failures.ofOpening(client, ModeE.before(traits, client.associate()));
  }

  /**
   * Who answers an associated client: its serial number, else its logical device name. {@link
   * org.kilowire.meter.MeterReason#NOT_READABLE} where the device does not say.
   */
  public static Conversation<Identity> identity(DlmsClient client, Traits traits) {
    String serial = traits.text(DlmsTraits.SERIAL_OBJECT).orElseThrow();
    return IdentityReading.read(client, LogicalName.of(serial));
  }

  /** Where the scaler and unit of {@code attribute} stand; empty where it has none. */
  public static Optional<AttributeRef> scalerUnit(AttributeRef attribute) {
    return ScalerUnit.attributeOf(attribute);
  }

  /** What is known of a device lives as long as this object, whatever becomes of its sessions. */
  private Knowledge knowledge(Meter meter, String device) {
    if (known.size() >= MOST_DEVICES) {
      known.clear();
    }
    return known.computeIfAbsent(meter.id() + "/" + device, key -> new Knowledge());
  }

  private ServerHabits habits(Meter meter) {
    if (habits.size() >= MOST_DEVICES) {
      habits.clear();
    }
    return habits.computeIfAbsent(meter.id(), key -> new ServerHabits());
  }
}
