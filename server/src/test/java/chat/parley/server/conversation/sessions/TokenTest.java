package chat.parley.server.conversation.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import chat.parley.server.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Signing in by password and by token, and what ends a token. */
class TokenTest {

    @TempDir
    private Path data;

    @AutoClose
    private final TestServers servers = new TestServers();
    private TestServer server;

    @BeforeEach
    void start() {
        server = servers.start(data);
        server.register("ada");
    }

    private static String resume(String token) {
        return "{'type':'resume','data':{'token':'%s'}}".formatted(token);
    }

    private static String changePassword(String before, String after) {
        return "{'type':'change_password','data':{'oldPassword':'%s','newPassword':'%s'}}".formatted(before, after);
    }

    private static void assertGoodFor(int days, JsonNode signedIn, Instant since) {
        assertThat(Instant.ofEpochMilli(signedIn.path("expiresAt").asLong()))
                .isBetween(since.plus(Duration.ofDays(days)).minusMillis(1), Instant.now().plus(Duration.ofDays(days)));
    }

    private static String tokenOf(JsonNode signedIn) {
        return signedIn.path("token").asString();
    }

    @Test
    void registeringMakesAnAccountAndDoesNotSignIn() {
        ModernClient client = server.connectModern();

        assertThat(client.does(Requests.register("grace")).isMissingNode()).isTrue();
        client.isRefused("{'type':'sessions'}", "not_allowed_here");
        client.isRefused(Requests.register("GRACE"), "name_taken");
        client.isRefused(Requests.register("lobby"), "name_reserved");
        client.isRefused(Requests.register("linus", "short"), "password_too_short");
        client.isRefused(Requests.register("linus", "x".repeat(73)), "invalid_field");
        client.does(Requests.login("grace"));
    }

    @Test
    void aLoginAnswersATokenThatIsGoodForDays() {
        Instant before = Instant.now();
        JsonNode signedIn = server.connectModern().does(Requests.login("ADA"));

        assertThat(signedIn.path("user").asString()).isEqualTo("ada");
        assertThat(signedIn.path("session").asLong()).isPositive();
        assertThat(tokenOf(signedIn)).matches("[A-Za-z0-9_-]{43}");
        assertGoodFor(30, signedIn, before);
    }

    @Test
    void forHowManyDaysIsASetting(@TempDir Path other) {
        TestServer shorter = servers.start(other, "auth.sessionDays=3");
        shorter.register("ada");
        Instant before = Instant.now();

        assertGoodFor(3, shorter.connectModern().does(Requests.login("ada")), before);
    }

    @Test
    void everyLoginHasATokenOfItsOwn() {
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            tokens.add(tokenOf(server.connectModern().does(Requests.login("ada"))));
        }

        assertThat(tokens).hasSize(5);
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreRefusedAlike() {
        ModernClient client = server.connectModern();
        client.isRefused(Requests.login("ada", "wrong password"), "bad_credentials");
        client.isRefused(Requests.login("nobody"), "bad_credentials");
        assertThat(client.ask(Requests.login("ada", "wrong password")).path("message"))
                .isEqualTo(client.ask(Requests.login("nobody")).path("message"));
    }

    @Test
    void aTokenSignsInAgainAfterTheConnectionWasLost() {
        ModernClient first = server.connectModern();
        JsonNode signedIn = first.does(Requests.login("ada"));
        first.connection().vanish();

        JsonNode again = server.connectModern().does(resume(tokenOf(signedIn)));

        assertThat(again.path("user").asString()).isEqualTo("ada");
        assertThat(again.path("session")).isEqualTo(signedIn.path("session"));
        assertThat(again.path("expiresAt").asLong()).isPositive();
        assertThat(again.has("token")).as("told once").isFalse();
    }

    @Test
    void aTokenIsGoodAfterTheServerHasStartedAgain() {
        String token = tokenOf(server.connectModern().does(Requests.login("ada")));

        server = servers.start(data);

        ModernClient again = server.connectModern();
        assertThat(again.does(resume(token)).path("user").asString()).isEqualTo("ada");
        again.does("{'type':'conversations'}");
    }

    @Test
    void aTokenIsNowhereInTheFilesOfTheServer() throws Exception {
        String token = tokenOf(server.connectModern().does(Requests.login("ada")));
        server.close();

        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as("%s", file).doesNotContain(token);
            }
        }
    }

    @Test
    void aWrongTokenIsRefusedAndThePasswordStillSignsIn() {
        String token = tokenOf(server.connectModern().does(Requests.login("ada")));
        ModernClient client = server.connectModern();
        for (String wrong : List.of("x", token.substring(1), token + "A", token.toLowerCase(Locale.ROOT) + "-",
                "x".repeat(128))) {
            client.isRefused(resume(wrong), "bad_token");
        }
        client.isRefused(resume(""), "invalid_field");
        client.isRefused(resume("x".repeat(129)), "invalid_field");

        client.does(Requests.login("ada"));
    }

    @Test
    void loggingOutRevokesTheTokenAndTheConnectionStays() {
        ModernClient client = server.connectModern();
        String token = tokenOf(client.does(Requests.login("ada")));
        client.does(Requests.LOGOUT);

        client.isRefused("{'type':'sessions'}", "not_allowed_here");
        client.isRefused(resume(token), "bad_token");
        client.does(Requests.login("ada"));
    }

    @Test
    void whoHasLoggedOutHearsNothingAnyMore() {
        ModernClient grace = server.modern("grace");
        long room = grace.create("tearoom");
        ModernClient client = server.modernAgain("ada").join(room);
        client.does("{'type':'enter','data':{'room':%d}}".formatted(room));
        client.does(Requests.LOGOUT);
        client.fence();
        grace.say(room, "are you there?");

        assertThat(client.fence()).isEmpty();
    }

    @Test
    void aNewPasswordEndsEveryOtherSession() {
        ModernClient mine = server.connectModern();
        String myToken = tokenOf(mine.does(Requests.login("ada")));
        ModernClient other = server.connectModern();
        String otherToken = tokenOf(other.does(Requests.login("ada")));
        ModernClient lost = server.connectModern();
        String lostToken = tokenOf(lost.does(Requests.login("ada")));
        lost.connection().vanish();
        ModernClient grace = server.modern("grace");

        mine.does(changePassword(Requests.PASSWORD, "battery staple"));

        other.connection().isClosedWith("session_revoked");
        mine.does("{'type':'sessions'}");
        grace.does("{'type':'sessions'}");
        ModernClient later = server.connectModern();
        later.isRefused(resume(otherToken), "bad_token");
        later.isRefused(resume(lostToken), "bad_token");
        later.isRefused(Requests.login("ada"), "bad_credentials");
        later.does(Requests.login("ada", "battery staple"));
        server.connectModern().does(resume(myToken));
    }

    @Test
    void aPasswordIsChangedByWhoKnowsItOnly() {
        ModernClient client = server.modernAgain("ada");
        ModernClient other = server.modernAgain("ada");

        client.isRefused(changePassword("wrong password", "battery staple"), "bad_credentials");
        client.isRefused(changePassword(Requests.PASSWORD, "short"), "password_too_short");
        client.isRefused(changePassword(Requests.PASSWORD, "x".repeat(73)), "invalid_field");

        other.does("{'type':'sessions'}");
        server.modernAgain("ada");
    }

    @Test
    void anyPasswordThatFitsCanBeTheNewOne() {
        ModernClient client = server.modernAgain("ada");
        String longest = "é".repeat(36); // 72 bytes
        client.does(changePassword(Requests.PASSWORD, longest));

        server.connectModern().does(Requests.login("ada", longest));
    }

    @Test
    void signingInTwiceIsNotPossible() {
        ModernClient client = server.connectModern();
        String token = tokenOf(client.does(Requests.login("ada")));

        client.isRefused(Requests.login("ada"), "not_allowed_here");
        client.isRefused(resume(token), "not_allowed_here");
        client.does("{'type':'sessions'}");
    }

    @Test
    void nobodySignsInByATokenOfProtocol1() {
        TestClient old = server.again("ada");

        assertThat(old.fence()).isEmpty();
        JsonNode sessions = server.modernAgain("ada").does("{'type':'sessions'}").path("sessions");
        assertThat(sessions).as("a session of protocol 1 cannot be resumed").hasSize(1);
    }
}
