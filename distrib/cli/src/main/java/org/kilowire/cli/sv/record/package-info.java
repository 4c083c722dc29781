// SPDX-License-Identifier: Apache-2.0
/** {@code kilowire sv record}: an interface into a file. */
package org.kilowire.cli.sv.record;
