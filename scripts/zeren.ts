/**
 * The command line `zeren` (design/interfaces.md): JSON on stdout, `{code, message, detail}` on stderr, exit 0 done, 1 refused or a check failed,
 * 2 wrong usage or not readable. The verbs are in `zeren/`.
 */
import { hashNatively } from '../electron/journal/native-hash';
import { defect, runCommand } from './zeren/run';
import type { Say } from './zeren/say';

const say: Say = { out: (text) => process.stdout.write(text), error: (text) => process.stderr.write(text) };

hashNatively();
try {
  process.exitCode = await runCommand(process.argv.slice(2), say);
} catch (error) {
  process.exitCode = defect(error, say);
}
