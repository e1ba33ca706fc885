package fr.verger.cli.serve;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** What to type into a browser, and what it can do there. */
public final class Addresses {
  private final String host;
  private final boolean tls;

  /** Of a server that listens on that host, by HTTPS or not. */
  public Addresses(String host, boolean tls) {
    this.host = host;
    this.tls = tls;
  }

  /** One line an address, and one on the camera where it needs a word. */
  public List<String> lines(int port) {
    List<String> lines = new ArrayList<>();
    for (String name : names()) {
      lines.add(
          "Verger serves at %s://%s:%d/".formatted(tls ? "https" : "http", bracketed(name), port));
    }
    if (!tls && reachable()) {
      lines.add(
          "On a phone, a photo is taken through its own camera app. The live camera and installing"
              + " the page need HTTPS: --tls-cert FILE --tls-key FILE.");
    }
    return lines;
  }

  /** Whether other machines can come, as far as the address tells. */
  private boolean reachable() {
    try {
      return !InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return true;
    }
  }

  private List<String> names() {
    try {
      if (!InetAddress.getByName(host).isAnyLocalAddress()) {
        return List.of(host);
      }
      List<String> names = new ArrayList<>(List.of("localhost"));
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
          .map(InetAddress::getHostAddress)
          .forEach(names::add);
      return names;
    } catch (UnknownHostException | SocketException e) {
      return List.of(host);
    }
  }

  private static String bracketed(String name) {
    return name.contains(":") ? "[" + name + "]" : name;
  }
}
