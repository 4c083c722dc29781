// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.Optional;
import org.kilowire.conversation.Secret;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.kura.driver.ChannelReads;
import org.kilowire.kura.driver.ChannelWrites;
import org.kilowire.kura.driver.MeterAccess;
import org.kilowire.kura.driver.MeterUse;
import org.kilowire.kura.driver.WriteRules;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.Traits;
import org.kilowire.meter.dlms.DlmsProtocol;

/**
 * A DLMS meter, as one driver gets at it.
 *
 * @param traits of the meter, as the protocol has them
 * @param device the identity that it must have; empty where it is not checked
 * @param rules what may be written
 */
record DlmsMeterAccess(Traits traits, Optional<String> device, WriteRules<AttributeRef> rules)
    implements MeterAccess<DlmsAssociation, DlmsChannel> {

  @Override
  public MeterAccount account(String line) {
    return DlmsProtocol.account(line, traits);
  }

  @Override
  public DlmsAssociation association(Optional<Secret> password) {
    return new DlmsAssociation(traits, device, password);
  }

  @Override
  public ChannelReads<DlmsChannel> reads(MeterUse<DlmsAssociation> use) {
    return new AttributeReads(use);
  }

  @Override
  public ChannelWrites<DlmsChannel> writes(MeterUse<DlmsAssociation> use) {
    return new AttributeWrites(use, rules);
  }
}
