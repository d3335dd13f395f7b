package chat.parley.server.admin;

import chat.parley.common.protocol.RefusedException;
import chat.parley.common.trust.InviteLink;
import chat.parley.server.account.AccountStore;
import chat.parley.server.account.UserStore;
import chat.parley.server.audit.AuditStore;
import chat.parley.server.backup.BackupWriter;
import chat.parley.server.control.ControlHandler;
import chat.parley.server.control.ControlReply;
import chat.parley.server.control.ControlRequest;
import chat.parley.server.message.MessageStore;
import chat.parley.server.message.Retention;
import chat.parley.server.session.Services;
import chat.parley.server.tls.ServerTls;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Does what administrators ask. Safe for use by many threads at once; waits for the storage. */
public final class Administration implements ControlHandler {

    /** How many lines of a list an answer has at most. */
    static final int PAGE = 500;

    private final Services services;
    private final Supplier<InviteLink> server;
    private final UserActs users;
    private final RoomActs rooms;
    private final AuditStore audit;
    private final CopyActs copies;
    private final InviteActs invites;
    private final CertificateActs certificates;

    /**
     * Makes it.
     *
     * @param services the running server's parts
     * @param accounts where accounts are kept
     * @param users the same, as administrators see it
     * @param audit where acts are kept
     * @param messages where messages are kept
     * @param retention removes old messages
     * @param backups makes backups
     * @param tls the server's certificates
     * @param server tells the link that leads to the server
     */
    public Administration(Services services, AccountStore accounts, UserStore users, AuditStore audit,
            MessageStore messages, Retention retention, BackupWriter backups, ServerTls tls,
            Supplier<InviteLink> server) {
        this.services = services;
        this.server = server;
        Acts acts = new Acts(audit);
        this.users = new UserActs(services, accounts, users, acts);
        this.rooms = new RoomActs(services.roomHandler().administration(), retention, acts);
        this.audit = audit;
        this.copies = new CopyActs(messages, backups, acts);
        this.invites = new InviteActs(services, server, acts);
        this.certificates = new CertificateActs(tls, acts);
    }

    @Override
    public ControlReply handle(ControlRequest request, String operator) throws RefusedException, IOException {
        return switch (request) {
            case ControlRequest.UserAdd add -> users.add(add, operator);
            case ControlRequest.UserPassword reset ->
                users.setPassword(users.find(reset.name()), reset.password(), operator);
            case ControlRequest.UserEnable enable ->
                users.enable(users.find(enable.name()), enable.enabled(), operator);
            case ControlRequest.UserRole role -> users.setRole(users.find(role.name()), role.role(), operator);
            case ControlRequest.UserList list -> users.list(list.after());
            case ControlRequest.SessionList list -> users.sessions(users.find(list.user()));
            case ControlRequest.SessionRevoke revoke ->
                users.revoke(users.find(revoke.user()), revoke.session(), operator);
            case ControlRequest.RoomList list -> rooms.list(list.after());
            case ControlRequest.RoomShow show -> rooms.show(rooms.find(show.room()));
            case ControlRequest.RoomDelete delete -> rooms.delete(rooms.find(delete.room()), operator);
            case ControlRequest.RoomTransfer transfer ->
                rooms.transfer(rooms.find(transfer.room()), users.find(transfer.owner()), operator);
            case ControlRequest.RoomRetention keep ->
                rooms.keepFor(rooms.find(keep.room()), keep.days(), operator);
            case ControlRequest.Backup backup -> copies.backup(backup.directory(), operator);
            case ControlRequest.Export export when export.names().size() == 1 ->
                copies.export(rooms.find(export.names().getFirst()), export.after(), operator);
            case ControlRequest.Export export -> copies.export(users.find(export.names().getFirst()),
                    users.find(export.names().getLast()), export.after(), operator);
            case ControlRequest.InviteCreate create -> invites.create(create, operator);
            case ControlRequest.InviteList _ -> invites.list();
            case ControlRequest.InviteRevoke revoke -> invites.revoke(revoke.invite(), operator);
            case ControlRequest.CertificateShow _ -> certificates.show();
            case ControlRequest.CertificateRollOver roll -> certificates.rollOver(roll.graceSeconds(), operator);
            case ControlRequest.Status _ -> StatusActs.status(services, server.get());
            case ControlRequest.Audit list -> acts(list.before());
        };
    }

    private ControlReply.Acts acts(long before) throws IOException {
        List<AuditStore.Entry> some = audit.before(before, PAGE + 1);
        return new ControlReply.Acts(page(some), some.size() > PAGE);
    }

    /** As much of a list as one answer has. */
    static <T> List<T> page(List<T> some) {
        return some.subList(0, Math.min(PAGE, some.size()));
    }
}
