// SPDX-License-Identifier: Apache-2.0
/**
 * Kura Drivers that read DLMS meters over HDLC and over the wrapper. They read, and write what
 * somebody has allowed by name; they never switch a relay, set a clock or change a key.
 */
package org.kilowire.kura.driver.dlms;
