// Answers of the server by their address, kept for as long as the page is open.

const LIMIT = 200; // answers; the oldest goes first

/** @type {Map<string, Promise<any>>} */
const answers = new Map();

/**
 * Return the server's answer: an object for `_view` and `_panel`, else text.
 * Rejects if the answer is none; then it is asked for again the next time.
 * @param {string} path
 * @returns {Promise<any>}
 */
export function request(path) {
  const cached = answers.get(path);
  if (cached) return cached;
  if (answers.size >= LIMIT) answers.delete(/** @type {string} */ (answers.keys().next().value));
  const answer = fetch(path).then((response) => {
    if (!response.ok) throw new Error(`${response.status} for ${path}`);
    return path.startsWith("_view") || path.startsWith("_panel")
      ? response.json()
      : response.text();
  });
  answer.catch(() => answers.delete(path));
  answers.set(path, answer);
  return answer;
}

/**
 * Keep an answer under a further address.
 * @param {string} path
 * @param {unknown} answer
 */
export function remember(path, answer) {
  answers.set(path, Promise.resolve(answer));
}
