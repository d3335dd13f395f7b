package chat.parley.common.client;

import chat.parley.common.trust.CaPin;
import chat.parley.common.trust.ServerAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a client connects to, and how patient it is. Immutable; clients may share one.
 *
 * @param server where to
 * @param tls what decides whom to trust, from {@link CaPin#context} or
 *        {@link chat.parley.common.trust.PinnedTrust#context}
 * @param program name and version of the program, for the account's list of sessions; 1 to 100 characters
 * @param connectTimeout how long each address of the server, each read of the TLS handshake, and the answer to the hello may
 *        take; more than zero
 * @param requestTimeout how long an answer may take; more than zero
 * @param reconnect when to try again
 * @param silence after how long a silence of the server to do what; {@code null} for what the server says itself
 * @param pin follows when the server announces another certificate authority; {@code null} when {@code tls} trusts in its own
 *        way
 */
public record ClientConfig(ServerAddress server, SSLContext tls, String program, Duration connectTimeout,
        Duration requestTimeout, ReconnectPolicy reconnect, @Nullable Silence silence, @Nullable CaPin pin) {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    /**
     * After how long a silence of the server to do what.
     *
     * @param ping when to ask for a sign of life; zero for never
     * @param drop when to give the connection up; zero for never
     */
    public record Silence(Duration ping, Duration drop) {}

    /**
     * The configuration for people: 10 s for connecting, 30 s for an answer.
     *
     * @param server where to
     * @param tls what decides whom to trust
     * @param program name and version of the program
     * @return a configuration
     */
    public static ClientConfig of(ServerAddress server, SSLContext tls, String program) {
        return new ClientConfig(server, tls, program, CONNECT_TIMEOUT, REQUEST_TIMEOUT, ReconnectPolicy.defaults(),
                null, null);
    }

    /**
     * The same, trusting in an authority and in those that follow it.
     *
     * @param server where to
     * @param pin the authority to insist on; it changes when the server rolls over to another one
     * @param program name and version of the program
     * @return a configuration
     */
    public static ClientConfig of(ServerAddress server, CaPin pin, String program) {
        return new ClientConfig(server, pin.context(), program, CONNECT_TIMEOUT, REQUEST_TIMEOUT,
                ReconnectPolicy.defaults(), null, pin);
    }

    /**
     * Changes the patience.
     *
     * @param connect how long each step of connecting may take
     * @param request how long an answer may take
     * @return the same configuration with these
     */
    public ClientConfig withTimeouts(Duration connect, Duration request) {
        return new ClientConfig(server, tls, program, connect, request, reconnect, silence, pin);
    }

    /**
     * Changes when to try again.
     *
     * @param policy when
     * @return the same configuration with it
     */
    public ClientConfig withReconnect(ReconnectPolicy policy) {
        return new ClientConfig(server, tls, program, connectTimeout, requestTimeout, policy, silence, pin);
    }

    /**
     * Changes what to do when the server is silent.
     *
     * @param ping when to ask for a sign of life; zero for never
     * @param drop when to give the connection up; zero for never
     * @return the same configuration with these, whatever the server says
     */
    public ClientConfig withSilence(Duration ping, Duration drop) {
        return new ClientConfig(server, tls, program, connectTimeout, requestTimeout, reconnect,
                new Silence(ping, drop), pin);
    }
}
