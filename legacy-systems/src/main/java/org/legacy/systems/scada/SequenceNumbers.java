package org.legacy.systems.scada;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import org.eclipse.neoscada.protocol.iec60870.apci.InformationTransfer;
import org.eclipse.neoscada.protocol.iec60870.apci.Supervisory;

/**
 * Puts right the send sequence numbers of the protocol library. They must run from 0 to 32767, but the library's sender
 * omits 32767. After that many frames every correct receiver would see a sequence error and disconnect. This handler
 * sits below the library and counts frames itself.
 */
final class SequenceNumbers extends ChannelDuplexHandler {

    private static final int STANDARD_MODULUS = 32_768;
    private static final int LIBRARY_MODULUS = 32_767;

    private long sent;

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof InformationTransfer frame) {
            int number = (int) (sent % STANDARD_MODULUS);
            sent++;
            super.write(
                    ctx, new InformationTransfer(number, frame.getReceiveSequenceNumber(), frame.getData()), promise);
        } else {
            super.write(ctx, message, promise);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
        if (message instanceof InformationTransfer frame) {
            super.channelRead(
                    ctx,
                    new InformationTransfer(
                            frame.getSendSequenceNumber(),
                            asLibraryCounts(frame.getReceiveSequenceNumber()),
                            frame.getData()));
        } else if (message instanceof Supervisory acknowledgement) {
            super.channelRead(ctx, new Supervisory(asLibraryCounts(acknowledgement.getReceiveSequenceNumber())));
        } else {
            super.channelRead(ctx, message);
        }
    }

    private int asLibraryCounts(int acknowledged) {
        long outstanding = Math.floorMod(sent - acknowledged, (long) STANDARD_MODULUS);
        return (int) ((sent - outstanding) % LIBRARY_MODULUS);
    }
}
