package org.switchboard.integration.iec104;

import io.netty.buffer.ByteBuf;
import org.eclipse.neoscada.protocol.iec60870.ProtocolOptions;
import org.eclipse.neoscada.protocol.iec60870.asdu.ASDUHeader;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.AbstractMessage;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.EncodeHelper;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.ASDU;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.InformationObjectAddress;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.InformationStructure;

/** C_CI_NA_1: asks for all integrated totals, without freezing or resetting them. */
@ASDU(id = CounterInterrogation.TYPE, name = "C_CI_NA_1", informationStructure = InformationStructure.SINGLE)
final class CounterInterrogation extends AbstractMessage {

    static final byte TYPE = 101;

    private static final int GENERAL_READ = 5;

    CounterInterrogation(ASDUHeader header) {
        super(header);
    }

    @Override
    public void encode(ProtocolOptions options, ByteBuf bytes) {
        EncodeHelper.encodeHeader(this, options, null, header, bytes);
        InformationObjectAddress.DEFAULT.encode(options, bytes);
        bytes.writeByte(GENERAL_READ);
    }
}
