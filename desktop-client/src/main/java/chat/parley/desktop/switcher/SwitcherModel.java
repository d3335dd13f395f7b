package chat.parley.desktop.switcher;

import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.PeopleRequest;
import chat.parley.common.protocol.v2.PersonInfo;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What fits to what was typed: conversations, people, rooms, commands, the best first. JavaFX's thread only.
 */
final class SwitcherModel {

    private static final int PEOPLE = 20;
    private static final int ROOMS = 30;
    private static final int MOST = 50;

    /**
     * Something that may fit.
     *
     * @param found what
     * @param name what is compared with what was typed
     * @param head start over what fits as well, from what it is
     * @param unread how many messages are unread in it
     * @param mentions how many of them mention the account
     * @param active when something happened in it last
     */
    record Candidate(Found found, String name, int head, int unread, int mentions, Instant active) {

        static Candidate of(Found found, String name, int head) {
            return new Candidate(found, name, head, 0, 0, Instant.EPOCH);
        }
    }

    private static final int CHAT = 30;
    private static final int PERSON = 15;
    private static final int ROOM = 10;
    private static final int ACTION = 0;
    private static final int UNREAD = 5;

    private final Account account;
    private final List<Command> commands;
    private final Function<Command, String> words;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Found> results = FXCollections.observableArrayList();
    private final ObservableList<Found> readOnlyResults = FXCollections.unmodifiableObservableList(results);
    private List<PersonInfo> people = List.of();
    private List<Reply.RoomEntry> rooms = List.of();

    /**
     * Makes a model in which nothing was typed.
     *
     * @param account who is signed in
     * @param commands what the program can do
     * @param words what a command is called
     */
    SwitcherModel(Account account, List<Command> commands, Function<Command, String> words) {
        this.account = account;
        this.commands = commands;
        this.words = words;
        query.subscribe(_ -> refresh());
    }

    StringProperty query() {
        return query;
    }

    /** What fits, the best first. */
    ObservableList<Found> results() {
        return readOnlyResults;
    }

    /** Begins anew. */
    void clear() {
        people = List.of();
        rooms = List.of();
        query.set("");
        refresh();
    }

    /** Asks the server for people and rooms that the client does not know; to be called when the person pauses. */
    void ask() {
        String typed = query.get().strip();
        if (typed.isEmpty() || !account.isOnline()) {
            return;
        }
        if (Names.isValid(typed)) {
            account.ask(new PeopleRequest.Users(typed, PEOPLE), reply -> {
                if (typed.equals(query.get().strip())) {
                    people = reply.people();
                    refresh();
                }
            }, _ -> {});
        }
        account.ask(new RoomRequest.Rooms(typed, null, ROOMS), reply -> {
            if (typed.equals(query.get().strip())) {
                rooms = reply.rooms();
                refresh();
            }
        }, _ -> {});
    }

    private void refresh() {
        List<Found> next = rank(query.get(), candidates());
        if (!next.equals(results)) {
            results.setAll(next);
        }
    }

    private List<Candidate> candidates() {
        List<Candidate> all = new ArrayList<>();
        for (Conversation conversation : account.conversations()) {
            all.add(new Candidate(new Found.Chat(conversation), conversation.title(), CHAT,
                    conversation.unreadProperty().get(), conversation.mentionsProperty().get(),
                    conversation.lastActivityProperty().get()));
        }
        if (!query.get().isBlank()) {
            Map<String, String> names = new TreeMap<>(); // by the name's key
            account.people().known().values().forEach(person -> names.put(Names.key(person.user()), person.user()));
            account.people().friends().forEach(name -> names.put(Names.key(name), name));
            people.forEach(person -> names.put(Names.key(person.user()), person.user()));
            names.values().stream().filter(name -> !account.isMe(name) && account.direct(name).isEmpty())
                    .forEach(name -> all.add(Candidate.of(new Found.Person(name), name, PERSON)));
            rooms.stream().filter(entry -> account.conversation(entry.room().room()).isEmpty())
                    .forEach(entry -> all.add(Candidate.of(new Found.Room(entry), entry.room().name(), ROOM)));
        }
        commands.forEach(command -> all.add(Candidate.of(new Found.Action(command), words.apply(command), ACTION)));
        return all;
    }

    /**
     * Sorts out what fits.
     *
     * @param typed what was typed; blank for nothing
     * @param candidates what may fit
     * @return what fits, the best first; without a query what is unread first, then what is newest
     */
    static List<Found> rank(String typed, List<Candidate> candidates) {
        record Scored(Candidate candidate, int score) {}
        boolean any = typed.isBlank();
        Comparator<Scored> order = Comparator.comparingInt(Scored::score).reversed();
        Comparator<Scored> recent = Comparator.<Scored, Integer>comparing(s -> s.candidate().head()).reversed()
                .thenComparing(s -> s.candidate().mentions() == 0).thenComparing(s -> s.candidate().unread() == 0)
                .thenComparing(Comparator.<Scored, Instant>comparing(s -> s.candidate().active()).reversed());
        return candidates.stream().map(c -> new Scored(c, any ? 0 : score(typed, c)))
                .filter(scored -> scored.score() != Fuzzy.NO_MATCH)
                .sorted(order.thenComparing(recent).thenComparing(s -> any && s.candidate().head() == ACTION
                        ? ""
                        : Names.key(s.candidate().name())))
                .limit(MOST).map(scored -> scored.candidate().found()).toList();
    }

    private static int score(String typed, Candidate candidate) {
        int fit = Fuzzy.score(typed, candidate.name());
        return fit == Fuzzy.NO_MATCH ? fit : fit + candidate.head() + (candidate.unread() > 0 ? UNREAD : 0);
    }
}
