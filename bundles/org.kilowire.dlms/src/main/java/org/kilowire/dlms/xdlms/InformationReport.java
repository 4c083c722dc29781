// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms;

import java.util.List;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;

/**
 * informationReportRequest (IEC 62056-5-3): what a server with short names has to tell.
 *
 * @param time a GeneralizedTime as its characters, or a date-time of 12 octets, or empty
 * @param names short names, 0..65535 each
 * @param values as many as names
 */
public record InformationReport(Octets time, List<Integer> names, List<Data> values)
    implements Notification {

  public InformationReport {
    names = List.copyOf(names);
    values = List.copyOf(values);
  }
}
