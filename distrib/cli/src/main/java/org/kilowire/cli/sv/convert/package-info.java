// SPDX-License-Identifier: Apache-2.0
/** {@code kilowire sv convert}: one stream in another form. */
package org.kilowire.cli.sv.convert;
