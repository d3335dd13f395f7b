package chat.parley.server.training;

import chat.parley.common.client.ClientConfig;
import chat.parley.common.client.ClientListener;
import chat.parley.common.client.ClientRuntime;
import chat.parley.common.client.ParleyClient;
import chat.parley.common.client.UnsentMessage;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.SessionRequest;
import chat.parley.common.trust.InviteLink;
import chat.parley.common.trust.PinnedTrust;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * A little of everything that people do, in both protocols, and a lot of what they do most: signing in, coming back, talking. It
 * is a fixed amount of work, so that it teaches the same on a slow machine; some seconds of it. The server must have no limits.
 *
 * <p>{@link #main} runs in one thread; its clients have theirs.
 */
public final class TrainingLoad {

    private static final String PASSWORD = "training run";
    private static final int PATIENCE_SECONDS = 60;

    private static final int CROWD = 40;
    private static final int MESSAGES_TO_THE_CROWD = 960;
    private static final int SMALL_ROOMS = 10;
    private static final int MESSAGES_TO_A_SMALL_ROOM = 128;
    private static final int UNDER_WAY = 64;
    private static final int COMING_BACK = 200;
    private static final int ROUNDS = 15;
    private static final int PAGE = 50;

    private final InviteLink link;
    private final SSLContext tls;

    private TrainingLoad(InviteLink link) throws GeneralSecurityException {
        this.link = link;
        this.tls = PinnedTrust.context(link.ca());
    }

    /**
     * Does the work, and returns when all of it is done.
     *
     * @param arguments the server's link
     * @throws GeneralSecurityException when there is no TLS
     * @throws IOException when a connection is lost
     * @throws InterruptedException never: nobody interrupts it
     */
    public static void main(String[] arguments)
            throws GeneralSecurityException, IOException, InterruptedException {
        TrainingLoad load = new TrainingLoad(InviteLink.parse(arguments[0]).orElseThrow());
        load.talkByProtocol1();
        load.talkByProtocol2();
    }

    private void talkByProtocol1() throws IOException, InterruptedException {
        List<TrainingMember> members = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            members.add(TrainingMember.signIn(link, tls, "member" + i, PASSWORD));
        }
        talk(members, "crowd", MESSAGES_TO_THE_CROWD);
        int each = CROWD / SMALL_ROOMS;
        for (int i = 0; i < SMALL_ROOMS; i++) {
            talk(members.subList(i * each, (i + 1) * each), "room" + i, MESSAGES_TO_A_SMALL_ROOM);
        }
        for (TrainingMember member : members) {
            member.signOut();
        }
    }

    /** The members enter a room, and two of them talk there: by turns, as people do, and then as fast as it goes. */
    private static void talk(List<TrainingMember> members, String room, int messages)
            throws IOException, InterruptedException {
        members.getFirst().create(room);
        for (TrainingMember member : members) {
            member.enter(room);
        }
        for (int underWay : new int[]{1, UNDER_WAY}) {
            for (int said = 0; said < messages; said += underWay) {
                TrainingMember sender = members.get(said / underWay % 2);
                for (int i = 0; i < underWay; i++) {
                    sender.say("Message " + (said + i) + " to " + room + ", which is as long as most of them are.");
                }
                for (TrainingMember member : members) {
                    member.await(underWay);
                }
            }
        }
        for (TrainingMember member : members) {
            member.exit();
        }
    }

    private void talkByProtocol2() {
        ClientRuntime runtime = ClientRuntime.create();
        try (ParleyClient ada = client(runtime); ParleyClient ben = client(runtime)) {
            signUp(ada, "ada");
            String token = signUp(ben, "ben");
            long room = join(ada.request(new RoomRequest.Create("talk", "Training", null, null, 0))).conversation()
                    .conversation();
            join(ben.request(new RoomRequest.Join(room, null)));
            for (ParleyClient client : List.of(ada, ben)) {
                join(client.request(new SessionRequest.Enter(room)));
            }
            for (int i = 0; i < ROUNDS; i++) {
                List<CompletableFuture<?>> sent = new ArrayList<>();
                for (int j = 0; j < UNDER_WAY; j++) {
                    sent.add(ada.send(UnsentMessage.in(room, "Message " + j + " for @ben, in round " + i)).sent());
                }
                sent.forEach(TrainingLoad::join);
                lookAround(ben, room);
            }
            for (int i = 0; i < COMING_BACK; i++) {
                try (ParleyClient again = client(runtime)) {
                    join(again.connect());
                    join(again.resume(token));
                }
            }
        } finally {
            runtime.close();
        }
    }

    /** What somebody does who opens a room in the window, and reads. */
    private static void lookAround(ParleyClient client, long room) {
        join(client.request(new RoomRequest.Rooms(null, null, 0)));
        join(client.request(new RoomRequest.Members(room, null, 0)));
        join(client.request(new MessageRequest.Conversations()));
        join(client.request(new MessageRequest.History(room, null, null, null, PAGE)));
        join(client.request(new MessageRequest.Typing(room)));
        join(client.request(new MessageRequest.Read(room, 1)));
        join(client.request(new MessageRequest.React(room, 1, "\uD83D\uDC4D", true)));
        join(client.request(new MessageRequest.Search("message", room, null, null, 0)));
    }

    private ParleyClient client(ClientRuntime runtime) {
        return new ParleyClient(runtime, ClientConfig.of(link.address(), tls, "training"), new ClientListener() {
        });
    }

    private static String signUp(ParleyClient client, String name) {
        join(client.connect());
        join(client.request(new SessionRequest.Register(name, PASSWORD)));
        return Objects.requireNonNull(join(client.login(name, PASSWORD)).token(), "a login answers a token");
    }

    private static <T> T join(CompletableFuture<T> answer) {
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
