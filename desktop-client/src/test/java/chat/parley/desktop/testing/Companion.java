package chat.parley.desktop.testing;

import static org.awaitility.Awaitility.await;

import chat.parley.common.client.ClientConfig;
import chat.parley.common.client.ClientListener;
import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ParleyClient;
import chat.parley.common.client.UnsentMessage;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Request;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.common.trust.InviteLink;
import chat.parley.common.trust.PinnedTrust;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Somebody else at the server, without a window: what they do is done when the method returns. One thread only. */
public final class Companion implements AutoCloseable {

    /** Far longer than anything takes, even on a machine with much else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ClientRuntime RUNTIME = ClientRuntime.create();

    private final String name;
    private final List<MessageInfo> heard = new CopyOnWriteArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final ParleyClient client;

    /** Registers and signs in. */
    public Companion(InviteLink invite, String name) {
        this(invite, name, true);
    }

    /** Somebody who has an account already, on another computer. */
    public static Companion elsewhere(InviteLink invite, String name) {
        return new Companion(invite, name, false);
    }

    private Companion(InviteLink invite, String name, boolean register) {
        this.name = name;
        client = new ParleyClient(RUNTIME, ClientConfig.of(invite.address(), tls(invite), "companion"),
                new ClientListener() {
                    @Override
                    public void messages(long conversation, List<MessageInfo> messages) {
                        heard.addAll(messages);
                    }

                    @Override
                    public void changed(MessageInfo message) {
                        heard.replaceAll(
                                old -> old.conversation() == message.conversation() && old.seq() == message.seq()
                                        ? message
                                        : old);
                    }

                    @Override
                    public void event(Event event) {
                        events.add(event);
                    }
                });
        answer(client.connect());
        if (register) {
            ask(new SessionRequest.Register(name, TestClient.PASSWORD, invite.token()));
        }
        answer(client.login(name, TestClient.PASSWORD));
    }

    private static javax.net.ssl.SSLContext tls(InviteLink invite) {
        try {
            return PinnedTrust.context(invite.ca());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T answer(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public String name() {
        return name;
    }

    /** Asks the server anything, and waits for the answer. */
    public <R extends Reply> R ask(Request<R> request) {
        return answer(client.request(request));
    }

    /** Makes a public room; gives its id. */
    public long createRoom(String room) {
        return createRoom(room, null, Visibility.PUBLIC);
    }

    public long createRoom(String room, @org.jspecify.annotations.Nullable String topic, Visibility visibility) {
        return ask(new RoomRequest.Create(room, topic, visibility, null, 0)).conversation().conversation();
    }

    public long roomId(String room) {
        return ask(new RoomRequest.FindRoom(room)).room().room();
    }

    /** Becomes a member; gives the room's id. */
    public long join(String room) {
        long id = roomId(room);
        ask(new RoomRequest.Join(id, null));
        return id;
    }

    /** Says something; gives its place. */
    public Reply.Sent say(long conversation, String text) {
        return answer(client.send(UnsentMessage.in(conversation, text)).sent());
    }

    public Reply.Sent reply(long conversation, long seq, String text) {
        return answer(client.send(UnsentMessage.in(conversation, text).replyingTo(seq)).sent());
    }

    /** Says something to one person. */
    public Reply.Sent tell(String user, String text) {
        return answer(client.send(UnsentMessage.to(user, text)).sent());
    }

    /** Says something to one person, in a room. */
    public Reply.Sent tellIn(long room, String user, String text) {
        return answer(client.send(UnsentMessage.to(user, text).saidIn(room)).sent());
    }

    public void react(long conversation, long seq, String emoji) {
        ask(new MessageRequest.React(conversation, seq, emoji, true));
    }

    public MessageInfo waitToHear(String text) {
        await(name + " to hear " + text).atMost(PATIENCE).until(() -> heard(text));
        return heard.stream().filter(m -> text.equals(m.text())).findFirst().orElseThrow();
    }

    public boolean heard(String text) {
        return heard.stream().anyMatch(m -> text.equals(m.text()));
    }

    /** Everything that was pushed to them and is no message. */
    public List<Event> events() {
        return events;
    }

    @Override
    public void close() {
        client.close();
    }
}
