// The log-in behind the editor: whoever logs in again, here or in another window, goes on with what stands on the page.
const meta = name => document.querySelector(`meta[name=${name}]`);

/** The token of the page's own session, read anew; false where nobody is logged in, or another person. */
export async function renewed() {
  const csrf = meta('csrf');
  const person = meta('person');
  if (!csrf || !person) { return false; }
  const answered = await fetch(location.pathname, { credentials: 'same-origin', cache: 'no-store' });
  if (!answered.ok || new URL(answered.url).pathname !== location.pathname) { return false; }
  const page = new DOMParser().parseFromString(await answered.text(), 'text/html');
  const token = page.querySelector('meta[name=csrf]');
  if (!token || page.querySelector('meta[name=person]')?.content !== person.content) { return false; }
  csrf.content = token.content;
  declined = false;
  return true;
}

let asking;
/** Whoever said no is not asked again; that he logged in elsewhere is seen at the next call. */
let declined = false;

/** Asks for the password over the page; once, however many calls were refused. */
export async function logInAgain() {
  if (declined) { return false; }
  asking ??= ask().finally(() => { asking = undefined; });
  const isIn = await asking;
  declined = !isIn;
  return isIn;
}

async function ask() {
  const person = meta('person');
  if (!person) { return false; }
  const { logIn } = await import(person.dataset.logIn);
  return await logIn(person.content) && renewed();
}
