package chat.parley.common.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.common.Limits;
import chat.parley.common.client.ScriptedServer.Peer;
import chat.parley.common.client.ScriptedServer.Question;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.MessageRequest.Position;
import chat.parley.common.protocol.v2.MessageRequest.Sync;
import chat.parley.common.protocol.v2.RemovalReason;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Reply.Missed;
import chat.parley.common.protocol.v2.RoomRequest;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Conversations are told in order, each message once and without a gap, whichever way it comes. */
class TimelinesTest extends ClientTest {

    private static Reply.Synced synced(Missed... missed) {
        return new Reply.Synced(List.of(missed), List.of(), false);
    }

    private static Missed missed(long conversation, long change, MessageInfo... messages) {
        return new Missed(conversation, List.of(messages), List.of(), messages[messages.length - 1].seq(), change,
                false);
    }

    private static Missed missedChanges(long conversation, long seq, long change, MessageInfo... changed) {
        return new Missed(conversation, List.of(), List.of(changed), seq, change, false);
    }

    private static void say(Peer peer, long conversation, long... seqs) {
        for (long seq : seqs) {
            peer.push(new Event.Message(message(conversation, seq)));
        }
    }

    @Test
    void liveMessagesAreToldAndDoublesAreNot() throws Exception {
        Peer peer = signIn(conversation(1, 4, 0));
        say(peer, 1, 5, 5, 4, 6);
        listener.expect("messages 1: 5=m5", "messages 1: 6=m6");
        assertThat(client.position(1)).contains(new Position(1, 6, 0));
        await().untilAsserted( // it is told after the messages
                () -> assertThat(listener.positions).containsEntry(1L, new Position(1, 5 + 1, 0)));
        assertThat(client.position(2)).isEmpty();
    }

    @Test
    void aGapIsClosedByASyncAndTheOrderKept() throws Exception {
        Peer peer = signIn(conversation(1, 4, 0), conversation(2, 0, 0));
        say(peer, 1, 7, 8);
        Question<Sync> sync = peer.expect(Sync.class);
        assertThat(sync.request().conversations()).containsExactly(new Position(1, 4, 0));
        say(peer, 2, 1); // others are not held up
        say(peer, 1, 9);
        listener.expect("messages 2: 1=m1");
        sync.answer(synced(missed(1, 0, message(1, 5), message(1, 6), message(1, 7))));
        listener.expect("messages 1: 5=m5 6=m6 7=m7 8=m8 9=m9");
        say(peer, 1, 10);
        listener.expect("messages 1: 10=m10");
        var _ = client.request(new MessageRequest.Typing(1));
        peer.expect(MessageRequest.Typing.class); // there was one sync only
    }

    @Test
    void aSyncThatDoesNotReachIsRepeatedAndOneThatBringsNothingIsNot() throws Exception {
        Peer peer = signIn(conversation(1, 0, 0));
        say(peer, 1, 9);
        peer.expect(Sync.class).answer(synced(missed(1, 0, message(1, 1), message(1, 2))));
        Question<Sync> again = peer.expect(Sync.class);
        assertThat(again.request().conversations()).containsExactly(new Position(1, 2, 0));
        again.answer(synced());
        listener.expect("messages 1: 1=m1 2=m2");
        var _ = client.request(new MessageRequest.Typing(1));
        peer.expect(MessageRequest.Typing.class);

        say(peer, 1, 10); // the next event asks again
        peer.expect(Sync.class).answer(synced(missed(1, 0,
                LongStream.rangeClosed(3, 10).mapToObj(seq -> message(1, seq)).toArray(MessageInfo[]::new))));
        listener.expect("messages 1: 3=m3 4=m4 5=m5 6=m6 7=m7 8=m8 9=m9 10=m10");
    }

    @Test
    void changesAreToldInTheirOrder() throws Exception {
        Peer peer = signIn(conversation(1, 9, 20));
        peer.push(new Event.MessageChanged(message(1, 3, "edited", 21)));
        peer.push(new Event.MessageChanged(message(1, 3, "edited", 21)));
        peer.push(new Event.MessageChanged(message(1, 2, "old", 7)));
        peer.push(new Event.MessageChanged(message(1, 4, "too early", 24)));
        listener.expect("changed 1: 3=edited");
        Question<Sync> sync = peer.expect(Sync.class);
        assertThat(sync.request().conversations()).containsExactly(new Position(1, 9, 21));
        sync.answer(synced(missedChanges(1, 9, 23, message(1, 5, "missed", 23))));
        listener.expect("changed 1: 5=missed", "changed 1: 4=too early");
        assertThat(client.position(1)).contains(new Position(1, 9, 24));
    }

    @Test
    void aChangeOfAMessageThatIsStillMissingIsToldWithIt() throws Exception {
        Peer peer = signIn(conversation(1, 4, 0));
        say(peer, 1, 7);
        Question<Sync> sync = peer.expect(Sync.class);
        peer.push(new Event.MessageChanged(message(1, 6, "edited", 1)));
        peer.push(new Event.MessageChanged(message(1, 7, "this, too", 2)));
        sync.answer(synced(missed(1, 0, message(1, 5), message(1, 6), message(1, 7))));
        listener.expect("messages 1: 5=m5 6=edited 7=this, too");
        assertThat(client.position(1)).contains(new Position(1, 7, 2));
    }

    @Test
    void anOwnChangeIsToldOnceWhetherByAnswerOrByEvent() throws Exception {
        Peer peer = signIn(conversation(1, 4, 0));
        var first = client.request(new MessageRequest.Edit(1, 2, "new"));
        peer.expect(MessageRequest.Edit.class).answer(new Reply.Changed(message(1, 2, "new", 1)));
        peer.push(new Event.MessageChanged(message(1, 2, "new", 1)));
        get(first);
        var second = client.request(new MessageRequest.Edit(1, 2, "newer"));
        peer.expect(MessageRequest.Edit.class).answer(new Reply.Changed(message(1, 2, "newer", 3)));
        get(second);
        peer.push(new Event.MessageChanged(message(1, 1, "another's", 2)));
        peer.push(new Event.MessageChanged(message(1, 2, "newer", 3)));
        listener.expect("changed 1: 2=new", "changed 1: 1=another's", "changed 1: 2=newer");
    }

    @Test
    void whatWasMissedIsAskedForAfterResuming() throws Exception {
        client.follow(1, 10, 5);
        client.follow(2, 0, 0);
        client.follow(3, 1, 0);
        Peer peer = login();
        Question<Sync> sync = peer.expect(Sync.class);
        assertThat(sync.request().conversations()).containsExactly(new Position(1, 10, 5), new Position(2, 0, 0),
                new Position(3, 1, 0));
        say(peer, 1, 12); // live, before the answer, which knows it already
        sync.answer(new Reply.Synced(List.of(missed(1, 5, message(1, 11), message(1, 12))), List.of(3L), true));
        listener.expect("messages 1: 11=m11 12=m12", "gone 3");
        Question<Sync> more = peer.expect(Sync.class); // what the limit left no room for
        assertThat(more.request().conversations()).containsExactly(new Position(2, 0, 0));
        more.answer(synced());
        peer.list(conversation(1, 12, 5), conversation(2, 0, 0), conversation(4, 30, 2));
        listener.expect("appeared 4", "conversations [1, 2, 4]");
        say(peer, 4, 31);
        listener.expect("messages 4: 31=m31");

        peer.cut();
        Question<Sync> next = server.resume().expect(Sync.class);
        assertThat(next.request().conversations()).containsExactly(new Position(1, 12, 5), new Position(2, 0, 0),
                new Position(4, 31, 2));
    }

    @Test
    void manyConversationsAreAskedForInParts() throws Exception {
        int count = Limits.MAX_SYNC_CONVERSATIONS + 5;
        for (int id = 1; id <= count; id++) {
            client.follow(id, 1, 0);
        }
        Peer peer = login();
        Question<Sync> first = peer.expect(Sync.class);
        assertThat(first.request().conversations()).hasSize(Limits.MAX_SYNC_CONVERSATIONS);
        first.answer(synced());
        Question<Sync> second = peer.expect(Sync.class);
        assertThat(second.request().conversations()).hasSize(5);
        second.answer(synced());
        peer.expect(MessageRequest.Conversations.class);
    }

    @Test
    void aListenerChoosesWhereAConversationBegins() throws Exception {
        client.close();
        listener = new RecordingListener() {
            @Override
            public void appeared(ConversationInfo conversation) {
                super.appeared(conversation);
                client.follow(conversation.conversation(), 0, 0);
            }
        };
        client = new ParleyClient(RUNTIME, config, listener);
        Peer peer = login();
        peer.list(conversation(1, 2, 0));
        listener.expect("appeared 1", "conversations [1]");
        Question<Sync> sync = peer.expect(Sync.class);
        assertThat(sync.request().conversations()).containsExactly(new Position(1, 0, 0));
        sync.answer(synced(missed(1, 0, message(1, 1), message(1, 2))));
        listener.expect("messages 1: 1=m1 2=m2");
    }

    @Test
    void aMessageOfAnUnknownConversationWaitsUntilItIsKnown() throws Exception {
        Peer peer = signIn();
        say(peer, 8, 3, 4);
        peer.list(conversation(8, 4, 0));
        listener.expect("appeared 8", "messages 8: 3=m3 4=m4", "conversations [8]");
        say(peer, 9, 1); // one that the account is not in any more when the list is made
        peer.list(conversation(8, 4, 0));
        listener.expect("conversations [8]");
        say(peer, 8, 5);
        listener.expect("messages 8: 5=m5");
    }

    @Test
    void conversationsComeAndGo() throws Exception {
        Peer peer = signIn();
        peer.push(new Event.Joined(conversation(1, 7, 0)));
        say(peer, 1, 8);
        listener.expect("appeared 1", "event joined", "messages 1: 8=m8");
        var direct = client.request(new MessageRequest.Direct("bob"));
        peer.expect(MessageRequest.Direct.class).answer(new Reply.Joined(conversation(2, 0, 0)));
        get(direct);
        say(peer, 2, 1);
        listener.expect("appeared 2", "messages 2: 1=m1");

        peer.push(new Event.Removed(1, RemovalReason.KICKED, "bob"));
        listener.expect("event removed", "gone 1");
        assertThat(client.position(1)).isEmpty();
        var left = client.request(new RoomRequest.Leave(2));
        peer.expect(RoomRequest.Leave.class).answer(new Reply.Done());
        get(left);
        listener.expect("gone 2");
    }

    @Test
    void resyncBringsWhatWasLeftOut() throws Exception {
        Peer peer = signIn(conversation(1, 4, 0), conversation(2, 4, 0));
        peer.push(new Event.Resync(List.of(2L), false));
        listener.expect("event resync");
        Question<Sync> sync = peer.expect(Sync.class);
        assertThat(sync.request().conversations()).containsExactly(new Position(2, 4, 0));
        sync.answer(synced(missed(2, 0, message(2, 5))));
        listener.expect("messages 2: 5=m5");

        peer.push(new Event.Resync(List.of(), true));
        peer.list(conversation(2, 5, 0));
        listener.expect("event resync", "conversations [2]");
        Question<Sync> missing = peer.expect(Sync.class); // it is not in the list: has it gone?
        missing.answer(new Reply.Synced(List.of(), List.of(1L), false));
        listener.expect("gone 1");
    }

    @Test
    void aSyncThatIsRefusedIsTriedAgain() throws Exception {
        client.follow(1, 0, 0);
        Peer peer = login();
        peer.expect(Sync.class).refuse(ErrorCode.STORAGE_UNAVAILABLE);
        peer.expect(Sync.class).answer(synced(missed(1, 0, message(1, 1))));
        peer.expect(MessageRequest.Conversations.class).refuse(ErrorCode.STORAGE_UNAVAILABLE);
        peer.list(conversation(1, 1, 0));
        listener.expect("messages 1: 1=m1", "conversations [1]");
    }
}
