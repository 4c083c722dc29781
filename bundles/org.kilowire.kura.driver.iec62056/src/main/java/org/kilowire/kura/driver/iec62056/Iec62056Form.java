// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import org.kilowire.kura.driver.LineForm;
import org.kilowire.kura.driver.MeterForm;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The form of {@link Iec62056Driver}. */
@ObjectClassDefinition(
    id = Iec62056Driver.PID,
    name = "Kilowire meter by IEC 62056-21",
    description =
        "Reads a meter by IEC 62056-21 (modes A to D): optical heads, RS-485, serial servers, P1"
            + " ports.")
interface Iec62056Form extends LineForm, MeterTypeForm, MeterForm, WriteForm {}
