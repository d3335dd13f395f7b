package chat.parley.server.training;

import chat.parley.common.frame.FrameWriter;
import chat.parley.common.net.FramedConnection;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.ProtocolException;
import chat.parley.common.protocol.v1.MessageCodec;
import chat.parley.common.protocol.v1.Request;
import chat.parley.common.protocol.v1.ServerMessage;
import chat.parley.common.trust.InviteLink;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody who talks by protocol 1. Used by one thread; a virtual one of its own reads what the server sends. */
final class TrainingMember {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingMember.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final MessageCodec CODEC = new MessageCodec();

    private final FramedConnection connection;
    private final String name;
    private final BlockingQueue<ServerMessage> answers = new LinkedBlockingQueue<>();

    /** What has been said in the room and not been waited for. */
    private final Semaphore heard = new Semaphore(0);

    private TrainingMember(FramedConnection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /** Connects, makes an account and signs in. */
    static TrainingMember signIn(InviteLink link, SSLContext tls, String name, String password)
            throws IOException, InterruptedException {
        FramedConnection connection = FramedConnection.connect(link.address(), tls, PATIENCE);
        connection.handshake();
        TrainingMember member = new TrainingMember(connection, name);
        Thread.ofVirtual().start(member::readAll);
        member.ask(new Request.Register(name, password));
        member.ask(new Request.Login(name, password));
        return member;
    }

    private void readAll() {
        try {
            for (byte[] frame = connection.read(); frame != null; frame = connection.read()) {
                take(CODEC.decodeServerMessage(frame));
            }
        } catch (IOException | ProtocolException e) {
            LOG.error("{} cannot go on", name, e); // who waits for an answer gives up by itself
        }
    }

    private void take(ServerMessage message) {
        switch (message) {
            case ServerMessage.Said _ -> heard.release();
            case ServerMessage.RoomList _,ServerMessage.RoomMembers _ -> {
                // nobody looks at the lists
            }
            default -> answers.add(message);
        }
    }

    private void ask(Request request) throws IOException, InterruptedException {
        connection.offer(FrameWriter.frame(CODEC.encode(request)));
        ServerMessage answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (answer == null || answer instanceof ServerMessage.Refused) {
            throw new IOException(name + " was answered " + answer);
        }
    }

    void create(String room) throws IOException, InterruptedException {
        ask(new Request.Create(room));
    }

    void enter(String room) throws IOException, InterruptedException {
        ask(new Request.Enter(room));
    }

    /** Says something to the room. */
    void say(String text) {
        connection.offer(FrameWriter.frame(CODEC.encode(new Request.Say(name, Names.PUBLIC, text))));
    }

    /** Waits until so many more messages have come, whoever said them. */
    void await(int messages) throws IOException, InterruptedException {
        if (!heard.tryAcquire(messages, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException(name + " waits in vain for " + messages + " messages");
        }
    }

    /** Leaves the room; what was said there has been waited for. */
    void exit() throws IOException, InterruptedException {
        ask(new Request.Exit());
    }

    /** Signs out and hangs up. */
    void signOut() throws IOException, InterruptedException {
        ask(new Request.Logout());
        connection.finish(null, true);
    }
}
