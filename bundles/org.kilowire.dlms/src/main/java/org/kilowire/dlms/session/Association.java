// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import org.kilowire.dlms.acse.ApplicationContext;
import org.kilowire.dlms.xdlms.parameter.ConformanceBlock;

/**
 * What client and server have agreed upon.
 *
 * @param serverMaxPdu longest APDU the server takes, 0..65535; 0 is "no limit"
 * @param vaaName 0x0007 with logical names
 * @param context the one the server named, whatever the client proposed
 */
public record Association(
    ConformanceBlock negotiated, int serverMaxPdu, int vaaName, ApplicationContext context) {}
