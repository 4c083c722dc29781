#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads Ethernet frames with APDUs of IEC 61850-9-1, a line of hexadecimal digits each, and prints every field of each ASDU.

Written from the wire format alone: it shares nothing with the decoder that it is the judge of.
"""
import struct
import sys


def apdu_of(frame):
    at = 12
    kind = struct.unpack_from(">H", frame, at)[0]
    while kind == 0x8100:
        at += 4
        kind = struct.unpack_from(">H", frame, at)[0]
    if kind != 0x88BA:
        raise ValueError("not sampled values")
    _appid, length, _r1, _r2 = struct.unpack_from(">HHHH", frame, at + 2)
    return frame[at + 10:at + 2 + length]


def contents(apdu):
    if apdu[0] != 0x80:
        raise ValueError("not 9-1")
    if apdu[1] < 0x80:
        return apdu[2:2 + apdu[1]]
    octets = apdu[1] & 0x7F
    length = int.from_bytes(apdu[2:2 + octets], "big")
    return apdu[2 + octets:2 + octets + length]


def fields(asdu):
    length, ln, ds, ld, artg, neut, vrtg, delay = struct.unpack_from(">HBBHHHHH", asdu)
    rate = rev = "-"
    if length == 62 and ds == 0xFE:
        count, = struct.unpack_from(">H", asdu, 14)
        channels = struct.unpack_from(">22h", asdu, 16)
        sw1, sw2 = struct.unpack_from(">HH", asdu, 60)
    elif length == 42 and ds == 1:
        channels = struct.unpack_from(">12h", asdu, 14)
        sw1, sw2, count = struct.unpack_from(">HHH", asdu, 38)
    else:
        number = (length - 12 - 8) // 2
        channels = struct.unpack_from(">%dh" % number, asdu, 14)
        sw1, sw2, count, rate, rev = struct.unpack_from(">HHHBB", asdu, 14 + 2 * number)
    return "ln=%d ds=%d ld=%d artg=%d neut=%d vrtg=%d delay=%d ch=%s sw=%04X%04X cnt=%d rate=%s rev=%s" % (
        ln, ds, ld, artg, neut, vrtg, delay, ",".join(map(str, channels)), sw1, sw2, count, rate, rev)


def asdus(body):
    count, = struct.unpack_from(">H", body)
    at = 2
    for _ in range(count):
        end = at + 2 + struct.unpack_from(">H", body, at)[0]
        yield fields(body[at:end])
        at = end
    if at != len(body):
        raise ValueError("octets behind the last ASDU")


def main():
    for line in sys.stdin:
        print(" ; ".join(asdus(contents(apdu_of(bytes.fromhex(line))))))


main()
