package chat.parley.desktop;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * Where the log goes: everything from INFO to a file of at most 1 MiB beside one older one, warnings also to standard error.
 * Set up by code, because reading a configuration file would take longer than opening the window may. Never holds a password
 * or a message's text: the records that carry them leave them out. Stateless.
 */
public final class ClientLogging {

    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{0} - %msg%n";
    private static final long MAX_FILE_BYTES = 1 << 20;

    private ClientLogging() {}

    /**
     * Begins to log.
     *
     * @param directory where the log file goes, in a directory {@code logs}
     */
    public static void start(Path directory) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Logger root = root(context);
            context.getLogger("org.hibernate.validator").setLevel(Level.WARN); // its version is nobody's business
            root.addAppender(file(context, directory.resolve("logs")));
        } // otherwise somebody put another logger in: it has its own ideas
    }

    /** Begins to log warnings to standard error, and nothing anywhere else: for a command that prints something. */
    static void quiet() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            root(context);
        }
    }

    private static Logger root(LoggerContext context) {
        context.reset();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(console(context));
        return root;
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setTarget("System.err");
        ThresholdFilter warnings = new ThresholdFilter();
        warnings.setLevel(Level.WARN.levelStr);
        warnings.start();
        console.addFilter(warnings);
        return begin(console, context);
    }

    private static RollingFileAppender<ILoggingEvent> file(LoggerContext context, Path directory) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setFile(directory.resolve("client.log").toString());
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(file);
        rolling.setFileNamePattern(directory.resolve("client.%i.log").toString());
        rolling.setMinIndex(1);
        rolling.setMaxIndex(1);
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(MAX_FILE_BYTES));
        size.start();
        file.setRollingPolicy(rolling);
        file.setTriggeringPolicy(size);
        return begin(file, context);
    }

    private static <A extends OutputStreamAppender<ILoggingEvent>> A begin(A appender, LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
