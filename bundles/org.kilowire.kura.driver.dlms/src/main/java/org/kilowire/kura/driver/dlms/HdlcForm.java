// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import org.kilowire.kura.driver.IdleForm;
import org.kilowire.kura.driver.LineForm;
import org.kilowire.kura.driver.MeterForm;
import org.kilowire.kura.driver.RequestForm;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The form of {@link HdlcDriver}. */
@ObjectClassDefinition(
    id = HdlcDriver.PID,
    name = "Kilowire DLMS meter over HDLC",
    description =
        "Reads a DLMS/COSEM meter over HDLC (IEC 62056-46): behind serial servers and modems.")
interface HdlcForm
    extends LineForm,
        HdlcAddressForm,
        AuthenticationForm,
        MeterForm,
        IdleForm,
        RequestForm,
        DlmsForm,
        HdlcFramesForm,
        ModeEForm {}
