package chat.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.server.account.Account;
import chat.parley.server.account.SessionStore.StoredSession;
import chat.parley.server.account.Sessions;
import chat.parley.server.store.Database;
import chat.parley.server.store.SqliteAccountStore;
import chat.parley.server.store.SqliteSessionStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a token is good, by a clock that the test sets. */
class ResumeTokenTest {

    private static final Duration LIFETIME = Duration.ofDays(30);

    private Instant now = Instant.parse("2026-01-31T12:00:00Z");

    @AutoClose
    private Database database;
    private SqliteAccountStore accounts;
    private SqliteSessionStore store;
    private Sessions sessions;
    private Account ada;
    private Account grace;

    @BeforeEach
    void open(@TempDir Path data) throws IOException {
        database = Database.open(data.resolve("test.db"), false);
        accounts = new SqliteAccountStore(database);
        accounts.add("Ada", "ada", "hash");
        accounts.add("Grace", "grace", "hash");
        ada = accounts.find("ada").orElseThrow();
        grace = accounts.find("grace").orElseThrow();
        store = new SqliteSessionStore(database);
        sessions = new Sessions(store, LIFETIME, () -> now);
    }

    private Sessions.Begun begin(Account account, String client) throws IOException {
        return sessions.begin(account, client).orElseThrow();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void isBad(String token) {
        assertThatThrownBy(() -> sessions.resume(token)).isInstanceOfSatisfying(RefusedException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_TOKEN));
    }

    @Test
    void aTokenIsGoodForItsLifetimeAndNoLonger() throws Exception {
        Sessions.Begun begun = begin(ada, "test");
        assertThat(begun.expiresAt()).isEqualTo(now.plus(LIFETIME).toEpochMilli());
        pass(LIFETIME.minusMillis(1));
        assertThat(sessions.resume(begun.token()).account().id()).isEqualTo(ada.id());

        Sessions.Begun other = begin(ada, "test");
        pass(LIFETIME);
        isBad(other.token());
    }

    @Test
    void everyUseRenewsIt() throws Exception {
        Sessions.Begun begun = begin(ada, "test");
        for (int i = 0; i < 5; i++) {
            pass(LIFETIME.minusHours(1));
            StoredSession resumed = sessions.resume(begun.token());
            assertThat(resumed.id()).isEqualTo(begun.id());
            assertThat(resumed.expiresAt()).isEqualTo(now.plus(LIFETIME).toEpochMilli());
            assertThat(resumed.usedAt()).isEqualTo(now.toEpochMilli());
        }
        pass(LIFETIME);
        isBad(begun.token());
    }

    @Test
    void usesWithinAnHourAreNotWritten() throws Exception {
        Sessions.Begun begun = begin(ada, "test");
        pass(Duration.ofMinutes(59));
        assertThat(sessions.resume(begun.token()).expiresAt()).isEqualTo(begun.expiresAt());
        pass(Duration.ofMinutes(1));
        assertThat(sessions.resume(begun.token()).expiresAt()).isEqualTo(now.plus(LIFETIME).toEpochMilli());
    }

    @Test
    void whoStaysConnectedForLongerThanATokenLivesCanComeBack() throws Exception {
        Sessions.Begun connected = begin(ada, "connected");
        Sessions.Begun away = begin(ada, "away");
        for (int i = 0; i < 3; i++) {
            pass(LIFETIME.minusHours(1));
            sessions.renew(List.of(connected.id()));
        }
        pass(LIFETIME.minusMillis(1));
        assertThat(sessions.resume(connected.token()).expiresAt()).isEqualTo(now.plus(LIFETIME).toEpochMilli());
        isBad(away.token());
        sessions.renew(List.of());
    }

    @Test
    void whatHasExpiredIsNotListedAndForgottenLater() throws Exception {
        Sessions.Begun early = begin(ada, "early");
        pass(Duration.ofDays(29));
        begin(ada, "late");
        pass(Duration.ofDays(2));

        assertThat(sessions.of(ada)).extracting(StoredSession::client).containsExactly("late");
        assertThat(store.of(ada.id())).hasSize(2);
        sessions.forgetExpired();
        assertThat(store.of(ada.id())).hasSize(1);
        isBad(early.token());
    }

    @Test
    void theOneUsedLastIsListedFirst() throws Exception {
        Sessions.Begun first = begin(ada, "first");
        pass(Duration.ofHours(2));
        begin(ada, "second");
        assertThat(sessions.of(ada)).extracting(StoredSession::client).containsExactly("second", "first");

        pass(Duration.ofHours(2));
        sessions.resume(first.token());
        assertThat(sessions.of(ada)).extracting(StoredSession::client).containsExactly("first", "second");
    }

    @Test
    void aRevokedTokenIsWorthNothing() throws Exception {
        Sessions.Begun mine = begin(ada, "mine");
        Sessions.Begun other = begin(ada, "other");
        Sessions.Begun graces = begin(grace, "hers");
        assertThatThrownBy(() -> sessions.revoke(ada, graces.id())).isInstanceOf(RefusedException.class);
        assertThat(sessions.revokeOthers(ada, mine.id())).containsExactly(other.id());

        isBad(other.token());
        sessions.resume(mine.token());
        sessions.resume(graces.token());
        sessions.revoke(ada, mine.id());
        isBad(mine.token());
    }

    @Test
    void noSessionBeginsByAPasswordThatWasChangedMeanwhile() throws Exception {
        accounts.setPasswordHash(ada.id(), "another hash");

        assertThat(sessions.begin(ada, "test")).isEmpty();
        assertThat(sessions.of(ada)).isEmpty();
        assertThat(sessions.begin(accounts.find(ada.id()).orElseThrow(), "test")).isPresent();
    }

    @Test
    void noTokenIsLogged() throws Exception {
        Sessions.Begun begun = begin(ada, "test");

        assertThat(begun.toString()).doesNotContain(begun.token());
    }
}
