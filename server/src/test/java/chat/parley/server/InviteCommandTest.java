package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.trust.InviteLink;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.Requests;
import chat.parley.server.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The links that {@code parley invite} makes, shows and revokes. */
class InviteCommandTest {

    @TempDir
    private Path data;

    @AutoClose
    private TestServer server;

    private Operator operator;

    @BeforeEach
    void start() {
        server = TestServer.start(data, "auth.registration=invite");
        operator = new Operator(data);
    }

    private InviteLink link(String... command) {
        List<String> lines = operator.does(command);
        assertThat(lines).hasSize(1);
        return InviteLink.parse(lines.getFirst()).orElseThrow();
    }

    private static String tokenOf(InviteLink link) {
        return String.valueOf(link.token());
    }

    @Test
    void printsALinkThatBringsOnePerson() {
        InviteLink link = link("invite");
        assertThat(link.address()).isEqualTo(server.link().address());
        assertThat(link.ca()).isEqualTo(server.ca());
        assertThat(tokenOf(link)).hasSize(32);
        server.connectModern().does(Requests.registerBy(tokenOf(link), "ada"));

        server.connectModern().isRefused(Requests.registerBy(tokenOf(link), "eve"), "invite_used_up");
    }

    @Test
    void leadsIntoARoomByItsName() {
        server.connectModern().does(Requests.registerBy(tokenOf(link("invite")), "ada"));
        long room = server.modernAgain("ada").create("Tearoom");
        InviteLink link = link("invite", "--room", "TEAROOM", "--uses=0", "--expires=never");
        server.connectModern().does(Requests.registerBy(tokenOf(link), "grace"));

        ModernClient grace = server.modernAgain("grace");
        grace.say(room, "Here I am");
        assertThat(operator.does("invite", "list").getLast()).matches("3 +good +1 +Tearoom +[0-9TZ:-]+ +never");
        operator.isRefused("There is no room cellar", "invite", "--room=cellar");
    }

    @Test
    void listsWhatThereIsWithoutTheSecrets() {
        String used = tokenOf(link("invite", "--expires=30m"));
        server.connectModern().does(Requests.registerBy(used, "ada"));
        link("invite", "--uses=5", "--expires=2h");

        List<String> lines = operator.does("invite", "list");
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).matches("INVITE +STATE +USED +ROOM +CREATED +EXPIRES");
        assertThat(lines.get(1)).as("the empty server's").startsWith("1 ");
        assertThat(lines.get(2)).matches("2 +used up +1 of 1 +- +[0-9TZ:-]+ +[0-9TZ:-]+");
        assertThat(lines.get(3)).matches("3 +good +0 of 5 +- +[0-9TZ:-]+ +[0-9TZ:-]+");
        assertThat(lines).noneMatch(line -> line.contains(used));
    }

    @Test
    void revokesOneAndKeepsWhomItHasBrought() {
        String token = tokenOf(link("invite", "--uses=2"));
        server.connectModern().does(Requests.registerBy(token, "ada"));

        assertThat(operator.does("invite", "revoke", "2")).containsExactly("invite revoke 2");
        server.connectModern().isRefused(Requests.registerBy(token, "eve"), "invite_invalid")
                .does(Requests.login("ada"));
        operator.isRefused("There is no invitation 2", "invite", "revoke", "2");
    }

    @Test
    void thereAreNoMoreGoodOnesThanAllowed() {
        server.close();
        server = TestServer.start(data, "auth.registration=invite", "limits.openInvites=2");
        operator.does("invite"); // beside the empty server's own
        operator.isRefused("There are 2 invitations that are good, and may not be more (limits.openInvites)", "invite");
        assertThat(server.metric("parley_limits_reached_total{limit=\"openInvites\"}")).isEqualTo(1);

        String last = operator.does("invite", "list").getLast();
        operator.does("invite", "revoke", last.substring(0, last.indexOf(' ')));
        server.connectModern().does(Requests.registerBy(tokenOf(link("invite")), "ada"));
        link("invite"); // the one that ada came by is used up, and the server's own is over with the first account
        link("invite");
        operator.isRefused("may not be more", "invite");
    }

    @Test
    void makesNoneThatLeadsNowhere() {
        server.close();
        server = TestServer.start(data, "auth.registration=closed");

        operator.isRefused("takes no new accounts", "invite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--expires=0d", "--expires=7", "--expires=d", "--expires=-1d", "--expires=3651d",
            "--uses=-1",
            "--uses=many", "--uses=1000001"})
    void aWrongCommandLineIsExplained(String option) {
        Operator.Ended ended = operator.types("invite", option);

        assertThat(ended.code()).isIn(1, 2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).isNotBlank();
    }
}
