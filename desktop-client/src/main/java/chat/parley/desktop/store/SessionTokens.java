package chat.parley.desktop.store;

import chat.parley.common.trust.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tokens by which accounts stay signed in, in a file of their own that only its owner may read.
 *
 * <p>Safe for use by many threads at once; {@link #open} and the methods that change something wait for the disk and are not for
 * the window's thread. A file that cannot be read is set aside, one that cannot be written costs the memory only: both are
 * logged, the tokens never, nor what a parser says of the file, because that quotes it.
 */
public final class SessionTokens {

    private static final Logger LOG = LoggerFactory.getLogger(SessionTokens.class);

    private static final String FILE = "sessions.json";

    private record Token(Account account, String token) {

        /** Leaves the token out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Token[" + account + "]";
        }
    }

    /** A token in the file; everything may be missing. */
    private record Entry(@Nullable String server, @Nullable String user, @Nullable String token) {

        Optional<Token> read() {
            return server == null || user == null || token == null
                    ? Optional.empty()
                    : ServerAddress.parse(server).map(address -> new Token(new Account(address, user), token));
        }

        /** Leaves the token out, so that no log can hold it. */
        @Override
        public String toString() {
            return "Entry[server=" + server + ", user=" + user + "]";
        }
    }

    private record Contents(@Nullable List<@Nullable Entry> sessions) {}

    private final Path config;
    private final Path file;
    private final JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private final Map<String, Token> tokens = new LinkedHashMap<>(); // by the account's key; guarded by this

    private SessionTokens(Path config) {
        this.config = config;
        file = config.resolve(FILE);
    }

    /**
     * Reads the tokens. If others may read the file, they may not any more.
     *
     * @param config the client's directory; it need not exist
     * @return the tokens
     */
    public static SessionTokens open(Path config) {
        SessionTokens opened = new SessionTokens(config);
        opened.read();
        return opened;
    }

    private synchronized void read() {
        try {
            if (PrivateFiles.tighten(file)) {
                LOG.warn("Others could read {}; they cannot any more", file);
            }
            Contents contents = mapper.readValue(Files.readAllBytes(file), Contents.class);
            for (Entry entry : contents == null || contents.sessions == null
                    ? List.<@Nullable Entry>of()
                    : contents.sessions) {
                if (entry != null) {
                    entry.read().ifPresent(token -> tokens.put(token.account().key(), token));
                }
            }
        } catch (NoSuchFileException _) {
            LOG.debug("No {} yet", file);
        } catch (JacksonException _) {
            LOG.warn("{} is broken and is set aside; everybody has to sign in again", file);
            setAside();
        } catch (IOException e) {
            LOG.warn("{} cannot be read; everybody has to sign in again", file, e);
        }
    }

    private void setAside() {
        try {
            Files.move(file, file.resolveSibling(FILE + ".broken"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} cannot be set aside", file, e);
        }
    }

    /**
     * Tells an account's token.
     *
     * @param account whose
     * @return the token, if the account stays signed in
     */
    public synchronized Optional<String> token(Account account) {
        return Optional.ofNullable(tokens.get(account.key())).map(Token::token);
    }

    /**
     * Tells who stays signed in.
     *
     * @return the accounts, in the order in which they signed in
     */
    public synchronized List<Account> accounts() {
        return tokens.values().stream().map(Token::account).toList();
    }

    /**
     * Keeps an account's token instead of its former one. In the file when this returns.
     *
     * @param account whose
     * @param token the token
     */
    public synchronized void put(Account account, String token) {
        Token fresh = new Token(account, token);
        tokens.remove(account.key());
        tokens.put(account.key(), fresh);
        write();
    }

    /**
     * Forgets an account's token. Out of the file when this returns.
     *
     * @param account whose
     */
    public synchronized void remove(Account account) {
        if (tokens.remove(account.key()) != null) {
            write();
        }
    }

    private void write() {
        List<@Nullable Entry> entries = new ArrayList<>();
        tokens.values().forEach(
                t -> entries.add(new Entry(t.account().server().toString(), t.account().user(), t.token())));
        try {
            PrivateFiles.createDirectory(config);
            PrivateFiles.replace(file, mapper.writeValueAsBytes(new Contents(entries)));
        } catch (IOException e) {
            LOG.warn("{} cannot be written", file, e);
        }
    }
}
