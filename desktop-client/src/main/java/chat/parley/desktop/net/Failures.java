package chat.parley.desktop.net;

import chat.parley.common.frame.MalformedFrameException;
import chat.parley.common.frame.TruncatedFrameException;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.UntrustedCaException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Tells failures apart by their type, never by their words. Stateless. */
final class Failures {

    private Failures() {}

    /** What an exception while connecting, shaking hands or signing in means for a person. */
    static SignInFailure of(IOException failure) {
        Optional<UntrustedCaException> untrusted = UntrustedCaException.in(failure);
        if (untrusted.isPresent()) {
            CaFingerprint offered = untrusted.get().offered();
            return untrusted.get().expected().<SignInFailure>map(e -> new SignInFailure.ChangedCa(offered, e))
                    .orElseGet(() -> new SignInFailure.UnknownCa(offered));
        }
        return new SignInFailure.Unreachable(switch (failure) {
            case UnknownHostException _ -> SignInFailure.Cause.UNKNOWN_HOST;
            case ConnectException _ -> SignInFailure.Cause.REFUSED;
            case SocketTimeoutException _ -> SignInFailure.Cause.TIMED_OUT;
            case SSLException e when isAboutCertificate(e) -> SignInFailure.Cause.BAD_CERTIFICATE;
            case SSLException _,MalformedFrameException _ -> SignInFailure.Cause.NOT_PARLEY;
            case TruncatedFrameException _ -> SignInFailure.Cause.CLOSED;
            default -> SignInFailure.Cause.NETWORK;
        });
    }

    private static boolean isAboutCertificate(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    /** Why the connection is still lost, after an attempt to come back failed. */
    static LostReason reasonOf(SignInFailure failure) {
        return switch (failure) {
            case SignInFailure.Unreachable(var cause) ->
                cause == SignInFailure.Cause.BAD_CERTIFICATE ? LostReason.IDENTITY_CHANGED : LostReason.UNREACHABLE;
            case SignInFailure.UnknownCa _,SignInFailure.ChangedCa _ -> LostReason.IDENTITY_CHANGED;
            case SignInFailure.Refusal(var code, var _) -> reasonOf(code, LostReason.SERVER_TROUBLE);
        };
    }

    /** Why the server is about to close, by the code of its last refusal; the other reason where it does not say. */
    static LostReason reasonOf(ErrorCode code, LostReason otherwise) {
        return switch (code) {
            case SERVER_SHUTDOWN -> LostReason.SERVER_SHUTDOWN;
            case SLOW_CONSUMER -> LostReason.SLOW_CONSUMER;
            case RATE_LIMITED -> LostReason.RATE_LIMITED;
            case SERVER_FULL, TOO_MANY_CONNECTIONS -> LostReason.SERVER_FULL;
            case TOO_MANY_ATTEMPTS -> LostReason.TOO_MANY_ATTEMPTS;
            default -> otherwise;
        };
    }
}
