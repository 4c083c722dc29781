// SPDX-License-Identifier: Apache-2.0
/** System calls of Linux that Java has no word for, by JNA: to open, to wait, to read. */
package org.kilowire.capture.linux;
