package chat.parley.desktop.testing;

import static org.awaitility.Awaitility.await;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v1.MessageCodec;
import chat.parley.common.protocol.v1.Request;
import chat.parley.common.protocol.v1.ServerMessage;
import chat.parley.common.trust.InviteLink;
import chat.parley.desktop.net.EventQueue;
import chat.parley.desktop.net.LinkEvent;
import chat.parley.desktop.net.ReconnectPolicy;
import chat.parley.desktop.net.ServerLink;
import chat.parley.desktop.net.SignIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** Somebody else at the server, without a window: a link of the client's own, and what came over it. One thread only. */
public final class Companion implements AutoCloseable {

    /** Far longer than anything takes, even on a machine with much else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final CompletableFuture<MessageCodec> CODEC = CompletableFuture.supplyAsync(MessageCodec::new);

    private final String name;
    private final EventQueue queue = new EventQueue();
    private final ServerLink link = new ServerLink(queue, CODEC, ReconnectPolicy.defaults());
    private final List<ServerMessage> heard = new ArrayList<>();

    /** Registers and signs in. */
    public Companion(InviteLink invite, String name) {
        this.name = name;
        link.signIn(new SignIn(invite.address(), invite.ca(), name, TestClient.PASSWORD, true));
        waitFor(ServerMessage.SignedIn.class::isInstance);
    }

    public Companion createRoom(String room) {
        link.send(new Request.Create(room));
        waitFor(ServerMessage.Created.class::isInstance);
        return this;
    }

    public Companion enter(String room) {
        link.send(new Request.Enter(room));
        waitFor(m -> m instanceof ServerMessage.Entered(var _, var entered, var _) && entered.equals(room));
        return this;
    }

    public Companion exit() {
        link.send(new Request.Exit());
        waitFor(ServerMessage.Exited.class::isInstance);
        return this;
    }

    /** Says something and waits until the server has taken it. */
    public Companion say(String text) {
        link.send(new Request.Say(name, Names.PUBLIC, text));
        waitFor(m -> m instanceof ServerMessage.Said(var _, var from, var said) && from.equals(name)
                && said.equals(text));
        return this;
    }

    /** Says something and does not wait. */
    public Companion sayQuickly(String text) {
        link.send(new Request.Say(name, Names.PUBLIC, text));
        return this;
    }

    public Companion whisper(String to, String text) {
        link.send(new Request.Say(name, to, text));
        waitFor(m -> m instanceof ServerMessage.Said(var _, var from, var said) && from.equals(name)
                && said.equals(text));
        return this;
    }

    public void waitToHear(String text) {
        waitFor(m -> m instanceof ServerMessage.Said said && said.text().equals(text));
    }

    public boolean heard(String text) {
        drain();
        return heard.stream().anyMatch(m -> m instanceof ServerMessage.Said said && said.text().equals(text));
    }

    private void waitFor(Predicate<ServerMessage> wanted) {
        await(name).atMost(PATIENCE).until(() -> {
            drain();
            return heard.stream().anyMatch(wanted);
        });
    }

    private void drain() {
        for (LinkEvent event = queue.poll(); event != null; event = queue.poll()) {
            switch (event) {
                case LinkEvent.Received(var message, var _) -> heard.add(message);
                case LinkEvent.SignInFailed(var _, var failure) -> throw new AssertionError(name + ": " + failure);
                case LinkEvent.StateChanged _ -> {
                    // of no interest
                }
            }
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
