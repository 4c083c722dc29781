// SPDX-License-Identifier: Apache-2.0
/** {@code kilowire sv analyze}: which streams there are, how they are, and what they measure. */
package org.kilowire.cli.sv.analyze;
