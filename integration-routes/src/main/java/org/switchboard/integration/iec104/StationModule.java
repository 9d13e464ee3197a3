package org.switchboard.integration.iec104;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import org.eclipse.neoscada.protocol.iec60870.apci.MessageChannel;
import org.eclipse.neoscada.protocol.iec60870.asdu.ASDUHeader;
import org.eclipse.neoscada.protocol.iec60870.asdu.MessageManager;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.DataTransmissionMessage;
import org.eclipse.neoscada.protocol.iec60870.asdu.message.InterrogationCommand;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.ASDUAddress;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.CauseOfTransmission;
import org.eclipse.neoscada.protocol.iec60870.asdu.types.QualifierOfInterrogation;
import org.eclipse.neoscada.protocol.iec60870.client.Client;
import org.eclipse.neoscada.protocol.iec60870.client.ClientModule;

/**
 * Starts the data transfer, asks for everything, and passes on whatever the station says. Sends nothing else: no answer to a
 * telegram, known or not.
 */
final class StationModule implements ClientModule {

    /** What the module reports, on the network thread. */
    interface Listener {

        /** Some octets arrived, also those of a frame that keeps the link alive. */
        void heard();

        void received(Telegram telegram);

        /** @param failure empty when the station closed the connection */
        void lost(Optional<Throwable> failure);
    }

    private final Iec104Station station;
    private final Optional<SSLEngine> tls;
    private final Listener listener;

    StationModule(Iec104Station station, Optional<SSLEngine> tls, Listener listener) {
        this.station = station;
        this.tls = tls;
        this.listener = listener;
    }

    @Override
    public void initializeClient(Client client, MessageManager manager) {
        TelegramCodec.registerAll(manager);
    }

    @Override
    public void initializeChannel(SocketChannel channel, MessageChannel messages) {
        channel.pipeline().addFirst(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object octets) throws Exception {
                listener.heard();
                super.channelRead(context, octets);
            }
        });
        tls.ifPresent(engine -> channel.pipeline().addFirst(new SslHandler(engine)));
        channel.pipeline().addLast(new Conversation());
    }

    @Override
    public void dispose() {
        // nothing is held
    }

    private final class Conversation extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext context) throws Exception {
            super.channelActive(context);
            context.writeAndFlush(DataTransmissionMessage.REQUEST_START);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message == DataTransmissionMessage.CONFIRM_START) {
                interrogate(context);
            } else if (message instanceof Telegram telegram) {
                listener.received(telegram);
            }
        }

        private void interrogate(ChannelHandlerContext context) {
            ASDUAddress address =
                    station.commonAddress() == 0 ? ASDUAddress.BROADCAST : ASDUAddress.valueOf(station.commonAddress());
            ASDUHeader header = new ASDUHeader(CauseOfTransmission.ACTIVATED, address);
            context.writeAndFlush(new InterrogationCommand(header, QualifierOfInterrogation.GLOBAL));
            if (station.counters()) {
                context.writeAndFlush(new CounterInterrogation(header));
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) throws Exception {
            listener.lost(Optional.empty());
            super.channelInactive(context);
        }

        /** A frame that cannot be read ends the link: what it held is asked for again by the next one. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
            listener.lost(Optional.of(failure));
            context.close();
        }
    }
}
