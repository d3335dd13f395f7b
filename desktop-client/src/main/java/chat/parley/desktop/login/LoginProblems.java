package chat.parley.desktop.login;

import chat.parley.common.trust.ServerAddress;
import chat.parley.desktop.net.SignInFailure;
import chat.parley.desktop.ui.Phrase;
import java.util.Locale;

/** Which words stand where when signing in failed. Stateless. */
final class LoginProblems {

    /** Where on the form a problem is shown. */
    enum Field {
        ADDRESS, USERNAME, PASSWORD
    }

    /** A problem and its place. */
    record Placed(Field field, Phrase phrase) {}

    private LoginProblems() {}

    static Phrase of(SignInFailure.Cause cause, ServerAddress server) {
        return Phrase.of("login.unreachable." + cause.name().toLowerCase(Locale.ROOT), server.host(),
                String.valueOf(server.port()));
    }

    /** Where and what; the shortest password is 0 when it is not known. */
    static Placed of(SignInFailure.Refusal refusal, int minPasswordLength) {
        return switch (refusal.code()) {
            case BAD_CREDENTIALS -> password("login.refused.bad_credentials");
            case PASSWORD_TOO_SHORT -> minPasswordLength > 0
                    ? password("login.refused.password_too_short.by", minPasswordLength)
                    : password("login.refused.password_too_short");
            case TOO_MANY_ATTEMPTS -> password("login.refused.too_many_attempts");
            case NAME_TAKEN -> username("login.refused.name_taken");
            case NAME_RESERVED -> username("login.username.reserved");
            case INVALID_FIELD, WRONG_SHAPE -> username("login.refused.invalid");
            case REGISTRATION_CLOSED -> address("login.refused.registration_closed");
            case INVITE_REQUIRED -> address("login.refused.invite_required");
            case INVITE_INVALID -> address("login.refused.invite_invalid");
            case INVITE_EXPIRED -> address("login.refused.invite_expired");
            case INVITE_USED_UP -> address("login.refused.invite_used_up");
            case ROOM_FULL -> address("login.refused.room_full");
            case SERVER_FULL -> address("login.refused.server_full");
            case TOO_MANY_CONNECTIONS -> address("login.refused.too_many_connections");
            case RATE_LIMITED -> address("login.refused.rate_limited");
            case SIGN_IN_TIMEOUT, IDLE_TIMEOUT, SLOW_CONSUMER -> address("login.refused.too_slow");
            case SESSION_REPLACED, SESSION_REVOKED, BAD_TOKEN -> address("login.refused.session_over");
            case UNSUPPORTED_PROTOCOL, UNKNOWN_TYPE -> address("login.refused.other_version");
            case SERVER_SHUTDOWN -> address("login.refused.server_shutdown");
            case STORAGE_UNAVAILABLE, INTERNAL_ERROR -> address("login.refused.server_trouble");
            default -> address("login.refused.other", refusal.message());
        };
    }

    private static Placed address(String key, Object... args) {
        return new Placed(Field.ADDRESS, Phrase.of(key, args));
    }

    private static Placed username(String key) {
        return new Placed(Field.USERNAME, Phrase.of(key));
    }

    private static Placed password(String key, Object... args) {
        return new Placed(Field.PASSWORD, Phrase.of(key, args));
    }
}
