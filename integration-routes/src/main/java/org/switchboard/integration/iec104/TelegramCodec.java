package org.switchboard.integration.iec104;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.neoscada.protocol.iec60870.ProtocolOptions;
import org.eclipse.neoscada.protocol.iec60870.asdu.ASDUHeader;
import org.eclipse.neoscada.protocol.iec60870.asdu.MessageCodec;
import org.eclipse.neoscada.protocol.iec60870.asdu.MessageManager;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.Encodeable;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.InformationObjectAddress;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.InformationStructure;

/**
 * Reads telegrams of one type. There is one for each type that there could be, because the library would send back what it has
 * no codec for, and two that do so never end.
 */
final class TelegramCodec implements MessageCodec {

    private static final int MOST_TYPES = 256;
    private static final int NUMBER = 0x7f;

    private final int type;
    private final boolean sequence;

    private TelegramCodec(int type, boolean sequence) {
        this.type = type;
        this.sequence = sequence;
    }

    static void registerAll(MessageManager manager) {
        for (int type = 0; type < MOST_TYPES; type++) {
            manager.registerCodec((byte) type, InformationStructure.SINGLE, new TelegramCodec(type, false));
            manager.registerCodec((byte) type, InformationStructure.SEQUENCE, new TelegramCodec(type, true));
        }
    }

    /** @throws IndexOutOfBoundsException when the telegram ends too early */
    @Override
    public Object parse(ProtocolOptions options, byte length, ASDUHeader header, ByteBuf bytes) {
        Optional<ElementForm> form = ElementForm.of(type);
        List<Telegram.Point> points = new ArrayList<>();
        if (form.isPresent()) {
            int address = 0;
            for (int i = 0; i < (length & NUMBER); i++) {
                address = sequence && i > 0
                        ? address + 1
                        : InformationObjectAddress.parse(options, bytes).getAddress();
                ElementForm.Element element = form.get().read(bytes);
                points.add(new Telegram.Point(address, element, form.get().tag(type, bytes)));
            }
        }
        return new Telegram(type, header, points);
    }

    @Override
    public void encode(ProtocolOptions options, Object message, ByteBuf bytes) {
        ((Encodeable) message).encode(options, bytes);
    }
}
