package chat.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.common.protocol.Names;
import chat.parley.server.account.Account;
import chat.parley.server.account.SessionStore.StoredSession;
import chat.parley.server.presence.PeopleStore.Person;
import chat.parley.server.presence.PeopleStore.Relations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts, their sessions, and who they are to each other. */
class AccountStoresTest {

    @TempDir
    private Path folder;

    @AutoClose
    private Stores stores;

    @BeforeEach
    void open() throws IOException {
        stores = new Stores(folder);
    }

    private static byte[] hash(int value) {
        byte[] hash = new byte[32];
        hash[31] = (byte) value;
        return hash;
    }

    private long add(long account, byte[] tokenHash, String client, long at, long expiresAt) throws IOException {
        return stores.sessions.add(stores.accounts.find(account).orElseThrow(), tokenHash, client, at, expiresAt)
                .orElseThrow();
    }

    @Test
    void aHashIsReplacedUnlessItIsAnotherByNow() throws IOException {
        Account before = stores.accounts.find(stores.ada).orElseThrow();
        stores.accounts.replacePasswordHash(before, "second");
        stores.accounts.replacePasswordHash(before, "third");

        assertThat(stores.accounts.find(stores.ada)).map(Account::passwordHash).contains("second");
    }

    @Test
    void anAccountIsFoundByItsNameInAnyCaseAndByItsId() throws IOException {
        assertThat(stores.accounts.find(Names.key("ADA"))).get().extracting(Account::name).isEqualTo("Ada");
        assertThat(stores.accounts.find(stores.ada)).isEqualTo(stores.accounts.find("ada"));
        assertThat(stores.accounts.find(4_711)).isEmpty();
        assertThat(stores.accounts.add("aDa", Names.key("aDa"), "other")).isFalse();
    }

    @Test
    void accountsAreListedByTheBeginningOfTheirNames() throws IOException {
        for (String name : List.of("Ålan", "alanna", "ALBERT", "Äda", "ал")) {
            stores.account(name);
        }

        assertThat(stores.accounts.startingWith("al", 10)).extracting(Account::name).containsExactly("Alan", "alanna",
                "ALBERT");
        assertThat(stores.accounts.startingWith("al", 2)).extracting(Account::name).containsExactly("Alan", "alanna");
        assertThat(stores.accounts.startingWith("alan", 10)).extracting(Account::name).containsExactly("Alan",
                "alanna");
        assertThat(stores.accounts.startingWith(Names.key("Å"), 10)).extracting(Account::name).containsExactly("Ålan");
        assertThat(stores.accounts.startingWith("", 10)).hasSize(8);
        assertThat(stores.accounts.startingWith("%", 10)).isEmpty();
    }

    @Test
    void whenAccountsWereLastSeenIsKept() throws IOException {
        stores.accounts.seen(List.of(stores.ada, stores.grace), 5_000);
        stores.accounts.seen(List.of(stores.grace), 6_000);
        stores.accounts.seen(List.of(), 7_000);

        await().until(() -> stores.accounts.lastSeen(List.of(stores.grace)).containsValue(6_000L));
        assertThat(stores.accounts.lastSeen(List.of(stores.ada, stores.grace, stores.alan)))
                .containsOnlyKeys(stores.ada, stores.grace).containsEntry(stores.ada, 5_000L);
        assertThat(stores.accounts.lastSeen(List.of())).isEmpty();
    }

    @Test
    void whatComesTooLateToBeKeptHarmsNobody() throws IOException {
        stores.database.close();

        stores.accounts.seen(List.of(stores.ada), 1);
    }

    @Test
    void aSessionIsFoundByItsTokenAndListedByItsLastUse() throws IOException {
        long first = add(stores.ada, hash(1), "desktop", 1_000, 9_000);
        long second = add(stores.ada, hash(2), "phone", 2_000, 9_000);
        add(stores.grace, hash(3), "desktop", 2_500, 9_000);
        Account ada = stores.accounts.find(stores.ada).orElseThrow();

        assertThat(stores.sessions.find(hash(1)))
                .contains(new StoredSession(first, ada, "desktop", 1_000, 1_000, 9_000));
        assertThat(stores.sessions.find(hash(9))).isEmpty();
        assertThat(stores.sessions.of(stores.ada)).extracting(StoredSession::id).containsExactly(second, first);
        stores.sessions.touch(List.of(first), 3_000, 12_000);
        assertThat(stores.sessions.of(stores.ada)).containsExactly(
                new StoredSession(first, ada, "desktop", 1_000, 3_000, 12_000),
                new StoredSession(second, ada, "phone", 2_000, 2_000, 9_000));
    }

    @Test
    void sessionsAreRemovedByTheirOwnerOrWhenTheyExpire() throws IOException {
        long first = add(stores.ada, hash(1), "a", 1_000, 5_000);
        long second = add(stores.ada, hash(2), "b", 1_000, 6_000);
        long third = add(stores.ada, hash(3), "c", 1_000, 7_000);
        long other = add(stores.grace, hash(4), "d", 1_000, 5_001);

        assertThat(stores.sessions.remove(stores.grace, first)).isFalse();
        assertThat(stores.sessions.remove(stores.ada, first)).isTrue();
        assertThat(stores.sessions.remove(stores.ada, first)).isFalse();
        assertThat(stores.sessions.removeOthers(stores.ada, third)).containsExactly(second);
        assertThat(stores.sessions.removeOthers(stores.ada, third)).isEmpty();
        stores.sessions.removeExpired(5_000);
        assertThat(stores.sessions.of(stores.grace)).hasSize(1);
        stores.sessions.removeExpired(5_001);
        assertThat(stores.sessions.of(stores.grace)).isEmpty();
        assertThat(add(stores.grace, hash(5), "e", 1_000, 5_001)).isGreaterThan(other);
    }

    @Test
    void aRequestIsSeenByBothUntilItIsAnswered() throws IOException {
        Person ada = new Person(stores.ada, "Ada");
        Person grace = new Person(stores.grace, "Grace");
        stores.people.ask(stores.grace, stores.ada, 1);
        stores.people.ask(stores.grace, stores.ada, 2);
        assertThat(stores.people.relations(stores.ada))
                .isEqualTo(new Relations(List.of(), List.of(grace), List.of(), List.of(), List.of()));
        assertThat(stores.people.relations(stores.grace))
                .isEqualTo(new Relations(List.of(), List.of(), List.of(ada), List.of(), List.of()));
        stores.people.ask(stores.ada, stores.grace, 3);

        stores.people.befriend(stores.grace, stores.ada, 4);
        stores.people.befriend(stores.ada, stores.grace, 5);

        assertThat(stores.people.relations(stores.ada))
                .isEqualTo(new Relations(List.of(grace), List.of(), List.of(), List.of(), List.of()));
        assertThat(stores.people.relations(stores.grace).friends()).containsExactly(ada);
        stores.people.part(stores.ada, stores.grace);
        assertThat(stores.people.relations(stores.grace).friends()).isEmpty();
    }

    @Test
    void forgettingTakesTheRequestsOfBoth() throws IOException {
        stores.people.ask(stores.grace, stores.ada, 1);
        stores.people.ask(stores.ada, stores.grace, 1);
        stores.people.ask(stores.ada, stores.alan, 1);

        stores.people.forget(stores.grace, stores.ada);

        assertThat(stores.people.relations(stores.ada).incoming()).isEmpty();
        assertThat(stores.people.relations(stores.ada).outgoing()).extracting(Person::name).containsExactly("Alan");
    }

    @Test
    void aBlockEndsFriendshipAndRequests() throws IOException {
        stores.people.befriend(stores.ada, stores.grace, 1);
        stores.people.ask(stores.alan, stores.ada, 1);

        stores.people.block(stores.ada, stores.grace, 2);
        stores.people.block(stores.ada, stores.alan, 2);
        stores.people.block(stores.ada, stores.alan, 3);

        assertThat(stores.people.relations(stores.ada)).isEqualTo(new Relations(List.of(), List.of(), List.of(),
                List.of(new Person(stores.alan, "Alan"), new Person(stores.grace, "Grace")), List.of()));
        assertThat(stores.people.relations(stores.grace).blockedBy()).containsExactly(new Person(stores.ada, "Ada"));
        stores.people.unblock(stores.ada, stores.alan);
        assertThat(stores.people.relations(stores.ada).blocked()).extracting(Person::name).containsExactly("Grace");
    }
}
