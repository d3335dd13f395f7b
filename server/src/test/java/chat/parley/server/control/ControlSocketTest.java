package chat.parley.server.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.parley.common.frame.FrameReader;
import chat.parley.common.frame.FrameWriter;
import chat.parley.server.ChatServer;
import chat.parley.server.StartupException;
import chat.parley.server.testing.TestServer;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The socket by which administrators reach a running server. */
class ControlSocketTest {

    private static final ControlRequest QUESTION = new ControlRequest.SessionList("ada");

    @TempDir
    private Path data;

    private SocketChannel raw() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(data.resolve("control.sock")));
        return channel;
    }

    private static void send(SocketChannel channel, String json) throws IOException {
        channel.write(ByteBuffer.wrap(FrameWriter.frame(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))));
    }

    private static String answer(SocketChannel channel) throws IOException {
        byte[] payload = new FrameReader(Channels.newInputStream(channel), 1 << 20).read();
        return payload == null ? "closed" : new String(payload, StandardCharsets.UTF_8);
    }

    private void isAnswered() throws IOException {
        try (ControlClient client = ControlClient.connect(data)) {
            assertThat(client.ask(QUESTION, ControlReply.Sessions.class).sessions()).isEmpty();
            assertThat(client.ask(QUESTION, ControlReply.Sessions.class).sessions()).isEmpty();
        }
    }

    @Test
    void itsFileIsForItsOwnerAloneAndGoesWithTheServer() throws IOException {
        Path file = data.resolve("control.sock");
        try (TestServer server = TestServer.start(data)) {
            server.register("ada");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            isAnswered();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void aStaleFileIsReplacedAndThatOfALivingServerIsNot() throws IOException {
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(data.resolve("control.sock"))).close();
        assertThat(data.resolve("control.sock")).as("left by a process that was killed").exists();
        try (TestServer server = TestServer.start(data)) {
            server.register("ada");
            assertThatThrownBy(() -> ChatServer.start(TestServer.config(data))).isInstanceOf(StartupException.class)
                    .hasMessageContaining("in use by another server");
            isAnswered();
        }
    }

    @Test
    void withoutAServerThereIsNobodyToAsk() {
        assertThatThrownBy(() -> ControlClient.connect(data)).isInstanceOf(NoServerException.class)
                .hasMessageContaining("no server runs with the data directory " + data);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type':'launch'}                             | unknown_type
            {'type':'session_list'}                       | invalid_field
            {'type':'session_list','data':{'user':7}}     | wrong_shape
            {'type':'session_list','data':{'user':'no'}}  | user_not_found
            {'type':'session_list','data':{'user':'a b'}} | invalid_field
            []                                            | not_an_object
            {                                             | invalid_json
            """)
    void whatCannotBeDoneIsRefusedWithAReasonAndTheConnectionGoesOn(String json, String code) throws IOException {
        try (TestServer server = TestServer.start(data); SocketChannel channel = raw()) {
            server.register("ada");
            send(channel, json);
            assertThat(answer(channel)).contains("\"status\":\"error\"", "\"code\":\"" + code + "\"");
            send(channel, "{'type':'session_list','data':{'user':'ada'}}");
            assertThat(answer(channel)).isEqualTo("{\"status\":\"ok\",\"data\":{\"sessions\":[]}}");
        }
    }

    @Test
    void aFrameThatIsTooLongEndsTheConnectionAndNothingElse() throws IOException {
        try (TestServer server = TestServer.start(data); SocketChannel channel = raw()) {
            server.register("ada");
            channel.write(ByteBuffer.wrap(new byte[]{0x7f, 0, 0, 0}));
            assertThat(answer(channel)).isEqualTo("closed");
            isAnswered();
        }
    }

    @Test
    void oneConnectionTooManyIsToldSoUntilAnotherEnds() throws IOException {
        List<SocketChannel> all = new ArrayList<>();
        try (TestServer server = TestServer.start(data)) {
            server.register("ada");
            for (int i = 0; i < ControlSocket.CONNECTIONS; i++) {
                all.add(raw());
            }
            try (SocketChannel late = raw()) {
                assertThat(answer(late)).contains("server_full");
            }
            all.removeLast().close();
            await().ignoreExceptions().untilAsserted(this::isAnswered);
        } finally {
            for (SocketChannel channel : all) {
                channel.close();
            }
        }
    }
}
