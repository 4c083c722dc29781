// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.Map;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.session.DlmsClient;

/**
 * An association with a device. It belongs to whoever holds the lease of its line.
 *
 * @param opening of the link on which it was made, see {@link org.kilowire.link.Lease#opening}
 * @param number of {@link LastAssociations}
 * @param units the scalers and units that the device has told, by the attribute that holds them
 */
record Session(DlmsClient client, long opening, long number, Map<AttributeRef, ScalerUnit> units) {}
