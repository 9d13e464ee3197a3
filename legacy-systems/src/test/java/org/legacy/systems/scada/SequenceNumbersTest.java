package org.legacy.systems.scada;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.eclipse.neoscada.protocol.iec60870.apci.InformationTransfer;
import org.eclipse.neoscada.protocol.iec60870.apci.Supervisory;
import org.junit.jupiter.api.Test;

class SequenceNumbersTest {

    private final EmbeddedChannel line = new EmbeddedChannel(new SequenceNumbers());

    @Test
    void frames_are_numbered_up_to_32767_and_acknowledgements_are_converted_for_the_library() {
        for (int frame = 0; frame < 100_000; frame++) {
            line.writeOutbound(new InformationTransfer(frame % 32_767, 0, Unpooled.EMPTY_BUFFER));
            InformationTransfer sent = (InformationTransfer) line.readOutbound();
            assertThat(sent.getSendSequenceNumber()).isEqualTo(frame % 32_768);

            line.writeInbound(new Supervisory((frame + 1) % 32_768));
            Supervisory acknowledged = (Supervisory) line.readInbound();
            assertThat(acknowledged.getReceiveSequenceNumber()).isEqualTo((frame + 1) % 32_767);
        }
    }
}
