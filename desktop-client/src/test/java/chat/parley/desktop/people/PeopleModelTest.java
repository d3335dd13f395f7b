package chat.parley.desktop.people;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.common.protocol.v2.Event;
import chat.parley.common.protocol.v2.FriendState;
import chat.parley.common.protocol.v2.PersonInfo;
import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.desktop.testing.TestAccount;
import chat.parley.desktop.ui.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleModelTest {

    private final TestAccount ada = new TestAccount("Ada");
    private final PeopleModel model = new PeopleModel(ada.account(), Runnable::run);
    private Subscription watching = Subscription.EMPTY;

    @BeforeEach
    void watch() {
        watching = model.watch();
        ada.online();
    }

    private static PersonInfo person(String name, @Nullable PresenceState presence) {
        return new PersonInfo(name, presence, null);
    }

    private List<String> names() {
        return model.rows().stream().map(PersonRow::name).toList();
    }

    @Test
    void peopleStandByPresenceOneselfAndFriendsFirst() {
        ada.pushed(new Event.Friend("Zoe", FriendState.FRIEND));
        model.found("", List.of(person("ada", PresenceState.ONLINE), person("Bob", PresenceState.ONLINE),
                person("Cleo", null), person("Dan", PresenceState.AWAY), person("Eve", PresenceState.OFFLINE),
                person("Zoe", PresenceState.ONLINE)));
        assertThat(names()).containsExactly("ada", "Zoe", "Bob", "Dan", "Eve", "Cleo");
        assertThat(model.rows()).extracting(PersonRow::first).containsExactly(true, false, false, true, true, true);
        assertThat(model.rows()).extracting(PersonRow::relation).startsWith(Relation.SELF, Relation.FRIEND,
                Relation.NONE);
    }

    @Test
    void presenceChangesAtOnce() {
        model.found("", List.of(person("Bob", PresenceState.ONLINE)));
        ada.pushed(new Event.Presence(List.of(new PersonInfo("Bob", PresenceState.OFFLINE, 1L))));
        assertThat(model.rows()).extracting(PersonRow::section).containsExactly(PersonRow.Section.OFFLINE);
        assertThat(model.rows().getFirst().lastSeen()).isEqualTo(1);
    }

    @Test
    void searchesByTheBeginningOfNames() {
        model.found("", List.of(person("Bob", null), person("Cleo", null)));
        model.query().set(" bO");
        assertThat(names()).containsExactly("Bob");
    }

    @Test
    void friendsRequestsAndBlocksHaveTheirPlaces() {
        ada.pushed(new Event.Friend("Fay", FriendState.FRIEND));
        ada.pushed(new Event.Friend("Ian", FriendState.INCOMING));
        ada.pushed(new Event.Friend("Otto", FriendState.OUTGOING));
        ada.pushed(new Event.Blocked("Bad", true));
        model.found("", List.of(person("Nobody", PresenceState.ONLINE), person("Otto", PresenceState.ONLINE)));
        assertThat(names()).containsExactly("Ian", "Nobody", "Otto", "Fay", "Bad");
        model.which().set(PeopleModel.Which.FRIENDS);
        assertThat(names()).containsExactly("Ian", "Fay", "Otto");
        assertThat(model.incoming()).containsExactly("Ian");
        model.which().set(PeopleModel.Which.BLOCKED);
        assertThat(names()).containsExactly("Bad");
        ada.pushed(new Event.Blocked("Bad", false));
        assertThat(names()).isEmpty();
    }

    @Test
    void whoHasWrittenStandsAboveAllUntilThatIsRead() {
        model.found("", List.of(person("Bob", PresenceState.ONLINE), person("Cleo", PresenceState.ONLINE)));
        ada.direct(7, "Cleo", 2);
        ada.direct(8, "Zoe", 1); // further down than was fetched
        assertThat(names()).containsExactly("Cleo", "Zoe", "Bob");
        assertThat(model.rows()).extracting(PersonRow::unread).containsExactly(2, 1, 0);
        assertThat(model.rows()).extracting(PersonRow::section).startsWith(PersonRow.Section.UNREAD,
                PersonRow.Section.UNREAD);
        ada.direct(7, "Cleo", 0);
        ada.gone(8);
        assertThat(names()).containsExactly("Bob", "Cleo");
        watching.unsubscribe();
        ada.direct(7, "Cleo", 3);
        assertThat(model.rows()).extracting(PersonRow::unread).containsOnly(0);
    }

    @Test
    void offlineOnlyWhoIsKeptIsShown() {
        ada.pushed(new Event.Friend("Fay", FriendState.FRIEND));
        model.found("", List.of(person("Bob", PresenceState.ONLINE)));
        ada.offline();
        assertThat(names()).containsExactly("Fay");
        assertThat(model.rows()).extracting(PersonRow::section).containsExactly(PersonRow.Section.FRIENDS);
        watching.unsubscribe();
    }

    @Test
    void nobodyIsMissedBeforeTheServerHasAnsweredForWhatIsTyped() {
        List<PeopleModel.Nothing> said = new ArrayList<>();
        model.nothing().subscribe(why -> {
            said.add(why);
        });
        model.found("", List.of(person("Ada", PresenceState.ONLINE)));
        model.query().set("zz");
        model.found("", List.of(person("Zzyzx", null))); // too late: the answer to another question
        model.found("zz", List.of());
        model.which().set(PeopleModel.Which.BLOCKED);
        ada.offline();
        model.which().set(PeopleModel.Which.ALL);
        ada.online();
        assertThat(said).containsExactly(PeopleModel.Nothing.LOOKING, PeopleModel.Nothing.ALL,
                PeopleModel.Nothing.LOOKING, PeopleModel.Nothing.ALL, PeopleModel.Nothing.BLOCKED,
                PeopleModel.Nothing.OFFLINE, PeopleModel.Nothing.LOOKING);
    }

    @Test
    void whoHasJustSignedInIsNotOffline() {
        TestAccount bob = new TestAccount("Bob");
        PeopleModel people = new PeopleModel(bob.account(), Runnable::run);
        watching = watching.and(people.watch());
        assertThat(people.nothing().get()).isEqualTo(PeopleModel.Nothing.LOOKING);
        bob.offline();
        assertThat(people.nothing().get()).isEqualTo(PeopleModel.Nothing.OFFLINE);
        bob.online();
        assertThat(people.nothing().get()).isEqualTo(PeopleModel.Nothing.LOOKING);
    }

    @Test
    void whoHasWrittenIsKnownWithoutAConnection() {
        ada.direct(7, "Bob", 0);
        model.found("", List.of(person("Bob", PresenceState.ONLINE), person("Cleo", null)));
        ada.offline();
        assertThat(names()).containsExactly("Bob");
        assertThat(model.rows().getFirst().presence()).isNull();
    }

    @Test
    void tellsWhenSomebodyWasThere() {
        Texts texts = new Texts(Locale.UK, ZoneOffset.UTC);
        Instant now = Instant.parse("2026-03-10T12:00:00Z");
        assertThat(LastSeen.words(texts, PresenceState.ONLINE, null, now)).isEqualTo("Online");
        assertThat(LastSeen.words(texts, PresenceState.OFFLINE, null, now)).isEqualTo("Offline");
        assertThat(LastSeen.words(texts, null, null, now)).isEmpty();
        assertThat(seen(texts, now, "2026-03-10T11:59:30Z")).isEqualTo("Last seen just now");
        assertThat(seen(texts, now, "2026-03-10T11:59:00Z")).isEqualTo("Last seen 1 minute ago");
        assertThat(seen(texts, now, "2026-03-10T09:00:00Z")).isEqualTo("Last seen 3 hours ago");
        assertThat(seen(texts, now, "2026-03-09T10:00:00Z")).isEqualTo("Last seen 1 day ago");
        assertThat(seen(texts, now, "2026-01-09T10:00:00Z")).isEqualTo("Last seen 9 Jan 2026");
    }

    private static String seen(Texts texts, Instant now, String at) {
        return LastSeen.words(texts, PresenceState.OFFLINE, Instant.parse(at).toEpochMilli(), now);
    }
}
