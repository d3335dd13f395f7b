package chat.parley.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestClient;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Somebody guesses a password, from many addresses: they are slowed down, and the owner is not. */
@EnabledOnOs(OS.LINUX) // the whole network 127.0.0.0/8 is this machine there
class GuessingTest {

    private static final int FREE = 4;
    private static final String WRONG = Requests.login("ada", "wrong horse");

    @TempDir
    private Path data;

    @AutoClose
    private TestServer server;

    private ModernClient ada;

    @BeforeEach
    void signIn() {
        server = TestServer.start(data, "limits.loginsPerMinute=60", "limits.loginsPerAccount=" + FREE);
        ada = server.modern("ada");
    }

    private TestClient stranger(int number) {
        return server.connectFrom("127.0.0." + (100 + number));
    }

    private void guess() {
        for (int i = 0; i < FREE; i++) {
            stranger(i).isRefused(WRONG, "bad_credentials");
        }
    }

    private double throttled() {
        return server.metric("parley_limits_reached_total{limit=\"loginsPerAccount\"}");
    }

    @Test
    void anAccountIsGuessedAtSlowlyFromHoweverManyAddresses() {
        guess();
        for (int i = FREE; i < 2 * FREE; i++) {
            stranger(i).isRefused(WRONG, "too_many_attempts").isRefused(Requests.login("ada"), "too_many_attempts");
        }
        assertThat(throttled()).isEqualTo(2 * FREE);
        server.register("grace");
        stranger(0).does(Requests.login("grace"));
    }

    @Test
    void theGuesserIsToldHowLongToWait() {
        guess();
        ModernClient guesser = new ModernClient(stranger(FREE));
        JsonNode answer = guesser.ask(WRONG);
        assertThat(TestClient.codeOf(answer)).isEqualTo("too_many_attempts");
        assertThat(answer.path("retryAfterSeconds").intValue()).isBetween(1, 60 / FREE);
    }

    @Test
    void anAccountThatDoesNotExistIsNoDifferent() {
        for (int i = 0; i < FREE; i++) {
            stranger(i).isRefused(Requests.login("nobody", "wrong horse"), "bad_credentials");
        }
        stranger(FREE).isRefused(Requests.login("nobody", "wrong horse"), "too_many_attempts");
    }

    @Test
    void theOwnerStaysConnectedAndSignsInWhereTheyDidBefore() {
        guess();
        stranger(FREE).isRefused(WRONG, "too_many_attempts");

        assertThat(ada.fence()).as("the session goes on").isEmpty();
        server.modernAgain("ada");
        server.again("ada");
    }

    @Test
    void theOwnerSignsInAfterARestartWhereTheirSessionHasComeBack() {
        String token = server.connectModern().does(Requests.login("ada")).path("token").stringValue();
        server.close();
        server = TestServer.start(data, "limits.loginsPerMinute=60", "limits.loginsPerAccount=" + FREE);
        server.connectModern().does("{'type':'resume','data':{'token':'%s'}}".formatted(token));
        guess();

        server.again("ada");
    }

    @Test
    void whoGuessesWhereTheOwnerSignsInIsSlowedDownThere() {
        for (int i = 0; i < FREE; i++) {
            server.connect().isRefused(WRONG, "bad_credentials");
        }
        server.connect().isRefused(WRONG, "too_many_attempts").isRefused(Requests.login("ada"), "too_many_attempts");
        stranger(0).does(Requests.login("ada"));
    }

    @Test
    void manyGuessesAtTheSameTimeTellNoMore() {
        List<TestClient> guessers = IntStream.range(0, 5 * FREE).mapToObj(this::stranger).toList();
        guessers.forEach(guesser -> guesser.send(WRONG));
        List<String> codes = guessers.stream().map(guesser -> TestClient.codeOf(guesser.next())).toList();

        assertThat(codes).filteredOn("bad_credentials"::equals).hasSizeBetween(FREE, FREE + 1);
        assertThat(codes).filteredOn("too_many_attempts"::equals).hasSizeBetween(4 * FREE - 1, 4 * FREE);
    }
}
