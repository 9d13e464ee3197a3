package org.switchboard.access.model;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** From where somebody signs in: an IPv4 address, or the first 64 bits of an IPv6 address, which one customer has for all devices. */
public final class Network {

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}(%.*)?");
    private static final int IPV6_BYTES = 16;
    private static final int LONGEST = 64;

    private Network() {}

    /** @param address as the server has it; what is no address is a network of its own */
    public static String of(String address) {
        if (address == null) {
            return "";
        }
        if (!ADDRESS.matcher(address).matches()) {
            return address.substring(0, Math.min(address.length(), LONGEST));
        }
        try {
            InetAddress parsed = InetAddress.getByName(address.replaceFirst("%.*", ""));
            byte[] bytes = parsed.getAddress();
            if (bytes.length == IPV6_BYTES && !parsed.isLoopbackAddress()) {
                return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(bytes, IPV6_BYTES / 2), IPV6_BYTES))
                                .getHostAddress()
                        + "/64";
            }
            return parsed.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
