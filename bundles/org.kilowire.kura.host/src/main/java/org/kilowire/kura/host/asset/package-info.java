// SPDX-License-Identifier: Apache-2.0
/**
 * Assets of the small Kura: named channels read from a Driver, as wire records. An asset reads when
 * a wire asks it to, or when the driver has an event; it never writes because of a wire.
 */
package org.kilowire.kura.host.asset;
