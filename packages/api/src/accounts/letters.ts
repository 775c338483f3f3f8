import type { MailSettings } from "../server/context.ts";
import type { Letter } from "../server/outbox.ts";

/** Letters of the desk, each in both languages: nobody has said which one a person reads. */

/** To who can choose a password by a link. `isNew`: they were added just now; else somebody has asked for it. */
export function passwordLetter(
  { siteName, siteUrl }: MailSettings,
  person: { email: string; name: string },
  token: string,
  isNew: boolean,
): Letter {
  const link = `${siteUrl}/password/${token}`;
  const english = isNew
    ? `You were added to the desk of ${siteName}. Choose a password here, once, within a day:`
    : `Somebody has asked for a new password for you at ${siteName}. If it was you, choose one here, once, within a day. If not, leave this letter be: nothing has changed.`;
  const ukrainian = isNew
    ? `Вас додано до редакції ${siteName}. Оберіть пароль тут, один раз, протягом доби:`
    : `Хтось попросив новий пароль для вас на ${siteName}. Якщо це були ви, оберіть його тут, один раз, протягом доби. Якщо ні, не зважайте на цього листа: нічого не змінилося.`;
  return {
    recipient: person.email,
    subject: `${siteName}: ${isNew ? "welcome / вітаємо" : "a new password / новий пароль"}`,
    text: `${person.name},\n\n${english}\n\n${ukrainian}\n\n${link}\n`,
  };
}

/** To who was given articles by somebody else. */
export function assignedLetter(
  { siteName, siteUrl }: MailSettings,
  person: { email: string; name: string },
  { by, articles }: { by: string; articles: { id: string; title: string }[] },
): Letter {
  return {
    recipient: person.email,
    subject: `${siteName}: for you / для вас`,
    text: [
      `${person.name},`,
      `${by} has given you work. / ${by} передає вам роботу.`,
      ...articles.map(({ id, title }) => `${title}\n${siteUrl}/desk/articles/${id}`),
      "",
    ].join("\n\n"),
  };
}

/** To who was called by name in a note. */
export function mentionedLetter(
  { siteName, siteUrl }: MailSettings,
  person: { email: string; name: string },
  note: { by: string; articleId: string; title: string; text: string },
): Letter {
  return {
    recipient: person.email,
    subject: `${siteName}: a note for you / нотатка для вас`,
    text: [
      `${person.name},`,
      `${note.by} calls you in a note on ‘${note.title}’. / ${note.by} згадує вас у нотатці до «${note.title}».`,
      note.text,
      `${siteUrl}/desk/articles/${note.articleId}/annotate#notes`,
      "",
    ].join("\n\n"),
  };
}

/** To who marked a pledge that a reviewer has sent back. */
export function sentBackLetter(
  { siteName, siteUrl }: MailSettings,
  person: { email: string; name: string },
  mark: { articleId: string; note: string; reviewer: string },
): Letter {
  return {
    recipient: person.email,
    subject: `${siteName}: sent back / повернуто`,
    text: [
      `${person.name},`,
      `${mark.reviewer} has sent back what you marked. / ${mark.reviewer} повертає вашу позначку.`,
      mark.note,
      `${siteUrl}/desk/articles/${mark.articleId}/annotate`,
      "",
    ].join("\n\n"),
  };
}
