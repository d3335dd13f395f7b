package chat.parley.server.command;

import chat.parley.common.protocol.v2.MessageInfo;
import chat.parley.server.control.ControlClient;
import chat.parley.server.control.ControlReply;
import chat.parley.server.control.ControlRequest;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley export NAME [NAME]}: writes a conversation to a file. */
@Command(name = "export", description = "Writes all messages of a room, or of two people's direct conversation.")
public final class ExportCommand extends ServerCommand {

    /** How a conversation is written. */
    enum Format {
        /** A line of JSON for each message. */
        JSONL,
        /** A page for a browser, that needs nothing else. */
        HTML
    }

    @Parameters(index = "0", paramLabel = "NAME", description = "a room, or one of two accounts")
    private String name = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "the other account")
    private @Nullable String other;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "jsonl", description = "jsonl or html (default: ${DEFAULT-VALUE})")
    private Format format = Format.JSONL;

    @Option(names = "--out", paramLabel = "FILE", description = "a new file, readable by you alone (default: standard output)")
    private @Nullable Path file;

    private ExportCommand() {}

    @Override
    void run(ControlClient server) throws IOException {
        ControlReply.Messages page = page(server, 0); // before the file is made: there may be no such conversation
        if (file == null) {
            write(server, page, out());
            return;
        }
        try (Writer writer = new OutputStreamWriter(Channels.newOutputStream(Files.newByteChannel(file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), forOwner(file))),
                StandardCharsets.UTF_8)) {
            write(server, page, writer);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + " is there already", e);
        } catch (NoSuchFileException e) {
            throw new IOException(file + " cannot be made: there is no such folder", e);
        } catch (AccessDeniedException e) {
            throw new IOException(file + " cannot be made: you may not write there", e);
        }
    }

    private static FileAttribute<?>[] forOwner(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    private ControlReply.Messages page(ControlClient server, long after) throws IOException {
        return server.ask(new ControlRequest.Export(other == null ? List.of(name) : List.of(name, other), after),
                ControlReply.Messages.class);
    }

    private void write(ControlClient server, ControlReply.Messages first, Writer writer) throws IOException {
        Transcript transcript = format == Format.HTML ? new HtmlTranscript(writer) : new JsonTranscript(writer);
        transcript.begin(first.title());
        ControlReply.Messages page = first;
        while (true) {
            for (MessageInfo message : page.messages()) {
                transcript.add(message);
            }
            if (!page.more() || page.messages().isEmpty()) {
                break;
            }
            page = page(server, page.messages().getLast().seq());
        }
        transcript.end();
        writer.flush();
    }
}
