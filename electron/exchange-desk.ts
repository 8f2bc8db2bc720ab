/**
 * Exchange for the running program: the office of the open ledger made ready once, plans waiting for a person, sticks and folders by token.
 */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { CheckCode, Cover, Drive, MergeItem, MergePlan, PackageKind, Share, StickFile, Trade } from '../shared/contract/exchange';
import type { FileToken } from '../shared/contract/files';
import { errorMessage, fail, ok } from '../shared/errors';
import type { Result } from '../shared/errors';
import { checkCode } from '../shared/exchange/card';
import { hasUnwritten } from '../shared/exchange/shared-folder';
import type { Receipt } from '../shared/exchange/body';
import type { RecordId } from '../shared/model/ids';
import { makeBackup } from './exchange/backup';
import { listDrives, nodeDrives } from './exchange/drives';
import type { DriveFound } from './exchange/drives';
import { makeKeySheet, noteSheet, openKeySheet, sheetState, takeCountyKey } from './exchange/key-sheet';
import type { SheetOutcome, TypedSheet } from './exchange/key-sheet';
import { makeKit } from './exchange/kit';
import { confirmCode, countyCode, openOffice } from './exchange/office';
import type { Office } from './exchange/office';
import { sha256Hex } from './exchange/container';
import { coverOf, pack } from './exchange/pack';
import type { Packed } from './exchange/pack';
import { lookAtShare, writeToShare } from './exchange/shared-folder';
import type { SharedMemory } from './exchange/shared-folder';
import { listPackages, readPackageFile, sendToStick } from './exchange/stick';
import { recordRefused, trades } from './exchange/trades';
import { accept, inspect, planForWindow, planItems, unpack } from './exchange/unpack';
import type { Waiting } from './exchange/read-package';
import { createTurn } from './in-turn';
import { seldom } from './slices';
import type { ImportPlan } from './exchange/unpack';
import type { Program } from './program';
import type { Workspace } from './workspace/workspace';

async function readWholeFile(program: Program, file: string): Promise<Result<Uint8Array>> {
  return readPackageFile(program.workspacePorts.files, file);
}

export type PackWish = {
  readonly kind: PackageKind;
  readonly to: RecordId | null;
  readonly period: string;
  readonly drive: FileToken;
  readonly person: string;
  readonly reason?: string | undefined;
  /** Of 备份: wraps the keys in it; the 通行口令 does when there is none. */
  readonly keyPassphrase?: string | undefined;
  readonly passphrase?: string | undefined;
};

export type ExchangeDesk = {
  readonly drives: () => Promise<readonly Drive[]>;
  readonly folder: (root: string) => Promise<Drive>;
  readonly send: (wish: PackWish) => Promise<Result<{ readonly cover: Cover; readonly path: string; readonly safeToRemove: boolean }>>;
  readonly code: () => Promise<Result<CheckCode>>;
  readonly confirmCode: (typed: string, person: string) => Promise<Result<CheckCode>>;
  /** The groups of a 县钥匙恢复单 with the 校验码 of its key; `noteSheet` once it lies on paper. */
  readonly keySheet: (
    passphrase: string | null,
    person: string,
  ) => Promise<Result<{ readonly groups: readonly string[]; readonly code: string }>>;
  readonly noteSheet: (person: string) => Promise<Result<null>>;
  readonly keyFromSheet: (
    sheet: TypedSheet & { readonly person: string; readonly replace: boolean },
  ) => Promise<Result<{ readonly outcome: SheetOutcome; readonly code: string }>>;
  /** The 交换文件夹 and what lies in it; nothing is taken in. */
  readonly share: () => Promise<Result<Share>>;
  /** Sets the folder, or gives it up (null). */
  readonly chooseShare: (root: string | null) => Promise<Result<Share>>;
  readonly writeShare: (person: string) => Promise<Result<{ readonly file: string }>>;
  /** One package outside of any stick, as the list of a stick would show it. */
  readonly fileAt: (place: string) => Promise<StickFile>;
  /** Cover page of a package and the hash of its file; nothing is taken in. */
  readonly cover: (file: FileToken) => Promise<Result<{ readonly cover: Cover; readonly sha256: string }>>;
  readonly log: () => Promise<Result<Trade[]>>;
  readonly plan: (file: FileToken, passphrase?: string) => Promise<Result<MergePlan>>;
  /** One page of what an opened package does, of one status. */
  readonly items: (
    planId: string,
    status: MergeItem['status'],
    from: number,
    limit: number,
  ) => Result<{ readonly items: MergeItem[]; readonly total: number }>;
  /** Stops looking into a package or taking it in. */
  readonly cancel: () => void;
  readonly accept: (
    planId: string,
    person: string,
    drive: FileToken | null,
  ) => Promise<Result<{ readonly commit: number | null; readonly receipt: string | null; readonly receiptProblem: string }>>;
};

async function packed(office: Office, wish: PackWish): Promise<Result<Packed>> {
  const { kind, to, period, person, reason } = wish;
  const lock = wish.passphrase === undefined ? {} : { passphrase: wish.passphrase };
  const keyPassphrase = wish.keyPassphrase ?? wish.passphrase;
  switch (kind) {
    case '备份':
      return makeBackup(office, { period, ...lock, ...(keyPassphrase === undefined ? {} : { keyPassphrase }) });
    case '开通':
      return to === null ? fail('E_NO_UNIT') : makeKit(office, { unit: to, period, person, ...lock });
    case '上报':
    case '下发':
      return pack(office, { kind, to, period, ...lock });
    case '退回':
      return reason === undefined ? fail('E_DRAFT', '退回理由') : pack(office, { kind, to, period, reason, ...lock });
    default:
      return fail('E_WRONG_PLACE', kind);
  }
}

async function codeOf(office: Office): Promise<Result<CheckCode>> {
  const { code, confirmed } = countyCode(office);
  const sheet = await sheetState(office);
  return sheet.ok ? ok({ code, confirmedBy: confirmed?.person ?? null, sheet: sheet.value }) : sheet;
}

/** Told about every thousandth entry where nobody knows how many there are. */
const EVERY = 100_000;

/** The desk of the running program; follows whichever ledger is open. */
export function createExchangeDesk(program: Program): ExchangeDesk {
  const { files } = program.workspacePorts;
  const plans = new Map<string, ImportPlan>();
  /** A package is on its medium and in the log before the next takes its number: two under one number would look like a copied machine (fault 9). */
  const inTurn = createTurn();
  /** Folders a person chose in place of a stick, for this session. */
  const folders = new Set<string>();
  let ready: { readonly workspace: Workspace; readonly office: Office; readonly secret: string | undefined } | null = null;

  async function office(person: string): Promise<Result<Office>> {
    const workspace = program.workspace();
    if (workspace === null) return fail('E_NO_WORKSPACE');
    const secret = program.access.current()?.secret;
    if (ready?.workspace === workspace && ready.secret === secret) return ok(ready.office);
    plans.clear();
    const opened = await openOffice(workspace, files, person, secret);
    if (opened.ok) ready = { workspace, office: opened.value, secret };
    return opened;
  }

  /** A file as it is shown before anything of it is taken in. */
  async function shownFile(own: Office | null, place: string, name: string, size: number): Promise<StickFile> {
    const bytes = await readPackageFile(files, place);
    const cover = bytes.ok ? inspect(own, bytes.value, path.basename(place)) : bytes;
    return {
      token: program.tokens.issue(place),
      name,
      size,
      cover: cover.ok ? cover.value : null,
      problem: cover.ok ? '' : errorMessage(cover.code, cover.detail),
    };
  }

  async function heldOffice(): Promise<Office | null> {
    const held = program.workspace() === null ? null : await office(program.settings.person());
    return held?.ok === true ? held.value : null;
  }

  /** Counts cancellings: work begun before the last one is not wanted any more. */
  let stopped = 0;

  /** The window waits for the work that is begun now. */
  function waiting(): Waiting {
    const begun = stopped;
    let phase = '';
    let tell: (done: number) => void = () => undefined;
    return {
      going: () => stopped === begun,
      told: (now, done, total) => {
        if (now !== phase)
          tell = seldom(total === 0 ? EVERY : total, (far) => program.desktop.push('exchange:progress', { phase: now, done: far, total }));
        phase = now;
        tell(done);
      },
    };
  }

  async function driveOf({ root, name, freeBytes, readOnly }: DriveFound): Promise<Drive> {
    const listed = await listPackages(files, root);
    const own = await heldOffice();
    const shown: Drive['files'] = [];
    for (const file of listed.ok ? listed.value : [])
      shown.push(await shownFile(own, file.path, file.old ? `历史/${file.name}` : file.name, file.size));
    return { token: program.tokens.issue(root), name, freeBytes, readOnly, files: shown };
  }

  const memory: SharedMemory = new Map();
  const shareOf = ({ file }: Workspace): string | null => program.settings.share(file.generation);

  async function shown(): Promise<Result<Share>> {
    const workspace = program.workspace();
    if (workspace === null) return fail('E_NO_WORKSPACE');
    const folder = shareOf(workspace);
    if (folder === null) return ok({ folder, problem: '', unwritten: false, files: [] });
    const own = await office(program.settings.person());
    if (!own.ok) return own;
    const unwritten = hasUnwritten(workspace.ledger, own.value.log, own.value.scope);
    const found = await lookAtShare(own.value, folder, memory);
    if (!found.ok) return ok({ folder, problem: errorMessage(found.code), unwritten, files: [] });
    const listed = found.value.map(({ name, path: place, state, cover, device, problem }) => ({
      token: program.tokens.issue(place),
      name,
      state,
      kind: cover?.kind ?? '',
      from: cover?.from ?? '',
      device,
      problem,
    }));
    return ok({ folder, problem: '', unwritten, files: listed });
  }

  async function folderAsDrive(root: string): Promise<Drive> {
    const freeBytes = await files.freeBytes(root).catch(() => null);
    return driveOf({ root, name: path.basename(root), freeBytes, readOnly: false });
  }

  /** Writes the 回执. The package is in the ledger by then: a stick that is full or gone must be told, but undoes nothing. */
  async function receiptTo(own: Office, plan: ImportPlan, receipt: Receipt, root: string, person: string): Promise<Result<string>> {
    const { from, period } = plan.header;
    const made = await pack(own, { kind: '回执', to: from.unit === 'county' ? null : from.unit, period, receipt });
    if (!made.ok) return made;
    const sent = await sendToStick(own, made.value, root, person);
    return sent.ok ? ok(sent.value.file) : sent;
  }

  return {
    async drives() {
      const found = await listDrives(nodeDrives, files);
      const chosen: Drive[] = [];
      for (const root of folders) if ((await files.size(root).catch(() => null)) !== null) chosen.push(await folderAsDrive(root));
      return [...(await Promise.all(found.map(driveOf))), ...chosen];
    },
    folder(root) {
      folders.add(root);
      return folderAsDrive(root);
    },
    share: shown,
    async chooseShare(root) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      program.settings.setShare(workspace.file.generation, root);
      memory.clear();
      return shown();
    },
    async writeShare(person) {
      const own = await office(person);
      const workspace = program.workspace();
      if (!own.ok || workspace === null) return own.ok ? fail('E_NO_WORKSPACE') : own;
      const folder = shareOf(workspace);
      if (folder === null) return fail('E_NO_SHARE');
      const sent = await inTurn(() => writeToShare(own.value, folder, workspace.clock.today().slice(0, 7), person));
      return sent.ok ? ok({ file: sent.value.file }) : sent;
    },
    async fileAt(place) {
      const name = path.basename(place);
      const size = await files.size(place).catch(() => null);
      if (size !== null) return shownFile(await heldOffice(), place, name, size);
      return { token: program.tokens.issue(place), name, size: 0, cover: null, problem: errorMessage('E_FILE_MISSING', name) };
    },
    async send(wish) {
      const own = await office(wish.person);
      if (!own.ok) return own;
      const root = program.tokens.path(wish.drive);
      if (root === null) return fail('E_TOKEN');
      const work = waiting();
      work.told?.('正在准备数据包', 0, 0);
      return inTurn(async () => {
        const made = await packed(own.value, wish);
        if (!made.ok) return made;
        const sent = await sendToStick(own.value, made.value, root, wish.person, work);
        if (!sent.ok) return sent;
        const { file, path: place, safeToRemove } = sent.value;
        return ok({ cover: coverOf(made.value.header, file, made.value.bytes.length), path: place, safeToRemove });
      });
    },
    async code() {
      const own = await office(program.settings.person());
      return own.ok ? codeOf(own.value) : own;
    },
    async confirmCode(typed, person) {
      const own = await office(person);
      if (!own.ok) return own;
      const confirmed = await confirmCode(own.value, typed, person);
      const workspace = program.workspace();
      if (!confirmed.ok || workspace === null) return confirmed.ok ? fail('E_NO_WORKSPACE') : confirmed;
      ready = { workspace, office: confirmed.value, secret: program.access.current()?.secret };
      return codeOf(confirmed.value);
    },
    async keySheet(passphrase, person) {
      const own = await office(person);
      if (!own.ok) return own;
      const groups = await makeKeySheet(own.value, passphrase);
      return groups.ok ? ok({ groups: groups.value, code: countyCode(own.value).code }) : groups;
    },
    async noteSheet(person) {
      const own = await office(person);
      if (!own.ok) return own;
      const { folder, clock } = own.value.workspace;
      return noteSheet(files, folder, own.value.identity.county.key, { printed: { person, at: clock.now() } });
    },
    async keyFromSheet({ groups, passphrase, person, replace }) {
      const workspace = program.workspace();
      if (workspace === null) return fail('E_NO_WORKSPACE');
      if (workspace.readOnly) return fail('E_READ_ONLY');
      const pair = await openKeySheet(groups, passphrase);
      if (!pair.ok) return pair;
      const taken = await takeCountyKey(workspace, files, pair.value, { person, replace, password: program.access.current()?.secret });
      // The office was made ready with the key that stood here before.
      ready = null;
      return taken.ok ? ok({ outcome: taken.value, code: checkCode(pair.value.publicKey) }) : taken;
    },
    async cover(token) {
      const file = program.tokens.path(token);
      if (file === null) return fail('E_TOKEN');
      const bytes = await readWholeFile(program, file);
      if (!bytes.ok) return bytes;
      const cover = inspect(await heldOffice(), bytes.value, path.basename(file));
      return cover.ok ? ok({ cover: cover.value, sha256: sha256Hex(bytes.value) }) : cover;
    },
    async log() {
      const own = await office(program.settings.person());
      return own.ok ? trades(own.value, program.tokens.issue) : own;
    },
    async plan(token, passphrase) {
      const own = await office(program.settings.person());
      if (!own.ok) return own;
      const file = program.tokens.path(token);
      if (file === null || !(await stat(file).catch(() => null))?.isFile()) return fail('E_TOKEN');
      const bytes = await readWholeFile(program, file);
      if (!bytes.ok) return bytes;
      const made = await unpack(own.value, bytes.value, passphrase, waiting());
      // A wrong date of this computer is nothing against the package, and neither is a person who stopped.
      if (!made.ok && (made.code === 'E_CLOCK_DOUBT' || made.code === 'E_CANCELLED')) return made;
      if (!made.ok) {
        const logged = await recordRefused(own.value, path.basename(file), bytes.value, made, program.settings.person());
        return logged.ok ? made : logged;
      }
      const planId = randomUUID();
      plans.set(planId, made.value);
      return ok(planForWindow(made.value, planId));
    },
    items(planId, status, from, limit) {
      const plan = plans.get(planId);
      return plan === undefined ? fail('E_PLAN') : ok(planItems(plan, status, from, limit));
    },
    cancel() {
      stopped += 1;
    },
    async accept(planId, person, drive) {
      const own = await office(person);
      if (!own.ok) return own;
      const plan = plans.get(planId);
      if (plan === undefined) return fail('E_PLAN');
      const root = drive === null ? null : program.tokens.path(drive);
      if (drive !== null && root === null) return fail('E_TOKEN');
      const accepted = await accept(own.value, plan, person, waiting());
      if (!accepted.ok) return accepted;
      plans.delete(planId);
      const { commit } = accepted.value;
      const receipt = root === null ? null : await inTurn(() => receiptTo(own.value, plan, accepted.value.receipt, root, person));
      if (receipt === null) return ok({ commit, receipt, receiptProblem: '' });
      return receipt.ok
        ? ok({ commit, receipt: receipt.value, receiptProblem: '' })
        : ok({ commit, receipt: null, receiptProblem: errorMessage(receipt.code, receipt.detail) });
    },
  };
}
