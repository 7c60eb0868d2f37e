// A mail server for tests: takes mail by STARTTLS and a password only, and keeps each in a folder, moved into place when it is whole.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";

const { SMTP_PORT, SMTP_FOLDER, SMTP_CERTIFICATE, SMTP_KEY, SMTP_USER, SMTP_PASSWORD } = process.env;
let received = 0;

const server = new SMTPServer({
  key: readFileSync(SMTP_KEY),
  cert: readFileSync(SMTP_CERTIFICATE),
  disableReverseLookup: true,
  onAuth(auth, session, callback) {
    const known = session.secure && auth.username === SMTP_USER && auth.password === SMTP_PASSWORD;
    callback(known ? null : new Error("Unknown user"), { user: auth.username });
  },
  onData(stream, session, callback) {
    const chunks = [];
    stream.on("data", chunk => chunks.push(chunk));
    stream.on("end", () => {
      const file = join(SMTP_FOLDER, `${++received}.eml`);
      const envelope = `X-Envelope-To: ${session.envelope.rcptTo.map(to => to.address).join(", ")}\r\n`;
      writeFileSync(`${file}.part`, Buffer.concat([Buffer.from(envelope), ...chunks]));
      renameSync(`${file}.part`, file);
      callback();
    });
  },
});

server.on("error", error => console.error(error.message));
server.listen(Number(SMTP_PORT), "127.0.0.1", () => console.log("ready"));
