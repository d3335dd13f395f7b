package chat.parley.common.client;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.Limits;
import chat.parley.common.client.ScriptedServer.Peer;
import chat.parley.common.client.ScriptedServer.Question;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.PeopleRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.SessionRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Which answer goes to which request, and what becomes of those without one. */
class RequestsTest extends ClientTest {

    @Test
    void answersFindTheirRequestsInAnyOrder() throws Exception {
        Peer peer = signIn();
        List<CompletableFuture<Reply.ReadState>> asked = new ArrayList<>();
        List<Question<MessageRequest.Read>> questions = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            asked.add(client.request(new MessageRequest.Read(1, i)));
            questions.add(peer.expect(MessageRequest.Read.class));
        }
        CompletableFuture<Reply.NameList> other = client.request(new PeopleRequest.Blocks());
        peer.expect(PeopleRequest.Blocks.class).answer(new Reply.NameList(List.of("bob")));
        questions.reversed().forEach(q -> q.answer(new Reply.ReadState(1, q.request().seq(), 0, 0)));

        assertThat(get(other).names()).containsExactly("bob");
        for (int i = 1; i <= 20; i++) {
            assertThat(get(asked.get(i - 1)).seq()).isEqualTo(i);
        }
    }

    @Test
    void aRefusalFailsItsRequestOnly() throws Exception {
        Peer peer = signIn();
        CompletableFuture<Reply.Joined> direct = client.request(new MessageRequest.Direct("nobody"));
        CompletableFuture<Reply.NameList> blocks = client.request(new PeopleRequest.Blocks());
        peer.expect(MessageRequest.Direct.class).refuse(ErrorCode.USER_NOT_FOUND);
        peer.expect(PeopleRequest.Blocks.class).answer(new Reply.NameList(List.of()));

        assertThat(failure(direct)).isInstanceOfSatisfying(RefusedException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.USER_NOT_FOUND);
            assertThat(e.words()).isEqualTo("no: USER_NOT_FOUND");
        });
        get(blocks);
    }

    @Test
    void aLostConnectionFailsWhatIsPendingAndWhatIsAskedBeforeTheNext() throws Exception {
        use(config.withReconnect(LATE));
        Peer peer = signIn();
        CompletableFuture<Reply.NameList> blocks = client.request(new PeopleRequest.Blocks());
        CompletableFuture<Reply.FriendList> friends = client.request(new PeopleRequest.Friends());
        peer.expect(PeopleRequest.Blocks.class);
        peer.dismiss(ErrorCode.SERVER_SHUTDOWN);

        assertThat(failure(blocks)).isInstanceOfSatisfying(DisconnectedException.class,
                e -> assertThat(e.loss().code()).isEqualTo(ErrorCode.SERVER_SHUTDOWN));
        assertThat(failure(friends)).isInstanceOf(DisconnectedException.class);
        listener.expectStates("Waiting 1 SERVER_SHUTDOWN");
        assertThat(failure(client.request(new PeopleRequest.Friends())))
                .isInstanceOfSatisfying(DisconnectedException.class,
                        e -> assertThat(e.loss().code()).isEqualTo(ErrorCode.SERVER_SHUTDOWN));
    }

    @Test
    void whatIsNotAnsweredInTimeFailsAndALateAnswerIsPassedOver() throws Exception {
        use(config.withTimeouts(ScriptedServer.PATIENCE, Duration.ofMillis(200)));
        var _ = client.connect();
        Peer peer = server.welcome();
        listener.expectStates("Connecting", "Connected");
        CompletableFuture<Reply.NameList> late = client.request(new PeopleRequest.Blocks());
        Question<PeopleRequest.Blocks> question = peer.expect(PeopleRequest.Blocks.class);

        assertThat(failure(late)).isInstanceOf(TimeoutException.class);
        question.answer(new Reply.NameList(List.of()));
        CompletableFuture<Reply.FriendList> next = client.request(new PeopleRequest.Friends());
        peer.expect(PeopleRequest.Friends.class).answer(new Reply.FriendList(List.of(), List.of(), List.of()));
        get(next);
    }

    @Test
    void aLoginWithoutAnAnswerEndsTheConnection() throws Exception {
        use(config.withTimeouts(ScriptedServer.PATIENCE, Duration.ofMillis(200)));
        var _ = client.connect();
        Peer peer = server.welcome();
        listener.expectStates("Connecting", "Connected");
        CompletableFuture<Reply.SignedIn> login = client.login("alice", "password");
        peer.expect(SessionRequest.Login.class);

        assertThat(failure(login)).isInstanceOf(TimeoutException.class);
        peer.expectEnd();
    }

    @Test
    void whatIsNotUnderstoodIsPassedOverOrFailsItsRequest() throws Exception {
        Peer peer = signIn();
        CompletableFuture<Reply.NameList> blocks = client.request(new PeopleRequest.Blocks());
        Question<PeopleRequest.Blocks> question = peer.expect(PeopleRequest.Blocks.class);
        peer.write("{\"type\":\"fireworks\",\"status\":\"ok\",\"data\":{\"many\":true}}");
        peer.write("{\"type\":\"typing\",\"status\":\"ok\",\"data\":{\"user\":7}}");
        peer.write("{\"type\":\"blocks\",\"id\":\"none\",\"status\":\"ok\"}");
        peer.push(new Event.Typing(1, "bob"));
        listener.expect("event typing");

        peer.write("{\"type\":\"blocks\",\"id\":\"" + question.id() + "\",\"status\":\"ok\",\"data\":{\"names\":7}}");
        assertThat(failure(blocks)).isInstanceOf(ProtocolException.class);
        assertThat(client.state()).isInstanceOf(ClientState.SignedIn.class);
    }

    @Test
    void aServerThatDoesNotSpeakTheProtocolIsLeft() throws Exception {
        Peer peer = signIn();
        peer.write("nonsense");
        peer.expectEnd();
    }

    @Test
    void whatCannotBeWrittenFails() throws Exception {
        Peer peer = signIn();
        String tooLong = "x".repeat(Limits.MAX_SERVER_FRAME_BYTES);

        assertThat(failure(client.request(new PeopleRequest.Users(tooLong, 0))))
                .isInstanceOf(IllegalArgumentException.class);
        var _ = client.request(new PeopleRequest.Friends());
        peer.expect(PeopleRequest.Friends.class);
    }

    @Test
    void aPingIsAnswered() throws Exception {
        Peer peer = signIn();
        peer.push(new Event.Ping());
        peer.expect(SessionRequest.Ping.class);
    }
}
