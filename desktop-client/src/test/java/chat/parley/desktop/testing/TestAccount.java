package chat.parley.desktop.testing;

import chat.parley.common.client.ClientState;
import chat.parley.common.client.Loss;
import chat.parley.common.client.ReconnectPolicy;
import chat.parley.common.protocol.v2.ConversationInfo;
import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomInfo;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.ServerAddress;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.net.Credentials;
import chat.parley.desktop.net.EventQueue;
import chat.parley.desktop.net.LinkEvent;
import chat.parley.desktop.net.ServerLink;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An account whose link was never opened: it knows what a test tells it, and what it asks is never answered. */
public final class TestAccount {

    private final Account account;

    public TestAccount(String user) {
        account = new Account(
                new ServerLink(new EventQueue(), new CompletableFuture<>(),
                        new Credentials(new ServerAddress("127.0.0.1", 1), new CaFingerprint("ab".repeat(32)), user,
                                "token"),
                        Path.of("never-opened"),
                        new ReconnectPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), 0.5, new Random(1)), "test"),
                Clock.systemUTC());
    }

    public Account account() {
        return account;
    }

    public void online() {
        account.handle(new LinkEvent.StateChanged(new ClientState.SignedIn(
                new Reply.Welcome(2, "test", "1", "open", 8, 1000, 1000, 0, 0, 0, List.of(), List.of()), account.user(),
                1)));
    }

    public void offline() {
        account.handle(new LinkEvent.StateChanged(
                new ClientState.Waiting(Instant.MAX, 1, new Loss(null, "gone", null))));
    }

    /** The account is in a room, of which so much is unread. */
    public void in(RoomInfo room, int unread, int mentions) {
        account.handle(new LinkEvent.Appeared(
                new ConversationInfo(room.room(), room, Role.MEMBER, null, 0, 0, 0, unread, mentions)));
    }

    /** The account is in a direct conversation, of which so much is unread. */
    public void direct(long id, String with, int unread) {
        account.handle(new LinkEvent.Appeared(new ConversationInfo(id, null, null, with, 0, 0, 0, unread, 0)));
    }

    public void gone(long room) {
        account.handle(new LinkEvent.Gone(room));
    }

    public void pushed(Event event) {
        account.handle(new LinkEvent.Pushed(event));
    }

    public static RoomInfo room(long id, String name, @Nullable String topic, int members) {
        return new RoomInfo(id, name, topic, Visibility.PUBLIC, false, 0, members, 0, 0, false);
    }
}
