// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.trace;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.xdlms.ActionRequest;
import org.kilowire.dlms.xdlms.ActionResponse;
import org.kilowire.dlms.xdlms.Apdu;
import org.kilowire.dlms.xdlms.GetRequest;
import org.kilowire.dlms.xdlms.GetResponse;
import org.kilowire.dlms.xdlms.InitiateRequest;
import org.kilowire.dlms.xdlms.InitiateResponse;
import org.kilowire.dlms.xdlms.SetRequest;
import org.kilowire.dlms.xdlms.SetResponse;
import org.kilowire.dlms.xdlms.parameter.ActionReply;
import org.kilowire.dlms.xdlms.parameter.ActionResult;
import org.kilowire.dlms.xdlms.parameter.AttributeSelection;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.dlms.xdlms.parameter.DataBlock;
import org.kilowire.dlms.xdlms.parameter.GetResult;

/** What an APDU of xDLMS means, in a few words. */
final class XdlmsText {

  private static final String SECRET = "(secret)";

  /** Whether values are left out. */
  private final boolean secret;

  private XdlmsText(boolean secret) {
    this.secret = secret;
  }

  static String of(Apdu apdu, boolean secret) {
    XdlmsText text = new XdlmsText(secret);
    if (apdu instanceof GetRequest get) {
      return "get-request " + request(get);
    }
    if (apdu instanceof GetResponse get) {
      return "get-response " + text.response(get);
    }
    if (apdu instanceof SetRequest set) {
      return "set-request " + text.request(set);
    }
    if (apdu instanceof SetResponse set) {
      return "set-response " + response(set);
    }
    if (apdu instanceof ActionRequest action) {
      return "action-request " + text.request(action);
    }
    if (apdu instanceof ActionResponse action) {
      return "action-response " + text.response(action);
    }
    if (apdu instanceof InitiateRequest initiate) {
      return "proposes " + initiate.proposed().set() + ", max PDU " + initiate.maxPdu();
    }
    return apdu instanceof InitiateResponse initiate
        ? "agrees to " + initiate.negotiated().set() + ", max PDU " + initiate.maxPdu()
        : String.valueOf(apdu);
  }

  private static String request(GetRequest get) {
    if (get instanceof GetRequest.Normal normal) {
      return selection(normal.what());
    }
    return get instanceof GetRequest.Next next
        ? "next block after " + next.block()
        : "list " + list(((GetRequest.WithList) get).what());
  }

  private String response(GetResponse get) {
    if (get instanceof GetResponse.Normal normal) {
      return result(normal.result());
    }
    if (get instanceof GetResponse.WithDatablock part) {
      return block(part.block());
    }
    if (get instanceof GetResponse.BlockRefused refused) {
      return "block " + refused.number() + " refused: " + DataAccessResult.text(refused.code());
    }
    List<GetResult> results = ((GetResponse.WithList) get).results();
    return "list " + results.stream().map(this::result).collect(Collectors.joining("; "));
  }

  private String request(SetRequest set) {
    if (set instanceof SetRequest.Normal normal) {
      return selection(normal.what()) + " = " + value(normal.value());
    }
    if (set instanceof SetRequest.WithFirstDatablock first) {
      return selection(first.what()) + ", " + block(first.block());
    }
    if (set instanceof SetRequest.WithDatablock next) {
      return block(next.block());
    }
    return set instanceof SetRequest.WithList many
        ? "list " + list(many.what())
        : "list " + list(((SetRequest.WithListAndFirstDatablock) set).what());
  }

  private static String response(SetResponse set) {
    if (set instanceof SetResponse.Normal normal) {
      return DataAccessResult.text(normal.code());
    }
    if (set instanceof SetResponse.Datablock next) {
      return "block " + next.block() + " has arrived";
    }
    if (set instanceof SetResponse.LastDatablock last) {
      return DataAccessResult.text(last.code()) + ", block " + last.block();
    }
    List<Integer> codes =
        set instanceof SetResponse.WithList list
            ? list.codes()
            : ((SetResponse.LastDatablockWithList) set).codes();
    return codes.stream().map(DataAccessResult::text).collect(Collectors.joining("; "));
  }

  private String request(ActionRequest action) {
    if (action instanceof ActionRequest.Normal normal) {
      return normal.method() + normal.parameters().map(data -> " " + value(data)).orElse("");
    }
    if (action instanceof ActionRequest.WithFirstPblock first) {
      return first.method() + ", " + block(first.block());
    }
    if (action instanceof ActionRequest.WithPblock next) {
      return block(next.block());
    }
    if (action instanceof ActionRequest.NextPblock next) {
      return "next block after " + next.block();
    }
    return action instanceof ActionRequest.WithList many
        ? "list " + many.methods()
        : "list " + ((ActionRequest.WithListAndFirstPblock) action).methods();
  }

  private String response(ActionResponse action) {
    if (action instanceof ActionResponse.Normal normal) {
      return reply(normal.reply());
    }
    if (action instanceof ActionResponse.WithPblock part) {
      return block(part.block());
    }
    if (action instanceof ActionResponse.NextPblock next) {
      return "block " + next.block() + " has arrived";
    }
    List<ActionReply> replies = ((ActionResponse.WithList) action).replies();
    return replies.stream().map(this::reply).collect(Collectors.joining("; "));
  }

  private String reply(ActionReply reply) {
    String returned = reply.returned().map(value -> ", " + result(value)).orElse("");
    return ActionResult.text(reply.code()) + returned;
  }

  private String result(GetResult result) {
    return result instanceof GetResult.Value value
        ? value(value.data())
        : ((GetResult.Absent) result).text();
  }

  private String value(Data data) {
    return secret ? SECRET : DataLine.of(data);
  }

  private static String block(DataBlock block) {
    return "block %d%s, %d octets"
        .formatted(block.number(), block.last() ? " (last)" : "", block.raw().length());
  }

  private static String list(Collection<AttributeSelection> all) {
    return all.stream().map(XdlmsText::selection).collect(Collectors.joining(", "));
  }

  private static String selection(AttributeSelection what) {
    String access =
        what.access()
            .map(SelectiveAccess::parameters)
            .map(parameters -> " where " + DataLine.of(parameters))
            .orElse("");
    return what.ref() + access;
  }
}
