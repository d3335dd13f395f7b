package chat.parley.server.session;

import chat.parley.common.protocol.v1.MessageCodec;
import chat.parley.server.account.Accounts;
import chat.parley.server.config.ServerConfig;
import chat.parley.server.room.Lobby;
import chat.parley.server.room.Rooms;
import chat.parley.server.time.Timers;

/**
 * What every session works with.
 *
 * @param accounts who may sign in
 * @param rooms all rooms
 * @param lobby where sessions are that are in no room
 * @param codec reads requests and writes answers
 * @param timers runs things later
 * @param limits what a session may use
 */
public record Services(Accounts accounts, Rooms rooms, Lobby lobby, MessageCodec codec, Timers timers,
        ServerConfig.Limits limits) {}
