// SPDX-License-Identifier: Apache-2.0
/**
 * The seal before a message: a line that is a compact JWS (RFC 7515, with EdDSA by RFC 8037), a
 * newline, the message's octets. Seals them and checks seals, with bounds on what a check costs and
 * on how many there are. Knows no message's content, no clock and no file.
 */
@Export
@Version("1.0.0")
package org.kilowire.seal.message;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
