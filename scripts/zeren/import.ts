/**
 * The verb `import` of the command line: a ledger file as the document of the import contract, or two files compared.
 * Exit 0 read, 2 not readable or wrong usage; the document is printed either way, the reason also on stderr.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { forkNodeReader } from '../../electron/sheets/fork-node';
import { givenReader } from '../../electron/sheets/given-reader';
import type { SpawnReader } from '../../electron/sheets/reader';
import { readWorkbook } from '../../electron/sheets/reader';
import type { ErrorCode, Result } from '../../shared/errors';
import { ERRORS, fail, ok } from '../../shared/errors';
import type { ImportDocument, UnitTable } from '../../shared/sheet/document';
import { compareDocuments } from '../../shared/sheet/compare';
import { contractForm } from '../../shared/sheet/contract-form';
import { unitsSchema } from '../../shared/sheet/document';
import { DONE, USAGE, complain, misused, print } from './say';
import type { Say } from './say';

/** Its two forms; `import … --commit` is a verb of its own. */
export const IMPORT_USAGES = ['import 文件 [--units 文件] [--json]', 'import compare 文件甲 文件乙 [--units 文件]'] as const;

type Arguments = { readonly files: readonly string[]; readonly units: string | null };

function parseArguments(args: readonly string[]): Arguments | null {
  const files: string[] = [];
  let units: string | null = null;
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? '';
    if (word === '--units') {
      index += 1;
      const next = args[index];
      if (next === undefined) return null;
      units = next;
    } else if (word === '--json') continue;
    else if (word.startsWith('--')) return null;
    else files.push(word);
  }
  return { files, units };
}

function readUnits(path: string | null): Result<UnitTable | null> {
  if (path === null) return ok(null);
  try {
    const parsed = unitsSchema.safeParse(JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, '')));
    return parsed.success ? ok(parsed.data) : fail('E_UNREADABLE', basename(path));
  } catch {
    // A missing or malformed file is the caller's mistake, told like any other.
    return fail('E_UNREADABLE', basename(path));
  }
}

/** The document printed for a file that could not be opened. */
export function refusedDocument(file: string, code: ErrorCode): ImportDocument {
  return {
    contract: 1,
    file,
    format: code === 'E_PASSWORD' ? 'encrypted' : 'unknown',
    facts: {
      title: null,
      asOf: null,
      reportingUnit: null,
      defaultUnit: null,
      dateSystem: 1900,
      hiddenRows: 0,
      hiddenColumns: 0,
      hiddenSheets: [],
      filters: 0,
      comments: 0,
      images: 0,
      colouredRows: 0,
      subtotalMismatches: [],
    },
    columns: [],
    records: [],
    decisions: [],
    questions: [],
    skipped: [],
    errors: [
      {
        sheet: null,
        row: null,
        column: null,
        code: code === 'E_PASSWORD' ? 'password' : 'unreadable',
        text: ERRORS[code].happened + ERRORS[code].next,
        raw: '',
      },
    ],
  };
}

/** The reading process as built beside this program: dist/cli/zeren.js and dist/electron/reader-process.js. */
export function builtReader(): SpawnReader {
  return givenReader() ?? forkNodeReader(join(import.meta.dirname, '..', 'electron', 'reader-process.js'));
}

/** Reads one file; on refusal prints the contract's document with the error and complains. Null when refused. */
async function readOne(path: string, units: UnitTable | null, say: Say, spawn: SpawnReader): Promise<ImportDocument | null> {
  const read = await readWorkbook(path, { spawn, units });
  if (read.ok) return read.value.document;
  print(say, refusedDocument(basename(path), read.code));
  complain(say, read);
  return null;
}

/**
 * Runs `import FILE [--units FILE] [--json]` or `import compare A B [--units FILE]`.
 * @param args the words after `import`
 * @param spawn how the reading process is started; by default the one built beside this program
 * @returns the exit code
 */
export async function importCommand(args: readonly string[], say: Say, spawn: SpawnReader = builtReader()): Promise<number> {
  const comparing = args[0] === 'compare';
  const parsed = parseArguments(comparing ? args.slice(1) : args);
  const [first, second] = parsed?.files ?? [];
  if (parsed === null || first === undefined || parsed.files.length !== (comparing ? 2 : 1))
    return misused(say, `写法：zeren ${IMPORT_USAGES[comparing ? 1 : 0]}`);
  const units = readUnits(parsed.units);
  if (!units.ok) {
    complain(say, units);
    return USAGE;
  }
  const document = await readOne(first, units.value, say, spawn);
  if (document === null) return USAGE;
  if (second === undefined) {
    print(say, contractForm(document));
    return DONE;
  }
  const other = await readOne(second, units.value, say, spawn);
  if (other === null) return USAGE;
  print(say, compareDocuments(document, other));
  return DONE;
}
