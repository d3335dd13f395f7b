package chat.parley.server.admin;

import chat.parley.common.Limits;
import chat.parley.common.protocol.ErrorCode;
import chat.parley.common.protocol.RefusedException;
import chat.parley.common.protocol.v2.MessageRequest;
import chat.parley.common.protocol.v2.Reply;
import chat.parley.server.account.Account;
import chat.parley.server.backup.BackupWriter;
import chat.parley.server.backup.Manifest;
import chat.parley.server.control.ControlReply;
import chat.parley.server.message.MessageStore;
import chat.parley.server.room.Room;
import java.io.IOException;
import java.nio.file.Path;

/** What administrators take out of the server. Safe for use by many threads at once; waits for the storage. */
final class CopyActs {

    private final MessageStore messages;
    private final BackupWriter backups;
    private final Acts acts;

    CopyActs(MessageStore messages, BackupWriter backups, Acts acts) {
        this.messages = messages;
        this.backups = backups;
        this.acts = acts;
    }

    ControlReply.Done backup(String directory, String operator) throws IOException {
        Manifest made = backups.write(Path.of(directory));
        return acts.done(operator, "backup", directory, made.rows().getOrDefault("account", 0L) + " accounts, "
                + made.rows().getOrDefault("message", 0L) + " messages");
    }

    ControlReply.Messages export(Room room, long after, String operator) throws IOException {
        return page(room.id(), room.name(), after, operator);
    }

    ControlReply.Messages export(Account one, Account other, long after, String operator)
            throws RefusedException, IOException {
        long conversation = messages.directs(one.id()).stream().filter(direct -> direct.other() == other.id())
                .mapToLong(MessageStore.DirectWith::conversation).findFirst()
                .orElseThrow(() -> new RefusedException(ErrorCode.CONVERSATION_NOT_FOUND,
                        one.name() + " and " + other.name() + " have no direct conversation"));
        return page(conversation, one.name() + " and " + other.name(), after, operator);
    }

    private ControlReply.Messages page(long conversation, String title, long after, String operator)
            throws IOException {
        if (after == 0) {
            acts.did(operator, "export", title, "");
        }
        Reply.Page page = messages.page(new MessageRequest.History(conversation, null, after, null, 0),
                Limits.MAX_PAGE);
        return new ControlReply.Messages(title, page.messages(), page.newer());
    }
}
