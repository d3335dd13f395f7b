package chat.parley.desktop.ui;

import chat.parley.common.protocol.ErrorCode;
import chat.parley.desktop.net.AskFailure;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Which words say why a question to the server came to nothing. Stateless. */
public final class Problems {

    /** Codes for which there are words of our own; for the others the server's have to do. */
    private static final Set<ErrorCode> IN_OUR_WORDS = EnumSet.of(ErrorCode.NAME_TAKEN, ErrorCode.NAME_RESERVED,
            ErrorCode.PASSWORD_TOO_SHORT, ErrorCode.BAD_CREDENTIALS, ErrorCode.TOO_MANY_ATTEMPTS,
            ErrorCode.ROOM_NOT_FOUND, ErrorCode.ROOM_EXISTS, ErrorCode.USER_NOT_FOUND,
            ErrorCode.CONVERSATION_NOT_FOUND, ErrorCode.MESSAGE_NOT_FOUND, ErrorCode.MESSAGE_DELETED,
            ErrorCode.TOO_MANY_REACTIONS, ErrorCode.NOT_A_MEMBER, ErrorCode.NOT_ALLOWED, ErrorCode.ROOM_FULL,
            ErrorCode.WRONG_ROOM_PASSWORD, ErrorCode.ROOM_PRIVATE, ErrorCode.BANNED, ErrorCode.MUTED,
            ErrorCode.ROOM_PAUSED, ErrorCode.SLOW_MODE, ErrorCode.TOO_MANY_ROOMS, ErrorCode.LAST_OWNER,
            ErrorCode.BLOCKED, ErrorCode.ALREADY_FRIENDS, ErrorCode.NOT_FRIENDS, ErrorCode.NOT_ASKED,
            ErrorCode.NOT_YOURSELF, ErrorCode.INVITE_INVALID, ErrorCode.INVITE_EXPIRED, ErrorCode.INVITE_USED_UP,
            ErrorCode.STORAGE_UNAVAILABLE, ErrorCode.INTERNAL_ERROR);

    private Problems() {}

    /**
     * Puts a failure into words.
     *
     * @param failure what went wrong
     * @return a sentence for a person
     */
    public static Phrase of(AskFailure failure) {
        return switch (failure) {
            case AskFailure.Refused(var code, var words, var _) -> IN_OUR_WORDS.contains(code)
                    ? Phrase.of("problem." + code.name().toLowerCase(Locale.ROOT))
                    : Phrase.of("problem.other", words);
            case AskFailure.Offline _ -> Phrase.of("problem.offline");
            case AskFailure.TimedOut _ -> Phrase.of("problem.timed_out");
            case AskFailure.NotKept(var words) -> Phrase.of("problem.not_kept", words);
            case AskFailure.Fault(var words) -> Phrase.of("problem.other", words);
        };
    }
}
