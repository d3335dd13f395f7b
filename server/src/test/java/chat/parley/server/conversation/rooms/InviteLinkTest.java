package chat.parley.server.conversation.rooms;

import static chat.parley.server.conversation.rooms.RoomRequests.ban;
import static chat.parley.server.conversation.rooms.RoomRequests.delete;
import static chat.parley.server.conversation.rooms.RoomRequests.kick;
import static chat.parley.server.conversation.rooms.RoomRequests.leave;
import static chat.parley.server.conversation.rooms.RoomRequests.newRoom;
import static chat.parley.server.testing.Requests.redeem;
import static chat.parley.server.testing.Requests.registerBy;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.invite.Invite;
import chat.parley.server.testing.Json;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Coming in by a link: onto a server that takes nobody without one, and into a room. */
class InviteLinkTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final String NO_TOKEN = "AbCdEfGhIjKlMnOpQrStUvWx01234_-9";

    @TempDir
    private Path data;

    @AutoClose
    private TestServer server;

    @BeforeEach
    void startWhereOneNeedsALink() {
        server = start("auth.registration=invite", "limits.joinsPerAccount=3");
    }

    private TestServer start(String... settings) {
        return TestServer.start(data, settings);
    }

    private String token(long room, int uses) {
        return server.invite(room, uses, WEEK).token();
    }

    /** Somebody who has just come by a link into no room, and signed in. */
    private ModernClient comes(String name) {
        server.connectModern().does(registerBy(token(0, 1), name));
        return server.modernAgain(name);
    }

    private static long create(ModernClient owner, String fields) {
        return owner.does(newRoom(fields)).path("conversation").path("conversation").asLong();
    }

    private Invite only() throws IOException {
        List<Invite> all = server.invites().all().stream().filter(invite -> invite.room() != null).toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void nobodyComesWithoutALinkByEitherProtocol() {
        server.connect().isRefused(Requests.register("ada"), "invite_required");
        server.connectModern().isRefused(Requests.register("ada"), "invite_required")
                .isRefused(registerBy(NO_TOKEN, "ada"), "invite_invalid")
                .isRefused(Requests.login("ada"), "bad_credentials");
    }

    @Test
    void theLinkOfAnEmptyServerBringsTheFirstPersonAndNobodyElse() {
        String first = server.link().token();
        String second = token(0, 1);
        server.connectModern().does(registerBy(String.valueOf(first), "ada"));

        server.connectModern().isRefused(registerBy(String.valueOf(first), "eve"), "invite_used_up")
                .does(registerBy(second, "grace"));
    }

    @Test
    void theLinkOfAnEmptyServerIsOverOnceThereIsAnAccountAndWithTheNextStart() {
        String first = String.valueOf(server.link().token());
        server.close();
        server = start("auth.registration=invite");
        String again = String.valueOf(server.link().token());
        ModernClient eve = server.connectModern().isRefused(registerBy(first, "eve"), "invite_invalid");
        comes("ada");

        assertThat(again).isNotEqualTo(first);
        eve.isRefused(registerBy(again, "eve"), "invite_invalid");
        server.close();
        server = start("auth.registration=invite");
        assertThat(server.link().token()).isNull();
        assertThat(server.connectModern().ask(registerBy(again, "eve")).path("code").asString(""))
                .isEqualTo("invite_invalid");
    }

    @Test
    void aServerThatNeedsNoInvitationPrintsNone() {
        server.close();
        server = start();

        assertThat(server.link().token()).isNull();
        assertThat(server.link().text()).isEqualTo(server.link().toString());
    }

    @Test
    void aClosedServerTakesNobodyEvenByALinkAndItsRoomsTakeThoseWhoHaveAnAccount() {
        ModernClient olga = comes("olga");
        comes("mia");
        long room = create(olga, "'name':'vault','visibility':'private'");
        server.close();
        server = start("auth.registration=closed");
        String token = token(room, 2);

        server.connectModern().isRefused(registerBy(token, "ada"), "registration_closed");
        assertThat(server.modernAgain("mia").does(redeem(token)).path("conversation").path("role").asString(""))
                .isEqualTo("member");
    }

    @Test
    void aLinkBringsANewPersonIntoAPrivateRoomWithAPassword() throws IOException {
        ModernClient olga = comes("olga");
        long room = create(olga, "'name':'vault','visibility':'private','password':'sesame'");
        olga.say(room, "Is anyone here?");
        String token = token(room, 1);
        server.connectModern().does(registerBy(token, "Ada"));

        Json.assertMatches(olga.hears("member_changed"), Json.parse(
                "{'room':%d,'member':{'user':'Ada','role':'member','presence':'offline'}}".formatted(room)));
        ModernClient ada = server.modernAgain("ada");
        JsonNode there = ada.does(redeem(token)).path("conversation");
        assertThat(there.path("conversation").asLong()).isEqualTo(room);
        assertThat(there.path("unread").asInt()).isZero();
        assertThat(only().used()).isEqualTo(1);
        olga.say(room, "Welcome");
        ada.hears("message", event -> event.path("message").path("text").asString("").equals("Welcome"));
        ada.say(room, "Thank you");
    }

    @Test
    void theMembershipIsThereAfterARestart() {
        ModernClient olga = comes("olga");
        long room = create(olga, "'name':'vault','visibility':'private'");
        server.connectModern().does(registerBy(token(room, 1), "ada"));
        server.close();
        server = start("auth.registration=invite");

        server.modernAgain("ada").say(room, "Still here");
    }

    @Test
    void whoHasAnAccountComesByALinkLikeByJoining() throws IOException {
        ModernClient olga = comes("olga");
        ModernClient mia = comes("mia");
        ModernClient second = server.modernAgain("mia");
        long room = create(olga, "'name':'vault','visibility':'private','password':'sesame'");
        String token = token(room, 1);

        JsonNode there = mia.does(redeem(token));
        assertThat(there.path("conversation").path("role").asString("")).isEqualTo("member");
        assertThat(second.hears("joined")).isEqualTo(there);
        olga.hears("member_changed");
        assertThat(mia.does(redeem(token))).isEqualTo(there);
        assertThat(only().used()).isEqualTo(1);
        comes("ada").isRefused(redeem(token), "invite_used_up").isRefused(redeem(NO_TOKEN), "invite_invalid");
        assertThat(mia.does(redeem(token(0, 1))).has("conversation")).isFalse();
    }

    @Test
    void whatTheRoomRefusesUsesNothingUp() throws IOException {
        ModernClient olga = comes("olga");
        ModernClient mia = comes("mia");
        long room = create(olga, "'name':'vault','visibility':'private','capacity':1");
        String token = token(room, 2);

        mia.isRefused(redeem(token), "room_full");
        server.connectModern().isRefused(registerBy(token, "ada"), "room_full")
                .isRefused(Requests.login("ada"), "bad_credentials");
        olga.does(RoomRequests.update(room, "'capacity':0"));
        olga.does(ban(room, "mia"));
        mia.isRefused(redeem(token), "banned");
        assertThat(only().used()).isZero();

        mia.create("one");
        mia.create("two");
        mia.create("three");
        olga.does(RoomRequests.unban(room, "mia"));
        mia.isRefused(redeem(token), "too_many_rooms");
        assertThat(only().used()).isZero();
        server.connectModern().isRefused(registerBy(token, "MIA"), "name_taken");
        assertThat(only().used()).isZero();
    }

    @Test
    void aCountedLinkBringsBackWhoWasPutOutAndNotWhoIsBanned() {
        ModernClient olga = comes("olga");
        ModernClient mia = comes("mia");
        long room = create(olga, "'name':'vault','visibility':'private'");
        String token = token(room, 0);
        mia.does(redeem(token));
        olga.does(kick(room, "mia"));
        mia.does(redeem(token));
        olga.does(ban(room, "mia"));

        mia.isRefused(redeem(token), "banned");
    }

    @Test
    void expiredAndRevokedLinksBringNobody() throws IOException {
        ModernClient olga = comes("olga");
        long room = create(olga, "'name':'vault'");
        String expired = server.invite(room, 1, Duration.ZERO).token();
        var revoked = server.invite(room, 1, WEEK);
        assertThat(server.invites().revoke(revoked.id())).isTrue();
        assertThat(server.invites().revoke(revoked.id())).isFalse();

        server.connectModern().isRefused(registerBy(expired, "ada"), "invite_expired")
                .isRefused(registerBy(revoked.token(), "ada"), "invite_invalid");
        comes("mia").isRefused(redeem(expired), "invite_expired").isRefused(redeem(revoked.token()), "invite_invalid");
        assertThat(olga.does(redeem(expired)).path("conversation").path("conversation").asLong()).isEqualTo(room);
    }

    @Test
    void aLinkEndsWithItsRoom() throws IOException {
        ModernClient olga = comes("olga");
        long room = create(olga, "'name':'vault'");
        String token = token(room, 1);
        olga.does(delete(room));

        server.connectModern().isRefused(registerBy(token, "ada"), "invite_invalid");
        olga.isRefused(redeem(token), "invite_invalid");
        assertThat(server.invites().all()).noneMatch(invite -> invite.room() != null);
    }

    @Test
    void whoComesIntoARoomThatEverybodyHasLeftOwnsIt() {
        ModernClient olga = comes("olga");
        long room = create(olga, "'name':'vault','visibility':'private'");
        olga.does(leave(room));
        String token = token(room, 1);
        server.connectModern().does(registerBy(token, "ada"));

        assertThat(server.modernAgain("ada").does(redeem(token)).path("conversation").path("role").asString(""))
                .isEqualTo("owner");
    }

    @Test
    void unknownTokensAreGuessesAndSlowedDown() {
        server.close();
        server = start("auth.registration=invite", "limits.loginsPerMinute=2");

        server.connectModern().isRefused(registerBy(NO_TOKEN, "ada"), "invite_invalid")
                .isRefused(Requests.register("ada"), "invite_required")
                .isRefused(registerBy(NO_TOKEN, "ada"), "invite_invalid")
                .isRefused(registerBy(NO_TOKEN, "ada"), "too_many_attempts");
    }

    @Test
    void ofManyWhoComeAtOnceAsManyComeInAsTheLinkAllows() throws Exception {
        ModernClient olga = comes("olga");
        long room = create(olga, "'name':'vault','visibility':'private'");
        String token = token(room, 3);
        int newcomers = 6;
        List<ModernClient> members = IntStream.range(0, newcomers).mapToObj(i -> comes("mia" + i)).toList();
        CyclicBarrier start = new CyclicBarrier(2 * newcomers);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> codes = IntStream.range(0, 2 * newcomers).mapToObj(i -> threads.submit(() -> {
                ModernClient client = i < newcomers ? members.get(i) : server.connectModern();
                start.await();
                return TestClient.codeOf(client.ask(i < newcomers ? redeem(token) : registerBy(token, "ada" + i)));
            })).toList();

            assertThat(codes.stream().map(InviteLinkTest::get).filter(String::isEmpty)).hasSize(3);
            assertThat(codes.stream().map(InviteLinkTest::get).filter("invite_used_up"::equals)).hasSize(9);
        }
        assertThat(only().used()).isEqualTo(3);
        assertThat(olga.does(RoomRequests.members(room)).path("members")).hasSize(4);
    }

    private static String get(Future<String> code) {
        try {
            return code.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
