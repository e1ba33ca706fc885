package fr.verger.server;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a certificate and its key from PEM files (RFC 7468). */
final class PemFiles {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  /** By kind of key, how a signature is made with it. */
  private static final Map<String, String> SIGNATURES =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

  private final ServerSettings.Tls files;

  PemFiles(ServerSettings.Tls files) {
    this.files = files;
  }

  /**
   * Both in a key store that lives in memory.
   *
   * @throws VergerException when a file is missing, is none of its kind or they do not fit together
   */
  KeyStore keyStore(char[] password) {
    Certificate[] chain = chain();
    PrivateKey key = key(chain[0].getPublicKey().getAlgorithm());
    try {
      if (!fit(key, chain[0])) {
        throw wrong(
            "The key %s does not belong to the certificate %s; give the pair."
                .formatted(files.key(), files.certificate()),
            null);
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("verger", key, password, chain);
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw wrong(
          "The certificate %s and the key %s cannot be used; give others."
              .formatted(files.certificate(), files.key()),
          e);
    }
  }

  private Certificate[] chain() {
    byte[] bytes = read(files.certificate(), "--tls-cert");
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      Certificate[] chain =
          factory.generateCertificates(new ByteArrayInputStream(bytes)).toArray(new Certificate[0]);
      if (chain.length > 0) {
        return chain;
      }
      throw wrong(noCertificate(), null);
    } catch (GeneralSecurityException e) {
      throw wrong(noCertificate(), e);
    }
  }

  private String noCertificate() {
    return "%s holds no certificate; give a PEM file (-----BEGIN CERTIFICATE-----) as --tls-cert."
        .formatted(files.certificate());
  }

  private PrivateKey key(String algorithm) {
    String text = new String(read(files.key(), "--tls-key"), StandardCharsets.ISO_8859_1);
    Matcher matcher = KEY.matcher(text);
    if (!matcher.find()) {
      throw wrong(noKey(), null);
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw wrong(
          "The key %s is broken or does not belong to the certificate %s; give the pair."
              .formatted(files.key(), files.certificate()),
          e);
    }
  }

  private String noKey() {
    return ("%s holds no key as -----BEGIN PRIVATE KEY----- (PKCS #8, not encrypted); convert it with"
            + " 'openssl pkcs8 -topk8 -nodes -in OLD -out NEW'.")
        .formatted(files.key());
  }

  private static boolean fit(PrivateKey key, Certificate certificate)
      throws GeneralSecurityException {
    String algorithm = certificate.getPublicKey().getAlgorithm();
    Signature signature = Signature.getInstance(SIGNATURES.getOrDefault(algorithm, algorithm));
    signature.initSign(key);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    return signature.verify(signed);
  }

  private static byte[] read(Path file, String option) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw wrong(
          "%s %s cannot be read (%s); give a PEM file."
              .formatted(option, file, e.getClass().getSimpleName()),
          e);
    }
  }

  private static VergerException wrong(String sentence, Exception cause) {
    return new VergerException(Category.INPUT, sentence, cause);
  }
}
