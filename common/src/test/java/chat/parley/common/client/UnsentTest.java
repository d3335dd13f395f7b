package chat.parley.common.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.parley.common.Limits;
import chat.parley.common.client.ScriptedServer.Peer;
import chat.parley.common.client.ScriptedServer.Question;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.MessageRequest.Msg;
import chat.parley.common.protocol.v2.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Messages on their way: in order, each until it is answered. */
class UnsentTest extends ClientTest {

    @Test
    void aMessageIsSentAndAcknowledged() throws Exception {
        Peer peer = signIn();
        Unsent unsent = client.send(UnsentMessage.in(5, "hello").replyingTo(3));
        Question<Msg> msg = peer.expect(Msg.class);
        assertThat(msg.request())
                .isEqualTo(new Msg(5L, null, "hello", unsent.message().clientId(), 3L, null));
        assertThat(client.unsent()).containsExactly(unsent.message());

        msg.answer(new Reply.Sent(5, 100, 9, 1234));

        assertThat(get(unsent.sent())).isEqualTo(new Reply.Sent(5, 100, 9, 1234));
        listener.expect("sent hello as 9");
        assertThat(client.unsent()).isEmpty();
    }

    @Test
    void whatIsWrittenBeforeSigningInIsSentThen() throws Exception {
        Unsent one = client.send(UnsentMessage.to("bob", "one").saidIn(2));
        Unsent two = client.send(UnsentMessage.in(1, "two"));
        Peer peer = login();
        peer.expect(MessageRequest.Conversations.class);
        assertThat(peer.expect(Msg.class).request())
                .isEqualTo(new Msg(null, "bob", "one", one.message().clientId(), null, 2L));
        assertThat(peer.expect(Msg.class).request().clientId()).isEqualTo(two.message().clientId());
    }

    @Test
    void whatWasNotAcknowledgedIsSentAgainInItsOrderBeforeWhatIsNewer() throws Exception {
        Peer peer = signIn();
        List<Unsent> all = new ArrayList<>();
        for (String text : List.of("a", "b", "c", "d")) {
            all.add(client.send(UnsentMessage.in(1, text)));
        }
        peer.expect(Msg.class).answer(new Reply.Sent(1, 1, 1, 1));
        peer.expect(Msg.class);
        Question<Msg> third = peer.expect(Msg.class);
        peer.expect(Msg.class);
        third.answer(new Reply.Sent(1, 3, 3, 1)); // as when the answer to the second was lost
        listener.expect("sent a as 1", "sent c as 3");
        peer.cut();
        all.add(client.send(UnsentMessage.in(1, "e")));

        Peer next = server.resume();
        next.expect(MessageRequest.Conversations.class);
        List<UUID> again = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Question<Msg> msg = next.expect(Msg.class);
            again.add(msg.request().clientId());
            msg.answer(new Reply.Sent(1, 10 + i, 10 + i, 1));
        }
        assertThat(again).containsExactly(id(all, 1), id(all, 3), id(all, 4));
        listener.expect("sent b as 10", "sent d as 11", "sent e as 12");
        for (Unsent unsent : all) {
            get(unsent.sent());
        }
        assertThat(client.unsent()).isEmpty();
    }

    private static UUID id(List<Unsent> all, int index) {
        return all.get(index).message().clientId();
    }

    @Test
    void aRefusalEndsItsMessageOnly() throws Exception {
        Peer peer = signIn();
        Unsent one = client.send(UnsentMessage.in(1, "one"));
        Unsent two = client.send(UnsentMessage.in(1, "two"));
        peer.expect(Msg.class).refuse(ErrorCode.MUTED);
        peer.expect(Msg.class).answer(new Reply.Sent(1, 1, 1, 1));

        assertThat(failure(one.sent())).isInstanceOfSatisfying(RefusedException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.MUTED));
        get(two.sent());
        listener.expect("refused one: MUTED", "sent two as 1");
        assertThat(client.unsent()).isEmpty();
    }

    @Test
    void aRefusedMessageStaysInTheStoreWhenItsListenerFails() throws Exception {
        client.close();
        InMemoryUnsentStore store = new InMemoryUnsentStore();
        listener = new RecordingListener() {
            @Override
            public void refused(UnsentMessage message, RefusedException refusal) {
                super.refused(message, refusal);
                if (message.text().equals("one")) {
                    throw new IllegalStateException("no room to keep it");
                }
            }
        };
        client = new ParleyClient(RUNTIME, config, listener, store);
        Peer peer = signIn();
        Unsent one = client.send(UnsentMessage.in(1, "one"));
        Unsent two = client.send(UnsentMessage.in(1, "two"));
        peer.expect(Msg.class).refuse(ErrorCode.MUTED);
        peer.expect(Msg.class).refuse(ErrorCode.MUTED);
        listener.expect("refused one: MUTED", "refused two: MUTED");
        assertThat(failure(one.sent())).isInstanceOf(RefusedException.class);
        assertThat(failure(two.sent())).isInstanceOf(RefusedException.class);
        await().atMost(ScriptedServer.PATIENCE)
                .untilAsserted(() -> assertThat(store.all()).containsExactly(one.message()));
    }

    @Test
    void aMessageThatCannotBeStoredNowIsTriedAgainBeforeLaterOnes() throws Exception {
        Peer peer = signIn();
        client.send(UnsentMessage.in(1, "one"));
        client.send(UnsentMessage.in(1, "two"));
        Question<Msg> one = peer.expect(Msg.class);
        Question<Msg> two = peer.expect(Msg.class);
        one.refuse(ErrorCode.STORAGE_UNAVAILABLE);
        two.refuse(ErrorCode.STORAGE_UNAVAILABLE);
        for (Question<Msg> before : List.of(one, two)) {
            Question<Msg> again = peer.expect(Msg.class);
            assertThat(again.request()).isEqualTo(before.request());
            again.answer(new Reply.Sent(1, 1, 1, 1));
        }
        listener.expect("sent one as 1", "sent two as 1");
    }

    @Test
    void onlySoManyAreInFlight() throws Exception {
        Peer peer = signIn();
        List<Question<Msg>> flying = new ArrayList<>();
        for (int i = 0; i < UnsentQueue.WINDOW + 1; i++) {
            client.send(UnsentMessage.in(1, "m" + i));
        }
        for (int i = 0; i < UnsentQueue.WINDOW; i++) {
            flying.add(peer.expect(Msg.class));
        }
        var _ = client.request(new MessageRequest.Typing(1));
        peer.expect(MessageRequest.Typing.class); // and not the one more
        flying.getFirst().answer(new Reply.Sent(1, 1, 1, 1));
        assertThat(peer.expect(Msg.class).request().text()).isEqualTo("m" + UnsentQueue.WINDOW);
    }

    @Test
    void aStoreIsSentFirstByTheNextClient() throws Exception {
        InMemoryUnsentStore store = new InMemoryUnsentStore();
        client.close();
        client = new ParleyClient(RUNTIME, config, listener, store);
        Unsent lost = client.send(UnsentMessage.in(1, "lost"));
        client.close();
        assertThat(failure(lost.sent())).isInstanceOf(DisconnectedException.class);

        listener = new RecordingListener();
        client = new ParleyClient(RUNTIME, config, listener, store);
        client.send(UnsentMessage.in(1, "new"));
        Peer peer = login();
        peer.expect(MessageRequest.Conversations.class);
        Question<Msg> first = peer.expect(Msg.class);
        assertThat(first.request().clientId()).isEqualTo(lost.message().clientId());
        first.answer(new Reply.Sent(1, 1, 1, 1));
        listener.expect("sent lost as 1");
        assertThat(peer.expect(Msg.class).request().text()).isEqualTo("new");
        await().atMost(ScriptedServer.PATIENCE).untilAsserted(() -> assertThat(store.all()).hasSize(1));
    }

    @Test
    void theServersPaceIsKept() {
        Pace pace = new Pace(10, 0);
        for (int i = 0; i < 10; i++) {
            assertThat(pace.take(0)).isZero();
        }
        assertThat(pace.take(0)).isPositive().isLessThanOrEqualTo(java.time.Duration.ofMillis(100));
        assertThat(pace.take(100_000_000)).isZero();
        assertThat(pace.take(100_000_001)).isPositive();
    }

    @Test
    void whatCouldNeverBeSentIsNotTaken() {
        UUID id = UUID.randomUUID();
        assertThatThrownBy(() -> UnsentMessage.in(1, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UnsentMessage.in(1, "\ud800")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UnsentMessage.in(1, "x".repeat(Limits.MAX_TEXT_CHARS + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UnsentMessage.to("not a name", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UnsentMessage(id, null, null, "x", null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
