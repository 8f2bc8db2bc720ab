/**
 * Tokens for files and folders a person chose: the window holds a random word, main holds the path. Good for one session.
 */
import { randomBytes } from 'node:crypto';
import type { FileToken } from '../shared/contract/files';

export type Tokens = {
  /** Gives a token for a path; the same path gets the same token. */
  readonly issue: (path: string) => FileToken;
  /** The path behind a token, or null when the token is not of this session. */
  readonly path: (token: FileToken) => string | null;
};

export function createTokens(): Tokens {
  const byToken = new Map<FileToken, string>();
  const byPath = new Map<string, FileToken>();
  return {
    issue(path) {
      const known = byPath.get(path);
      if (known !== undefined) return known;
      const token = randomBytes(16).toString('hex') as FileToken;
      byToken.set(token, path);
      byPath.set(path, token);
      return token;
    },
    path: (token) => byToken.get(token) ?? null,
  };
}
