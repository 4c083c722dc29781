// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import org.kilowire.kura.driver.IdleForm;
import org.kilowire.kura.driver.LineForm;
import org.kilowire.kura.driver.MeterForm;
import org.kilowire.kura.driver.RequestForm;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The form of {@link WrapperDriver}. */
@ObjectClassDefinition(
    id = WrapperDriver.PID,
    name = "Kilowire DLMS meter over IP (wrapper)",
    description = "Reads a DLMS/COSEM meter over TCP or UDP with the wrapper (IEC 62056-47).")
interface WrapperForm
    extends LineForm,
        WrapperAddressForm,
        AuthenticationForm,
        MeterForm,
        IdleForm,
        RequestForm,
        DlmsForm {}
