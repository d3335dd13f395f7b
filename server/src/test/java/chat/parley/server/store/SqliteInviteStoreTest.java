package chat.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import chat.parley.common.protocol.v2.Role;
import chat.parley.server.account.Account;
import chat.parley.server.account.NewAccount;
import chat.parley.server.invite.Invite;
import chat.parley.server.invite.InviteStore.Added;
import chat.parley.server.invite.InviteStore.NewInvite;
import chat.parley.server.invite.InviteStore.Outcome;
import chat.parley.server.room.RoomStore.StoredMember;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invitations are counted with what they bring, in one transaction: whoever has looked at one before may come too late. */
class SqliteInviteStoreTest {

    private static final byte[] HASH = {1, 2, 3};
    private static final NewAccount EVE = new NewAccount("Eve", "eve", "$2a$04$hash");
    private static final NewAccount MALLORY = new NewAccount("Mallory", "mallory", "$2a$04$hash");

    private Stores stores;
    private SqliteInviteStore invites;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        stores = new Stores(folder);
        invites = new SqliteInviteStore(stores.database);
    }

    @AfterEach
    void checkAndClose() throws IOException {
        stores.check();
        stores.close();
    }

    private Invite invite(@Nullable Long room, int uses, @Nullable Long expiresAt) throws IOException {
        long id = invites.add(HASH, new NewInvite(room, uses, 1_000, expiresAt, false), 0).orElseThrow();
        assertThat(invites.find(HASH)).contains(new Invite(id, room, uses, 0, 1_000, expiresAt));
        return invites.find(HASH).orElseThrow();
    }

    private int used() throws IOException {
        return invites.find(HASH).orElseThrow().used();
    }

    @Test
    void ofTwoWhoHaveBothSeenTheLastUseOneComesIn() throws IOException {
        long room = stores.room("vault");
        Invite seenByBoth = invite(room, 1, null);

        Added first = invites.register(EVE, seenByBoth, Role.MEMBER, 2_000);
        assertThat(first.outcome()).isEqualTo(Outcome.DONE);
        assertThat(invites.register(MALLORY, seenByBoth, Role.MEMBER, 2_000)).isEqualTo(new Added(Outcome.OVER, 0));
        assertThat(invites.join(stores.grace, seenByBoth, Role.MEMBER, 2_000)).isEqualTo(Outcome.OVER);

        assertThat(stores.accounts.find("eve")).contains(new Account(first.account(), "Eve", "$2a$04$hash"));
        assertThat(stores.accounts.find("mallory")).isEmpty();
        assertThat(stores.rooms.all().getFirst().members()).extracting(StoredMember::name).containsExactly("Ada",
                "Eve");
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void aNameThatIsTakenMeanwhileUsesNothingUp() throws IOException {
        Invite invite = invite(null, 1, null);
        stores.account("Eve");

        assertThat(invites.register(EVE, invite, Role.MEMBER, 2_000)).isEqualTo(new Added(Outcome.NAME_TAKEN, 0));
        assertThat(used()).isZero();
    }

    @Test
    void whatExpiresMeanwhileBringsNobody() throws IOException {
        Invite invite = invite(stores.room("vault"), 0, 3_000L);

        assertThat(invites.register(EVE, invite, Role.MEMBER, 3_000).outcome()).isEqualTo(Outcome.OVER);
        assertThat(invites.join(stores.grace, invite, Role.MEMBER, 3_000)).isEqualTo(Outcome.OVER);
        assertThat(invites.register(EVE, invite, Role.MEMBER, 2_999).outcome()).isEqualTo(Outcome.DONE);
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void whatIsRevokedMeanwhileBringsNobody() throws IOException {
        Invite invite = invite(null, 0, null);

        assertThat(invites.remove(invite.id())).isTrue();
        assertThat(invites.register(EVE, invite, Role.MEMBER, 2_000).outcome()).isEqualTo(Outcome.OVER);
        assertThat(invites.all()).isEmpty();
        assertThat(stores.accounts.find("eve")).isEmpty();
    }

    @Test
    void aRoomThatIsRemovedTakesItsInvitationsAlong() throws IOException {
        long room = stores.room("vault");
        Invite invite = invite(room, 0, null);
        stores.rooms.remove(room, 2_000);

        assertThat(invites.find(HASH)).isEmpty();
        assertThat(invites.register(EVE, invite, Role.MEMBER, 2_000).outcome()).isEqualTo(Outcome.OVER);
        assertThatIOException().isThrownBy(() -> invites.add(HASH, new NewInvite(room, 1, 1_000, null, false), 0));
    }

    @Test
    void whatIsForTheFirstPersonBringsNobodyWhenThereIsOne() throws IOException {
        invites.add(HASH, new NewInvite(null, 1, 1_000, null, true), 0);
        Invite first = invites.find(HASH).orElseThrow();

        assertThat(invites.register(EVE, first, Role.MEMBER, 2_000).outcome()).isEqualTo(Outcome.OVER);
        assertThat(invites.removeFirst()).as("no account").isFalse();
        assertThat(invites.all()).isEmpty();
    }

    @Test
    void whatIsOverLeavesItsPlaceToAnother() throws IOException {
        byte[] other = {4, 5, 6};
        NewInvite next = new NewInvite(null, 0, 2_000, null, false);
        Invite first = invite(null, 1, null);
        assertThat(invites.add(other, next, 1)).isEmpty();
        invites.register(EVE, first, Role.MEMBER, 1_500);
        assertThat(invites.add(other, next, 1)).isPresent();
        assertThat(invites.add(new byte[]{7}, next, 1)).isEmpty();
        assertThat(invites.add(new byte[]{7}, new NewInvite(null, 1, 2_000, 3_000L, false), 2)).isPresent();
        assertThat(invites.add(new byte[]{8}, new NewInvite(null, 1, 3_000, null, false), 2)).as("the other expired")
                .isPresent();
    }
}
