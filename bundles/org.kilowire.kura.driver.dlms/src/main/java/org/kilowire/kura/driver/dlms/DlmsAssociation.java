// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Reason;
import org.kilowire.conversation.Secret;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.kura.driver.Association;
import org.kilowire.meter.Traits;
import org.kilowire.meter.dlms.DlmsProtocol;

/**
 * An association with a DLMS meter, and what the device has told during it: the next one may be
 * with another device, or with the same one whose parameters were changed.
 */
final class DlmsAssociation implements Association {

  private final Traits traits;
  private final Optional<String> expected;
  private final DlmsClient client;
  private final Map<AttributeRef, ScalerUnit> units = new HashMap<>();
  private final Set<AttributeRef> alone = new HashSet<>();
  private Optional<AttributeRef> readable = Optional.empty();
  private Optional<String> device = Optional.empty();

  DlmsAssociation(Traits traits, Optional<String> expected, Optional<Secret> password) {
    this.traits = traits;
    this.expected = expected;
    this.client = DlmsProtocol.client(traits, name -> password);
  }

  DlmsClient client() {
    return client;
  }

  @Override
  public Conversation<?> open() {
    Conversation<?> associated = DlmsProtocol.associate(client);
    return expected.isEmpty()
        ? associated
        : Conversation.then(
            Conversation.then(associated, agreed -> DlmsProtocol.identity(client, traits)),
            found -> {
              device = Optional.of(found.device());
              return found.expecting(expected);
            });
  }

  @Override
  public Optional<String> device() {
    return device;
  }

  /** Without a release request a meter on IP notices the end only by that of the connection. */
  @Override
  public Conversation<?> close() {
    boolean silent = isBoundToLink() && !traits.flag("send-rlrq");
    Conversation<Void> end =
        silent ? Conversation.lost("the connection ends the association") : Conversation.of(null);
    return Conversation.then(client.release(), released -> end);
  }

  @Override
  public boolean isBoundToLink() {
    return traits.choice("framing").equals(DlmsFraming.WRAPPER.text());
  }

  @Override
  public Optional<Conversation<?>> probe() {
    return readable.map(client::get);
  }

  @Override
  public Evidence evidence(Reason failure) {
    if (!(failure instanceof DlmsReason why)
        || why == DlmsReason.OUTCOME_UNKNOWN
        || why == DlmsReason.INVOKE_ID) {
      return Evidence.NONE;
    }
    return why == DlmsReason.SERVICE_REFUSED || why == DlmsReason.UNEXPECTED_APDU
        ? Evidence.DOUBTFUL
        : Evidence.PRESENT;
  }

  /** The scaler and unit that an attribute holds; empty while it was not read. */
  Optional<ScalerUnit> unit(AttributeRef where) {
    return Optional.ofNullable(units.get(where));
  }

  void unit(AttributeRef where, ScalerUnit unit) {
    units.put(where, unit);
  }

  /** Whether an attribute was in a list that failed, and is asked for alone since. */
  boolean isAlone(AttributeRef attribute) {
    return alone.contains(attribute);
  }

  void alone(Collection<AttributeRef> list) {
    alone.addAll(list);
  }

  /** An attribute has a value: if it has none later, the association is gone. */
  void readable(AttributeRef attribute) {
    readable = Optional.of(attribute);
  }
}
