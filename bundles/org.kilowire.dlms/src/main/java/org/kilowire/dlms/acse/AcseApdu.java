// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.acse;

/** An APDU of association control. */
public sealed interface AcseApdu permits Aarq, Aare, Rlrq, Rlre {}
