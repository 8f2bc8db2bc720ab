/**
 * Verbs about the data folder itself: make it, prove it, back it up, bring it back.
 */
import path from 'node:path';
import { makeBackup, restoreBackup } from '../../electron/exchange/backup';
import { enrol } from '../../electron/exchange/kit';
import { sendToStick } from '../../electron/exchange/stick';
import { readSampleCommits } from '../../electron/sample';
import { createWorkspace, restoreFromCommits } from '../../electron/workspace/create';
import type { WorkspaceFile } from '../../electron/workspace/workspace-file';
import { ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { openCommit } from '../../shared/ledger/commit';
import { fold } from '../../shared/ledger/fold';
import type { Operation } from '../../shared/ledger/operation';
import { setHash, stateHash, wholeStateHash } from '../../shared/ledger/state-hash';
import type { Arguments } from './arguments';
import { ASSETS, COMMAND_PERSON, FOUNDING, readInput, withOffice, withWorkspace } from './open';
import { checked, done, option } from './verb';
import type { Answer, Verb } from './verb';

function made(folder: string, result: Result<WorkspaceFile>): Answer {
  if (!result.ok) return result;
  const { county, office, unit, device, practice } = result.value;
  return done({ folder, county, office, unit, device, practice });
}

async function init(args: Arguments): Promise<Answer> {
  const folder = path.resolve(option(args, 'workspace'));
  const kit = args.options.get('kit');
  if (args.flags.has('sample')) {
    const commits = await readSampleCommits(ASSETS);
    if (!commits.ok) return commits;
    return made(
      folder,
      await restoreFromCommits(folder, { county: '青石县', office: '青石县招商办', unit: null, practice: true }, commits.value, FOUNDING),
    );
  }
  if (kit !== undefined) {
    const bytes = await readInput(kit);
    return bytes.ok ? made(folder, await enrol(bytes.value, folder, args.options.get('person') ?? COMMAND_PERSON, FOUNDING)) : bytes;
  }
  const county = args.options.get('county') ?? '新县';
  return made(
    folder,
    await createWorkspace(
      folder,
      { county, office: args.options.get('office') ?? `${county}招商办`, unit: null, practice: false },
      [],
      FOUNDING,
    ),
  );
}

const init_: Verb = {
  usage: 'init --workspace 文件夹 [--sample | --kit 开通文件 | --county 县名 --office 办公室名称] [--person 经办人]',
  valued: ['workspace', 'kit', 'county', 'office', 'person'],
  bare: ['sample'],
  needs: ['workspace'],
  positions: 0,
  run: init,
};

const hash: Verb = {
  usage: 'hash --workspace 文件夹',
  valued: ['workspace'],
  needs: ['workspace'],
  positions: 0,
  run: (args) =>
    withWorkspace(option(args, 'workspace'), async ({ ledger, hash: whole }) => {
      const { state, commits, head } = await whole();
      const scopes = [...ledger.versions.keys()].sort();
      return done({
        state,
        commits,
        head,
        scopes: Object.fromEntries(scopes.map((scope) => [scope, { set: setHash(ledger, scope), state: stateHash(ledger, scope) }])),
      });
    }),
};

/** Reads every commit back, proves and folds it anew, and sets the result beside the state the program works with. */
const rebuild: Verb = {
  usage: 'rebuild --workspace 文件夹',
  valued: ['workspace'],
  needs: ['workspace'],
  positions: 0,
  run: (args) =>
    withWorkspace(option(args, 'workspace'), async (workspace) => {
      const commits = await workspace.exportJournal();
      if (!commits.ok) return commits;
      const operations = commits.value.flatMap((commit): readonly Operation[] => openCommit(commit) ?? []);
      const state = wholeStateHash(fold(operations));
      const held = await workspace.hash();
      return checked(
        { commits: commits.value.length, operations: operations.length, state, held: held.state, same: state === held.state },
        state === held.state,
      );
    }),
};

/** Opening proves the journal (every line, hash and chain); the newest backup is read back and replayed. */
const check: Verb = {
  usage: 'check --workspace 文件夹',
  valued: ['workspace'],
  needs: ['workspace'],
  positions: 0,
  run: (args) =>
    withWorkspace(option(args, 'workspace'), async (workspace) => {
      const { commits, head } = await workspace.hash();
      const last = await workspace.backups.last();
      const backup = last === null ? null : await workspace.backups.verifyNewest();
      const clashes = [...workspace.ledger.records.values()]
        .flatMap((table) => [...table.values()])
        .filter(({ fields }) => Object.values(fields).some(({ clash }) => clash !== undefined));
      const good = backup === null || (backup.ok && backup.value.bad.length === 0);
      return checked(
        {
          journal: { commits, head, operations: workspace.ledger.operations.size },
          backup: backup === null ? null : backup.ok ? backup.value : { code: backup.code },
          clashes: clashes.length,
          notices: workspace.notices,
        },
        good,
      );
    }),
};

/** The passphrase stands in a file, so that no list of running programs shows it. */
async function passphraseOf(args: Arguments): Promise<Result<{ readonly keyPassphrase?: string }>> {
  const file = args.options.get('passphrase-file');
  if (file === undefined) return ok({});
  const bytes = await readInput(file);
  return bytes.ok ? ok({ keyPassphrase: Buffer.from(bytes.value).toString('utf8').trim() }) : bytes;
}

const backup: Verb = {
  usage: 'backup --workspace 文件夹 --out 文件夹 [--passphrase-file 口令文件] [--person 经办人]',
  valued: ['workspace', 'out', 'person', 'passphrase-file'],
  needs: ['workspace', 'out'],
  positions: 0,
  run: (args) => {
    const person = args.options.get('person') ?? COMMAND_PERSON;
    return withOffice(option(args, 'workspace'), person, async (office) => {
      const phrase = await passphraseOf(args);
      if (!phrase.ok) return phrase;
      const packed = await makeBackup(office, { period: office.workspace.clock.today().slice(0, 7), ...phrase.value });
      if (!packed.ok) return packed;
      const sent = await sendToStick(office, packed.value, path.resolve(option(args, 'out')), person);
      return sent.ok
        ? done({
            file: sent.value.path,
            bytes: packed.value.bytes.length,
            sha256: packed.value.sha256,
            operations: packed.value.operations,
          })
        : sent;
    });
  },
};

const restore: Verb = {
  usage: 'restore 备份文件 --workspace 空文件夹 [--passphrase-file 口令文件 | --without-keys]',
  valued: ['workspace', 'passphrase-file'],
  bare: ['without-keys'],
  needs: ['workspace'],
  positions: 1,
  run: async (args) => {
    const bytes = await readInput(args.positions[0] ?? '');
    const folder = path.resolve(option(args, 'workspace'));
    const phrase = await passphraseOf(args);
    if (!bytes.ok) return bytes;
    if (!phrase.ok) return phrase;
    return made(
      folder,
      await restoreBackup(bytes.value, folder, FOUNDING, { ...phrase.value, withoutKeys: args.flags.has('without-keys') }),
    );
  },
};

export const JOURNAL_VERBS: Readonly<Record<string, Verb>> = { init: init_, hash, rebuild, check, backup, restore };
