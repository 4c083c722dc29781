// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.List;
import java.util.Map;
import org.kilowire.kura.driver.ChannelField;
import org.kilowire.kura.driver.DriverOptions;
import org.kilowire.kura.driver.DriverProtocol;
import org.kilowire.options.Read;

/** DLMS over one framing, as Kura Drivers have it. */
record DlmsDriverProtocol(DlmsFraming framing)
    implements DriverProtocol<DlmsAssociation, DlmsChannel> {

  @Override
  public Read<DriverOptions<DlmsAssociation, DlmsChannel>> options(Map<String, ?> configuration) {
    return DlmsOptions.from(framing, configuration);
  }

  @Override
  public List<ChannelField> channelFields() {
    return DlmsChannelFields.ALL;
  }

  @Override
  public Read<DlmsChannel> channel(Map<String, ?> configuration) {
    return DlmsChannelFields.parse(configuration);
  }
}
