package org.switchboard.integration.camel.routefile;

import java.util.List;
import java.util.Map;

/** The Kamelets whose protocol needs a library that an EAR can be built without, and which of them are there. */
public final class ProtocolLibraries {

    private static final Map<String, String> CLASS_OF = Map.of(
            "iec104-source", "org.eclipse.neoscada.protocol.iec60870.client.Client",
            "kafka-source", "org.apache.kafka.clients.consumer.KafkaConsumer",
            "mqtt5-source", "org.eclipse.paho.mqttv5.client.MqttAsyncClient",
            "mqtt5-lookup-action", "org.eclipse.paho.mqttv5.client.MqttAsyncClient",
            "opcua-source", "org.eclipse.milo.opcua.sdk.client.OpcUaClient",
            "postgres-changes-source", "io.debezium.connector.postgresql.PostgresConnectorTask",
            "soap-source", "org.apache.cxf.endpoint.ClientImpl",
            "soap-sink", "org.apache.cxf.endpoint.ClientImpl");

    private ProtocolLibraries() {}

    /** The Kamelets that this EAR cannot run, in the order of their names. */
    public static List<String> absentKamelets() {
        return absentKamelets(ProtocolLibraries.class.getClassLoader());
    }

    static List<String> absentKamelets(ClassLoader libraries) {
        return CLASS_OF.keySet().stream()
                .filter(kamelet -> isAbsent(kamelet, libraries))
                .sorted()
                .toList();
    }

    static boolean isAbsent(String kamelet) {
        return isAbsent(kamelet, ProtocolLibraries.class.getClassLoader());
    }

    private static boolean isAbsent(String kamelet, ClassLoader libraries) {
        String needed = CLASS_OF.get(kamelet);
        if (needed == null) {
            return false;
        }
        try {
            Class.forName(needed, false, libraries);
            return false;
        } catch (ClassNotFoundException | NoClassDefFoundError absent) {
            return true;
        }
    }
}
