package chat.parley.desktop.room.composer;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.Names;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.common.protocol.v2.Request;
import chat.parley.common.protocol.v2.RoomRequest;
import chat.parley.desktop.model.Account;
import chat.parley.desktop.model.Conversation;
import chat.parley.desktop.net.AskFailure;
import chat.parley.desktop.roomsettings.Leaving;
import chat.parley.desktop.ui.Navigation;
import chat.parley.desktop.ui.Phrase;
import chat.parley.desktop.ui.Problems;
import chat.parley.desktop.ui.Workplace;
import java.util.Optional;
import java.util.function.Consumer;

/** Does what is ordered, and says how it went. JavaFX's thread only. */
final class CommandRunner {

    private final Workplace place;
    private final Account account;
    private final Navigation navigation;

    /**
     * Makes a runner.
     *
     * @param place what everything in the window works with
     * @param account who is signed in
     * @param navigation ways to other screens
     */
    CommandRunner(Workplace place, Account account, Navigation navigation) {
        this.place = place;
        this.account = account;
        this.navigation = navigation;
    }

    /**
     * Does it.
     *
     * @param order what; never a private message
     * @param where the conversation in which it was ordered
     * @param failed called when it came to nothing, after that was said
     */
    void run(ComposerInput.Order order, Conversation where, Runnable failed) {
        String argument = order.argument();
        long room = where.id();
        Consumer<AskFailure> warn = failure -> {
            place.notices().warn(Problems.of(failure));
            failed.run();
        };
        switch (order.command()) {
            case HELP -> CommandHelp.show(place, where.role());
            case SEARCH -> navigation.search(argument);
            case JOIN -> join(argument, failed);
            case LEAVE -> {
                if (Leaving.isInherited(where)) {
                    Leaving.ask(place, account, where); // who typed it may not know what it means for the room
                } else {
                    ask(new RoomRequest.Leave(room), Phrase.of("composer.done.leave", where.title()), warn);
                }
            }
            case AWAY -> setAway(true, "composer.done.away");
            case BACK -> setAway(false, "composer.done.back");
            case INVITE ->
                ask(new RoomRequest.Invite(room, argument), Phrase.of("composer.done.invite", argument), warn);
            case KICK -> ask(new RoomRequest.Kick(room, argument), Phrase.of("composer.done.kick", argument), warn);
            case BAN -> ask(new RoomRequest.Ban(room, argument), Phrase.of("composer.done.ban", argument), warn);
            case UNBAN -> ask(new RoomRequest.Unban(room, argument), Phrase.of("composer.done.unban", argument), warn);
            case MUTE -> ask(new RoomRequest.Mute(room, argument, order.number()),
                    Phrase.of("composer.done.mute", order.number(), argument), warn);
            case SLOW -> ask(new RoomRequest.SlowMode(room, order.number()),
                    Phrase.of("composer.done.slow", order.number()), warn);
            case PAUSE -> ask(new RoomRequest.Pause(room, true), Phrase.of("composer.done.pause"), warn);
            case RESUME -> ask(new RoomRequest.Pause(room, false), Phrase.of("composer.done.resume"), warn);
            case TOPIC -> ask(new RoomRequest.RoomUpdate(room, null, argument, null, null, null),
                    Phrase.of("composer.done.topic"), warn);
            case PRIVATE -> throw new IllegalArgumentException("a private message is no order");
        }
    }

    /** Everything that shows the own presence follows; without a connection, the server is told after the return. */
    private void setAway(boolean away, String done) {
        account.people().setAway(away);
        place.notices().tell(Phrase.of(done));
    }

    private <R extends Reply> void ask(Request<R> request, Phrase done, Consumer<AskFailure> warn) {
        account.ask(request, _ -> place.notices().tell(done), warn);
    }

    /** A room with a password is for the lobby, where a password can be typed that nobody sees. */
    private static Phrase joinProblem(AskFailure failure, String name) {
        return failure instanceof AskFailure.Refused(var code, var _, var _) && code == ErrorCode.WRONG_ROOM_PASSWORD
                ? Phrase.of("composer.join.locked", name)
                : Problems.of(failure);
    }

    private void join(String name, Runnable failed) {
        Consumer<AskFailure> warn = failure -> {
            place.notices().warn(joinProblem(failure, name));
            failed.run();
        };
        Optional<Conversation> known = account.conversations().stream()
                .filter(c -> !c.isDirect() && Names.key(c.title()).equals(Names.key(name))).findAny();
        if (known.isPresent()) {
            navigation.open(known.get());
            return;
        }
        account.ask(new RoomRequest.FindRoom(name),
                found -> account.ask(new RoomRequest.Join(found.room().room(), null),
                        joined -> account.conversation(joined.conversation().conversation())
                                .ifPresent(navigation::open),
                        warn),
                warn);
    }
}
