// SPDX-License-Identifier: Apache-2.0
/** {@code kilowire dlms}: one DLMS meter, looked at from a desk. */
package org.kilowire.cli.dlms;
