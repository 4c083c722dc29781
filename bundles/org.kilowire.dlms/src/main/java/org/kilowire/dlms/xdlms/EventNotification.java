// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms;

import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;

/**
 * event-notification-request (IEC 62056-5-3): an attribute that has a value to tell.
 *
 * @param time a date-time of 12 octets, or empty
 */
public record EventNotification(Octets time, AttributeRef attribute, Data value)
    implements Notification {}
