package chat.parley.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.common.protocol.v2.MessageRequest.Position;
import chat.parley.common.protocol.v2.PersonInfo;
import chat.parley.common.protocol.v2.PresenceState;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.trust.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

    private static final Place NEWEST = new Place.Newest();

    @TempDir
    private Path config;

    private Cache open() {
        return Cache.open(config, Samples.ADA);
    }

    @Test
    void opensWithWhatItHad() {
        List<MessageInfo> messages = List.of(Samples.message(3, 1), Samples.full(3, 2), Samples.deleted(3, 3, 6));
        try (Cache cache = open()) {
            assertThat(cache.conversations()).isEmpty();
            assertThat(cache.setAside()).isEmpty();
            cache.saveConversations(List.of(Samples.room(3, "tea"), Samples.direct(5, "Bob")));
            cache.append(3, messages);
            cache.position(new Position(3, 3, 6));
            cache.append(5, Samples.messages(5, 1, 2));
            cache.saveDraft(new Draft(5, "dear B", 2L));
            cache.notes().saveBlocked(List.of("Eve"));
            cache.notes().saveLastOpen(5);
        }
        try (Cache cache = open()) {
            assertThat(cache.conversations()).containsExactly(
                    new Known(Samples.room(3, "tea"), new Position(3, 3, 6)),
                    new Known(Samples.direct(5, "Bob"), null));
            assertThat(cache.page(3, NEWEST, 10).messages()).isEqualTo(messages);
            assertThat(cache.page(5, NEWEST, 10).messages()).isEqualTo(Samples.messages(5, 1, 2));
            assertThat(cache.drafts()).containsExactly(new Draft(5, "dear B", 2L));
            assertThat(cache.notes().blocked()).containsExactly("Eve");
            assertThat(cache.notes().lastOpen()).contains(5L);
        }
    }

    @Test
    void aListReplacesTheConversationsAndOneAddsToThem() {
        try (Cache cache = open()) {
            cache.saveConversations(List.of(Samples.room(3, "tea"), Samples.room(4, "milk")));
            cache.saveConversation(Samples.room(9, "cake"));
            cache.saveConversation(Samples.room(3, "green-tea"));
            assertThat(cache.conversations()).extracting(Known::info).containsExactly(Samples.room(3, "green-tea"),
                    Samples.room(4, "milk"), Samples.room(9, "cake"));
            cache.append(4, Samples.messages(4, 1, 2));
            cache.position(new Position(4, 2, 0));
            cache.saveDraft(new Draft(4, "x", null));

            cache.saveConversations(List.of(Samples.room(9, "cake"), Samples.room(3, "tea")));

            assertThat(cache.conversations()).extracting(Known::info).containsExactly(Samples.room(3, "tea"),
                    Samples.room(9, "cake"));
            assertThat(cache.page(4, NEWEST, 10).messages()).isEmpty();
            assertThat(cache.drafts()).isEmpty();
        }
    }

    @Test
    void aForgottenConversationTakesNothingOfAnotherWithIt() {
        try (Cache cache = open()) {
            for (long conversation : new long[]{3, 4}) {
                cache.saveConversation(Samples.room(conversation, "tea"));
                cache.append(conversation, Samples.messages(conversation, 5, 7));
                cache.position(new Position(conversation, 7, 0));
                cache.saveDraft(new Draft(conversation, "x", null));
            }
            cache.forget(3);
            assertThat(cache.conversations()).containsExactly(
                    new Known(Samples.room(4, "tea"), new Position(4, 7, 0)));
            assertThat(cache.page(3, NEWEST, 10)).isEqualTo(new CachedPage(List.of(), false, false, false));
            assertThat(cache.page(4, NEWEST, 10).messages()).isEqualTo(Samples.messages(4, 5, 7));
            assertThat(cache.drafts()).extracting(Draft::conversation).containsExactly(4L);
        }
    }

    @Test
    void aDraftReplacesTheFormerAndAnEmptyOneClears() {
        try (Cache cache = open()) {
            cache.saveDraft(new Draft(3, "one", null));
            cache.saveDraft(new Draft(3, "two \uD83D\uDE00", 7L));
            cache.saveDraft(new Draft(4, "", 1L));
            assertThat(cache.drafts()).containsExactly(new Draft(3, "two \uD83D\uDE00", 7L), new Draft(4, "", 1L));
            cache.saveDraft(new Draft(3, "", null));
            cache.clearDraft(4);
            assertThat(cache.drafts()).isEmpty();
            assertThat(new Draft(3, "secret", null).toString()).doesNotContain("secret");
        }
    }

    @Test
    void friendsAreKeptWithoutTheirPresence() {
        try (Cache cache = open()) {
            assertThat(cache.notes().friends()).isEmpty();
            cache.notes().saveFriends(new Reply.FriendList(
                    List.of(new PersonInfo("Bob", PresenceState.ONLINE, null), new PersonInfo("Zoë", null, 5L)),
                    List.of("Cy"), List.of("Di")));
            assertThat(cache.notes().friends()).contains(new Reply.FriendList(
                    List.of(new PersonInfo("Bob", null, null), new PersonInfo("Zoë", null, null)), List.of("Cy"),
                    List.of("Di")));
            assertThat(cache.notes().blocked()).isEmpty();
            assertThat(cache.notes().lastOpen()).isEmpty();
        }
    }

    @Test
    void onlyTheOwnerCanReadTheFiles() throws IOException {
        Path accounts = Files.createDirectory(config.resolve("accounts"));
        Files.setPosixFilePermissions(accounts, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createFile(Samples.file(config, Samples.ADA), PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-r--r--")));
        try (Cache cache = open()) {
            cache.saveDraft(new Draft(3, "one", null));
            assertThat(permissions(accounts)).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(accounts)) {
                assertThat(files).hasSizeGreaterThanOrEqualTo(3)
                        .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
            }
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void eachAccountHasItsOwnFile() {
        Account same = new Account(new ServerAddress("CHAT.example.org", 7420), "ADA");
        Account other = new Account(new ServerAddress("chat.example.org", 7421), "Ada");
        assertThat(same.isSame(Samples.ADA)).isTrue();
        assertThat(same.fileName()).isEqualTo(Samples.ADA.fileName()).matches("ada@chat.example.org_7420-[0-9a-f]{16}");
        assertThat(other.fileName()).isNotEqualTo(same.fileName());
        assertThat(new Account(new ServerAddress("fe80::1%eth0", 1), "../Zoë/").fileName())
                .matches("[a-z0-9._@-]+").doesNotContain("/");
        assertThat(new Account(new ServerAddress("h".repeat(250), 1), "Ж".repeat(32)).fileName()).hasSizeLessThan(120);
        try (Cache one = open(); Cache two = Cache.open(config, other)) {
            one.saveDraft(new Draft(3, "one", null));
            assertThat(two.drafts()).isEmpty();
        }
    }

    @Test
    void aClosedCacheSaysSo() {
        Cache cache = open();
        cache.close();
        cache.close();
        assertThatThrownBy(cache::drafts).isInstanceOfSatisfying(CacheException.class,
                e -> assertThat(e.reason()).isEqualTo(CacheException.Reason.CLOSED));
        assertThatThrownBy(() -> cache.unsent().all()).isInstanceOf(CacheException.class);
    }
}
