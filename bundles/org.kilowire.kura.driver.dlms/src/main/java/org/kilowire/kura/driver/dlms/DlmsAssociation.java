// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Reason;
import org.kilowire.conversation.Secret;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.session.client.ServerHabits;
import org.kilowire.dlms.xdlms.parameter.GetResult;
import org.kilowire.kura.driver.MeterAssociation;
import org.kilowire.meter.Identity;
import org.kilowire.meter.Traits;
import org.kilowire.meter.dlms.DlmsProtocol;

/** An association with a DLMS meter, which is asked for attributes. */
final class DlmsAssociation implements MeterAssociation<AttributeRef, Data> {

  private final Traits traits;
  private final ServerHabits habits;
  private final DlmsClient client;

  DlmsAssociation(Traits traits, ServerHabits habits, Optional<Secret> password) {
    this.traits = traits;
    this.habits = habits;
    this.client = DlmsProtocol.client(traits, name -> password, habits);
  }

  @Override
  public Conversation<?> open() {
    return DlmsProtocol.associate(client, traits);
  }

  @Override
  public Conversation<Identity> identity() {
    return Conversation.then(
        DlmsProtocol.identity(client, traits),
        found -> {
          habits.are(found.device());
          return Conversation.of(found);
        });
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

  @Override
  public int most() {
    return client.maxListed();
  }

  @Override
  public Conversation<List<Outcome<Data>>> get(List<AttributeRef> what) {
    return Conversation.then(
        client.getList(what),
        results -> {
          List<Outcome<Data>> answers = new ArrayList<>();
          for (int i = 0; i < what.size(); i++) {
            answers.add(answer(what.get(i), results.get(i)));
          }
          return Conversation.of(answers);
        });
  }

  private static Outcome<Data> answer(AttributeRef attribute, GetResult result) {
    if (result instanceof GetResult.Value value) {
      return new Outcome.Ok<>(value.data());
    }
    GetResult.Absent absent = (GetResult.Absent) result;
    return new Outcome.Failed<>(absent.reason(), attribute + ": " + absent.text());
  }

  @Override
  public Conversation<Void> set(AttributeRef what, Data value) {
    return client.set(what, value);
  }
}
