package chat.parley.desktop.gallery;

import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.PeopleRequest;
import chat.parley.common.protocol.v2.Role;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.common.protocol.v2.Visibility;
import chat.parley.desktop.testing.Companion;
import chat.parley.desktop.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server with people, rooms and conversations as they are after a few busy weeks. One thread only. */
final class World implements AutoCloseable {

    static final String ADA = "Ada";
    static final String NORMAL = "Compilers";
    static final String CROWDED = "General";
    static final String EMPTY = "Quiet-Corner";

    private static final List<String> PEOPLE = List.of("Grace", "Alan", "Barbara", "Edsger", "Margaret", "Linus",
            "Katherine", "Dennis", "Radia", "Ken", "Frances", "Donald", "Hedy", "Konrad", "Evelyn",
            "Maximiliane-von-und-zu-Hohenfels");

    final TestServer server;
    private final List<Companion> people = new ArrayList<>();

    World(Path directory) {
        server = new TestServer(directory, Map.of("limits.roomsPerAccount", "0", "limits.joinsPerAccount", "0",
                "limits.framesPerSecond", "0"));
        Companion ada = new Companion(server.invite(), ADA);
        people.add(ada);
        PEOPLE.forEach(name -> people.add(new Companion(server.invite(), name)));
        rooms(ada);
        talk();
        friends();
        ada.close();
    }

    /** Somebody says something to Ada alone. */
    void say(String from, String text) {
        person(from).tell(ADA, text);
    }

    private Companion person(String name) {
        return people.stream().filter(p -> p.name().equals(name)).findAny().orElseThrow();
    }

    private void rooms(Companion ada) {
        Companion grace = person("Grace");
        grace.createRoom(CROWDED, "Everything that concerns all of us. Be kind, be brief, and search before you ask.",
                Visibility.PUBLIC);
        ada.createRoom(NORMAL, "COBOL, lambdas and garbage collectors", Visibility.PUBLIC);
        grace.createRoom(EMPTY, "Nothing was ever said here", Visibility.PUBLIC);
        ada.createRoom("Payroll", null, Visibility.PRIVATE);
        grace.ask(new RoomRequest.Create("Vault", "Ask Grace for the password", Visibility.PUBLIC, "open sesame", 0));
        grace.ask(new RoomRequest.Create("Duo", "Two is company", Visibility.PUBLIC, null, 2));
        person("Alan").join("Duo");
        for (int i = 0; i < 40; i++) {
            grace.createRoom("Project-" + i + (i % 7 == 0 ? "-with-a-longer-name" : ""),
                    i % 3 == 0 ? null : "What is to be done about number " + i, Visibility.PUBLIC);
        }
        for (Companion person : people.subList(2, people.size())) {
            person.join(CROWDED);
        }
        for (String name : List.of("Grace", "Alan", "Barbara", "Edsger")) {
            person(name).join(NORMAL);
        }
        for (String room : List.of(CROWDED, EMPTY)) {
            ada.join(room);
        }
        for (int i = 0; i < 12; i++) {
            ada.join("Project-" + i + (i % 7 == 0 ? "-with-a-longer-name" : ""));
        }
        ada.ask(new RoomRequest.SetRole(ada.roomId(NORMAL), "Barbara", Role.MODERATOR));
        ada.ask(new RoomRequest.Mute(ada.roomId(NORMAL), "Edsger", 60));
        for (String name : List.of("Donald", "Maximiliane-von-und-zu-Hohenfels")) {
            person(name).join(NORMAL);
            ada.ask(new RoomRequest.Ban(ada.roomId(NORMAL), name));
        }
    }

    private void talk() {
        Companion ada = person(ADA);
        Companion grace = person("Grace");
        Companion alan = person("Alan");
        long room = ada.roomId(NORMAL);
        grace.say(room, "Good morning! Has anybody looked at the parser since Friday?");
        long question = alan.say(room, "I have. It is **twice** as fast now, see https://example.org/parser/42").seq();
        grace.reply(room, question, "Twice? How?");
        alan.say(room,
                "Mostly by not doing things:\n- no copying of tokens\n- one table instead of three\n\n```\nwhile (next() != END) {\n    reduce();\n}\n```");
        ada.say(room, "Lovely. \uD83C\uDF89 I would still like a test for `reduce()` with an empty stack.");
        long wish = grace.say(room, "@Ada it is in the branch, have a look please").seq();
        grace.react(room, wish, "\uD83D\uDC4D");
        alan.react(room, wish, "\uD83D\uDC4D");
        person("Barbara").react(room, wish, "\uD83D\uDC4D");
        ada.react(room, question, "\uD83D\uDE80");
        alan.react(room, question, "❤️");
        long typo = alan.say(room, "I will be of tomorrow").seq();
        alan.ask(new MessageRequest.Edit(room, typo, "I will be off tomorrow"));
        long gone = alan.say(room, "This was in the wrong room").seq();
        alan.ask(new MessageRequest.Delete(room, gone));
        person("Barbara").say(room, "> not doing things\n\nThe best kind of optimisation. \uD83D\uDE04");
        grace.tellIn(room, ADA, "Between us: shall we give Alan the release?");

        long crowded = ada.roomId(CROWDED);
        for (int i = 0; i < 120; i++) {
            Companion speaker = people.get(1 + i * 7 % (people.size() - 1));
            speaker.say(crowded, i % 9 == 0
                    ? "Number " + i + ": "
                            + "a rather long message that goes on and on, as they do when somebody has to explain something. "
                                    .repeat(3)
                    : "Number " + i + (i % 11 == 0 ? ", and @Ada should know" : ""));
        }
        for (String name : List.of("Grace", "Alan", "Barbara", "Katherine", "Maximiliane-von-und-zu-Hohenfels")) {
            person(name).tell(ADA, "Hello Ada, it is " + name);
        }
        for (int i = 0; i < 6; i++) {
            grace.say(ada.roomId("Project-" + i + (i % 7 == 0 ? "-with-a-longer-name" : "")),
                    "Something new in " + i);
        }
    }

    private void friends() {
        Companion ada = person(ADA);
        ada.ask(new PeopleRequest.FriendRequest("Grace"));
        person("Grace").ask(new PeopleRequest.FriendAccept(ADA));
        person("Katherine").ask(new PeopleRequest.FriendRequest(ADA));
        ada.ask(new PeopleRequest.FriendRequest("Alan"));
        ada.ask(new PeopleRequest.Block("Konrad"));
        person("Alan").ask(new PeopleRequest.Presence(true));
        person("Radia").close();
    }

    @Override
    public void close() {
        people.forEach(Companion::close);
        server.close();
    }
}
