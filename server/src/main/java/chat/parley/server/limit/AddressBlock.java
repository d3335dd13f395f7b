package chat.parley.server.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * What counts as one address: an IPv4 address, or an IPv6 /64, which is what one subscriber has at the least. Immutable.
 *
 * @param six whether it is of IPv6
 * @param bits the address, or the upper half of it
 */
public record AddressBlock(boolean six, long bits) {

    /**
     * Finds an address's block.
     *
     * @param address any
     * @return the block that it is in
     */
    public static AddressBlock of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address
                ? new AddressBlock(true, bytes.getLong())
                : new AddressBlock(false, bytes.getInt());
    }
}
