// SPDX-License-Identifier: Apache-2.0
/**
 * The association control APDUs (IEC 62056-5-3, annex on ACSE; ISO 8650): AARQ, AARE, RLRQ, RLRE as
 * records, to BER and back. Carries user-information and authentication values without judging
 * them.
 */
@Export
@Version("1.0.0")
package org.kilowire.dlms.acse;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
