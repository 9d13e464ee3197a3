package org.switchboard.integration.opcua;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseResultMask;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.switchboard.integration.link.LinkLost;

/** Finds the variables below a node; their properties, such as units and ranges, are left out. */
final class Browsing {

    private static final int EVERYTHING = 0x3F;

    private final OpcUaClient client;
    private final String url;
    private final int most;

    Browsing(OpcUaClient client, String url, int most) {
        this.client = client;
        this.url = url;
        this.most = most;
    }

    /** @throws LinkLost when there are more than allowed, or there is no such node */
    Set<NodeId> variablesBelow(NodeId start, String name) throws LinkLost, UaException {
        Set<NodeId> variables = new LinkedHashSet<>();
        Set<NodeId> seen = new HashSet<>(Set.of(start));
        Queue<NodeId> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (ReferenceDescription reference : children(open.remove(), name)) {
                NodeId child = reference.getNodeId().toNodeIdOrThrow(client.getNamespaceTable());
                if (NodeIds.HasProperty.equals(reference.getReferenceTypeId()) || !seen.add(child)) {
                    continue;
                }
                if (reference.getNodeClass() == NodeClass.Variable) {
                    variables.add(child);
                }
                open.add(child);
                if (seen.size() > most) {
                    throw new LinkLost(
                            url + " has more than " + most + " nodes below " + name + "; see the parameter mostNodes.");
                }
            }
        }
        return variables;
    }

    private List<ReferenceDescription> children(NodeId node, String start) throws LinkLost, UaException {
        List<ReferenceDescription> found = new ArrayList<>();
        BrowseResult result = client.browse(new BrowseDescription(
                node,
                BrowseDirection.Forward,
                NodeIds.HierarchicalReferences,
                true,
                Unsigned.uint(NodeClass.Object.getValue() | NodeClass.Variable.getValue()),
                Unsigned.uint(EVERYTHING & BrowseResultMask.All.getValue())));
        while (true) {
            if (!result.getStatusCode().isGood()) {
                throw new LinkLost(url + " does not let us look below " + start + ": "
                        + OpcUaFailure.name(result.getStatusCode()) + ".");
            }
            if (result.getReferences() != null) {
                found.addAll(List.of(result.getReferences()));
            }
            ByteString more = result.getContinuationPoint();
            if (more == null || more.isNullOrEmpty()) {
                return found;
            }
            result = client.browseNext(false, List.of(more)).getResults()[0];
        }
    }
}
