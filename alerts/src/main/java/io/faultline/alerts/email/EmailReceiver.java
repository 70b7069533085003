package io.faultline.alerts.email;

import io.faultline.alerts.console.ConsoleText;
import io.faultline.alerts.delivery.Message;
import io.faultline.alerts.delivery.Message.Note;
import io.faultline.alerts.delivery.Outcome;
import io.faultline.alerts.delivery.Outcome.Trouble;
import io.faultline.alerts.delivery.Receiver;
import io.faultline.alerts.pages.Templates;
import io.faultline.alerts.wording.Words;
import io.faultline.events.Alert;
import io.faultline.events.Json;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Sends mail with a plain and an HTML part. Later mail on an alert answers the first one, so that
 * mail programs show one thread an alert.
 */
final class EmailReceiver implements Receiver {
  private static final String TIMEOUT_MILLIS = "10000";
  private static final int COLUMNS = 76;
  private static final int LONGEST_SUBJECT = 180;
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final EmailConfig config;
  private final Clock clock;
  private final Session session;

  EmailReceiver(EmailConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.session = Session.getInstance(settings(config));
  }

  private static Properties settings(EmailConfig config) {
    Properties p = new Properties();
    p.put("mail.transport.protocol", "smtp");
    p.put("mail.smtp.host", config.host());
    p.put("mail.smtp.port", String.valueOf(config.port()));
    p.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    p.put("mail.smtp.timeout", TIMEOUT_MILLIS);
    p.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    p.put("mail.smtp.auth", String.valueOf(config.user() != null));
    p.put("mail.smtp.ssl.checkserveridentity", "true");
    switch (config.tls()) {
      case STARTTLS -> {
        p.put("mail.smtp.starttls.enable", "true");
        p.put("mail.smtp.starttls.required", "true");
      }
      case IMPLICIT -> p.put("mail.smtp.ssl.enable", "true");
      case NONE -> p.put("mail.smtp.starttls.enable", "false");
    }
    return p;
  }

  @Override
  public Outcome send(Message message) {
    try {
      MimeMessage mail = mail(message);
      try (Transport transport = session.getTransport()) {
        transport.connect(
            config.user(), config.password() == null ? null : config.password().value());
        transport.sendMessage(mail, mail.getAllRecipients());
      }
      return new Outcome.Delivered(null);
    } catch (AuthenticationFailedException e) {
      return new Outcome.Rejected(/* closed= */ true, "the mail server refused the user name");
    } catch (MessagingException e) {
      return outcome(e);
    }
  }

  /** RFC 5321, section 4.2.1: 4xx passes, 5xx stays. */
  private static Outcome outcome(MessagingException trouble) {
    for (Exception e = trouble; e != null; e = next(e)) {
      int code =
          switch (e) {
            case SMTPSendFailedException s -> s.getReturnCode();
            case SMTPAddressFailedException a -> a.getReturnCode();
            default -> 0;
          };
      if (code >= 500) {
        return new Outcome.Rejected(/* closed= */ false, "SMTP " + code);
      }
      if (code >= 400) {
        return new Outcome.Retry(Trouble.RECEIVER_FAULT, null, "SMTP " + code);
      }
      if (e instanceof SocketTimeoutException) {
        return new Outcome.Retry(Trouble.TIMEOUT, null, "the mail server took too long");
      }
    }
    return new Outcome.Retry(
        Trouble.NETWORK, null, "no mail sent (" + trouble.getClass().getSimpleName() + ")");
  }

  private static @Nullable Exception next(Exception e) {
    if (e instanceof MessagingException m && m.getNextException() != null) {
      return m.getNextException();
    }
    return e.getCause() instanceof Exception cause ? cause : null;
  }

  private MimeMessage mail(Message message) throws MessagingException {
    MimeMessage mail =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() {
            // Set below, so that a repeat has the same one.
          }
        };
    mail.setFrom(new InternetAddress(config.from()));
    for (String to : config.to()) {
      mail.addRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to));
    }
    mail.setSubject(subject(message), UTF_8);
    mail.setSentDate(Date.from(clock.instant()));
    mail.setHeader("List-Unsubscribe", "<" + config.unsubscribe() + ">");
    mail.setHeader("Auto-Submitted", "auto-generated");
    String domain = config.from().substring(config.from().indexOf('@') + 1).replace(">", "");
    mail.setHeader("Message-ID", "<" + message.id() + "@" + domain + ">");
    if (message instanceof Message.Alerts alerts && alerts.notes().size() == 1) {
      String thread =
          "<alert-"
              + Json.fingerprintOf(alerts.notes().getFirst().alert().alertId())
              + "@"
              + domain
              + ">";
      mail.setHeader("References", thread);
      mail.setHeader("In-Reply-To", thread);
    }
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(payload(message), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(html(message), UTF_8, "html");
    mail.setContent(new MimeMultipart("alternative", plain, html));
    mail.saveChanges();
    return mail;
  }

  private static String subject(Message message) {
    String subject =
        switch (message) {
          case Message.Alerts alerts when alerts.notes().size() == 1 -> {
            Alert alert = alerts.notes().getFirst().alert();
            yield "[%s] %s"
                .formatted(alert.severity().code().toUpperCase(Locale.ROOT), alert.title());
          }
          case Message.Alerts alerts -> alerts.notes().size() + " alerts";
          case Message.Notice notice -> notice.title();
        };
    return Words.cut(Words.clean(subject), LONGEST_SUBJECT);
  }

  private static String html(Message message) {
    return switch (message) {
      case Message.Alerts alerts ->
          Templates.render(
              "email",
              Map.of(
                  "title",
                  subject(message),
                  "text",
                  "",
                  "notes",
                  alerts.notes(),
                  "baseUrl",
                  alerts.baseUrl().toString()));
      case Message.Notice notice ->
          Templates.render(
              "email",
              Map.of(
                  "title",
                  notice.title(),
                  "text",
                  notice.text(),
                  "notes",
                  List.<Note>of(),
                  "baseUrl",
                  notice.baseUrl().toString()));
    };
  }

  @Override
  public String payload(Message message) {
    return switch (message) {
      case Message.Alerts alerts ->
          alerts.notes().stream()
              .map(
                  n ->
                      ConsoleText.of(n.alert(), COLUMNS, /* colour= */ false)
                          + "\n"
                          + alerts.baseUrl()
                          + "/alerts/"
                          + n.alert().alertId()
                          + "\nYou get this because "
                          + Words.clean(n.because())
                          + ".\n")
              .collect(Collectors.joining("\n"));
      case Message.Notice notice ->
          Words.clean(notice.title()) + "\n\n" + Words.clean(notice.text()) + "\n";
    };
  }
}
