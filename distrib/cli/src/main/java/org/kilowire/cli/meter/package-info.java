// SPDX-License-Identifier: Apache-2.0
/** One meter at the other end of a link, whatever its protocol, for one command. */
package org.kilowire.cli.meter;
