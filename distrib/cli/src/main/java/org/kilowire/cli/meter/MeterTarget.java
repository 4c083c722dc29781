// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.meter;

import org.kilowire.link.LinkUri;
import org.kilowire.meter.Meter;
import org.kilowire.meter.Secrets;

/**
 * A meter, the link to it and what it wants to hear from us.
 *
 * @param meter with all its traits
 * @param link where it is
 * @param secrets by the names that its traits give
 */
public record MeterTarget(Meter meter, LinkUri link, Secrets secrets) {}
