package org.lian.web.admission;

import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.lian.web.security.Senders;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** The place of {@link BodyFirst} at the container's entrance, behind its belief about forwarded headers. */
@Component
class Doorway implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    /** Between two pieces of a body in chunks, whose frames the container reads byte by byte. */
    private static final int CHUNK_PATIENCE_MILLIS = 5_000;

    private static final int TRAILER = 64;

    /** Holds any page, so that its thread is free at once. */
    static final int SEND_BUFFER = 256 * 1024;

    private final SlowSenders lines;
    private final SmallBodies small;
    private final Pace pace;
    private final Senders senders;
    private final ComeAgain comeAgain;
    private final ObjectProvider<RefusedSubmissions> refused;

    Doorway(
            SlowSenders lines,
            SmallBodies small,
            Pace pace,
            Senders senders,
            ComeAgain comeAgain,
            ObjectProvider<RefusedSubmissions> refused) {
        this.lines = lines;
        this.small = small;
        this.pace = pace;
        this.senders = senders;
        this.comeAgain = comeAgain;
        this.refused = refused;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new BodyFirst(lines, small, pace, senders, comeAgain, refused));
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.txBufSize", String.valueOf(SEND_BUFFER));
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setDisableUploadTimeout(false);
                http.setConnectionUploadTimeout(CHUNK_PATIENCE_MILLIS);
                // Nobody needs them, and a byte of them now and then would hold a thread.
                http.setMaxExtensionSize(0);
                http.setMaxTrailerSize(TRAILER);
            }
        });
    }
}
