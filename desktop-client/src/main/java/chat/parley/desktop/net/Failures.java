package chat.parley.desktop.net;

import chat.parley.common.client.DisconnectedException;
import chat.parley.common.client.Loss;
import chat.parley.common.frame.MalformedFrameException;
import chat.parley.common.frame.TruncatedFrameException;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.trust.CaFingerprint;
import chat.parley.common.trust.UntrustedCaException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells failures apart by their type, never by their words. Stateless. */
final class Failures {

    private Failures() {}

    /** What an exception while connecting, shaking hands or signing in means for a person; {@code null} is an odd answer. */
    static SignInFailure of(@Nullable Throwable failure) {
        return switch (failure) {
            case CompletionException e when e.getCause() != null -> of(e.getCause());
            case RefusedException e when isAboutProtocol(e.code()) ->
                new SignInFailure.Unreachable(SignInFailure.Cause.OTHER_VERSION);
            case RefusedException e -> new SignInFailure.Refusal(e.code(), e.words(), e.retryAfter());
            case DisconnectedException e -> lost(e.loss());
            case TimeoutException _ -> new SignInFailure.Unreachable(SignInFailure.Cause.TIMED_OUT);
            case IOException e -> of(e);
            case null, default -> new SignInFailure.Unreachable(SignInFailure.Cause.NOT_PARLEY);
        };
    }

    /** A server of protocol 1 does not know the hello; one of a protocol after this refuses it. */
    private static boolean isAboutProtocol(ErrorCode code) {
        return code == ErrorCode.UNSUPPORTED_PROTOCOL || code == ErrorCode.UNKNOWN_TYPE;
    }

    private static SignInFailure lost(Loss loss) {
        if (loss.cause() != null) {
            return of(loss.cause());
        }
        return loss.code() == null
                ? new SignInFailure.Unreachable(SignInFailure.Cause.CLOSED)
                : new SignInFailure.Refusal(loss.code(), loss.words(), null);
    }

    private static SignInFailure of(IOException failure) {
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
}
