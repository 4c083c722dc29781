// SPDX-License-Identifier: Apache-2.0
/**
 * What the commands of {@code kilowire sv} read: captures, octets of FT3, an interface; and their
 * options.
 */
package org.kilowire.cli.sv.input;
