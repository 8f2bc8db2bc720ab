/**
 * A package the system hands over: double-clicked, or dropped on the program's icon. Only its name is taken from the command line, of the first
 * instance or of a second one; the window is told and asks for the cover page. Knows nothing of packages and imports nothing.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const EXTENSION = '.zeren';

/**
 * The package named on a command line, or null. Switches may stand anywhere (Chromium adds its own and reorders them); Linux desktops hand over
 * `file:` addresses, Windows paths.
 * @param words the command line without the program itself
 * @param folder where relative names begin
 */
export function packageAmong(words: readonly string[], folder: string): string | null {
  const named = words.findLast((word) => !word.startsWith('-') && word.toLowerCase().endsWith(EXTENSION));
  if (named === undefined) return null;
  if (!named.startsWith('file:')) return path.resolve(folder, named);
  try {
    return fileURLToPath(named);
  } catch {
    return null; // of another machine, or no address at all
  }
}

export type GivenFiles = {
  /** Takes in a command line; nothing happens when it names no package. */
  readonly hand: (words: readonly string[], folder: string) => void;
  /** The package that waits, once; a later one takes the place of one nobody looked at. */
  readonly take: () => string | null;
  /** Who is told that one waits. */
  readonly tell: (listener: () => void) => void;
};

/** An empty tray. */
export function givenFiles(): GivenFiles {
  let waiting: string | null = null;
  let told = (): void => undefined;
  return {
    hand(words, folder) {
      const file = packageAmong(words, folder);
      if (file === null) return;
      waiting = file;
      told();
    },
    take() {
      const file = waiting;
      waiting = null;
      return file;
    },
    tell(listener) {
      told = listener;
    },
  };
}
