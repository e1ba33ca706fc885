package fr.verger.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressesTest {
  @Test
  void onThisMachineAloneTheAddressIsAllThereIsToSay() {
    assertThat(new Addresses("localhost", false).lines(8080))
        .containsExactly("Verger serves at http://localhost:8080/");
    assertThat(new Addresses("::1", false).lines(80))
        .containsExactly("Verger serves at http://[::1]:80/");
  }

  @Test
  void forTheNetworkPlainHttpIsSaidToLeaveTheLiveCameraOut() {
    assertThat(new Addresses("0.0.0.0", false).lines(8080))
        .startsWith("Verger serves at http://localhost:8080/")
        .last()
        .asString()
        .contains("live camera", "HTTPS", "--tls-cert");
    assertThat(new Addresses("0.0.0.0", true).lines(8443))
        .startsWith("Verger serves at https://localhost:8443/")
        .noneMatch(line -> line.contains("--tls-cert"));
  }
}
