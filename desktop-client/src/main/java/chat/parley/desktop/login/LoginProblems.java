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

    static Placed of(SignInFailure.Refusal refusal) {
        return switch (refusal.code()) {
            case BAD_CREDENTIALS -> new Placed(Field.PASSWORD, Phrase.of("login.refused.bad_credentials"));
            case PASSWORD_TOO_SHORT -> new Placed(Field.PASSWORD, Phrase.of("login.refused.password_too_short"));
            case TOO_MANY_ATTEMPTS -> new Placed(Field.PASSWORD, Phrase.of("login.refused.too_many_attempts"));
            case NAME_TAKEN -> new Placed(Field.USERNAME, Phrase.of("login.refused.name_taken"));
            case NAME_RESERVED -> new Placed(Field.USERNAME, Phrase.of("login.username.reserved"));
            case REGISTRATION_CLOSED -> new Placed(Field.ADDRESS, Phrase.of("login.refused.registration_closed"));
            case SERVER_FULL, TOO_MANY_CONNECTIONS -> new Placed(Field.ADDRESS, Phrase.of("login.refused.server_full"));
            case SERVER_SHUTDOWN -> new Placed(Field.ADDRESS, Phrase.of("login.refused.server_shutdown"));
            case STORAGE_UNAVAILABLE, INTERNAL_ERROR ->
                new Placed(Field.ADDRESS, Phrase.of("login.refused.server_trouble"));
            default -> new Placed(Field.ADDRESS, Phrase.of("login.refused.other", refusal.message()));
        };
    }
}
