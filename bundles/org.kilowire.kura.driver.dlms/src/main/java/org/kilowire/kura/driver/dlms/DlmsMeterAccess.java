// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.Optional;
import org.kilowire.conversation.Secret;
import org.kilowire.conversation.trace.Explainer;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.session.client.ServerHabits;
import org.kilowire.kura.driver.MeterAccess;
import org.kilowire.kura.driver.MeterAssociation;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.Traits;
import org.kilowire.meter.dlms.DlmsProtocol;

/**
 * A DLMS meter, as one driver gets at it.
 *
 * @param traits of the meter, as the protocol has them
 * @param habits what the meter has shown in associations before
 */
record DlmsMeterAccess(Traits traits, ServerHabits habits)
    implements MeterAccess<AttributeRef, Data> {

  @Override
  public MeterAccount account(String line) {
    return DlmsProtocol.account(line, traits);
  }

  @Override
  public boolean wantsPassword() {
    return traits.choice("authentication").equals("low");
  }

  /** The next lease finds the line as its link has it, and not as mode E has left it. */
  @Override
  public boolean keepsAssociations() {
    return !traits.choice("framing").equals(DlmsFraming.HDLC.text()) || !traits.flag("mode-e");
  }

  @Override
  public MeterAssociation<AttributeRef, Data> association(Optional<Secret> password) {
    return new DlmsAssociation(traits, habits, password);
  }

  @Override
  public Explainer explainer(Optional<Secret> password) {
    return DlmsProtocol.explainer(traits);
  }
}
