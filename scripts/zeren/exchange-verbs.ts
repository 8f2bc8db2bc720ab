/**
 * Verbs about packages: make one, take one in, look at one.
 */
import path from 'node:path';
import { confirmCheckCode } from '../../electron/exchange/identity';
import { makeKit } from '../../electron/exchange/kit';
import { officeOf } from '../../electron/exchange/office';
import type { Office } from '../../electron/exchange/office';
import { pack } from '../../electron/exchange/pack';
import type { Packed } from '../../electron/exchange/pack';
import { sendToStick } from '../../electron/exchange/stick';
import { accept, inspect, planForWindow, unpack } from '../../electron/exchange/unpack';
import { nodeFiles } from '../../electron/journal/files';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { listRecords } from '../../shared/ledger/read';
import type { RecordId } from '../../shared/model/ids';
import type { Arguments } from './arguments';
import { COMMAND_PERSON, readInput, withOffice } from './open';
import { done, option } from './verb';
import type { Answer, Verb } from './verb';

const personOf = (args: Arguments): string => args.options.get('person') ?? COMMAND_PERSON;

/** A unit by its name or one of its other names. */
function unitNamed(office: Office, name: string): RecordId | null {
  const units = listRecords(office.workspace.ledger, 'unit');
  return (
    units.find((unit) => unit.id === name || unit.name === name || unit.fullName === name || unit.aliases?.includes(name) === true)?.id ??
    null
  );
}

async function make(office: Office, args: Arguments): Promise<Result<Packed>> {
  const kind = option(args, 'kind');
  const period = args.options.get('period') ?? office.workspace.clock.today().slice(0, 7);
  const to = args.options.get('to');
  const unit = to === undefined ? null : unitNamed(office, to);
  const passphrase = args.options.get('passphrase');
  const lock = passphrase === undefined ? {} : { passphrase };
  if (kind === '上报') return pack(office, { kind, to: null, period, ...lock });
  if (unit === null) return fail('E_NO_UNIT', to);
  if (kind === '下发') return pack(office, { kind, to: unit, period, ...lock });
  if (kind === '退回') {
    const reason = option(args, 'reason').trim();
    return reason === '' ? fail('E_DRAFT', '退回理由') : pack(office, { kind, to: unit, period, reason, ...lock });
  }
  return kind === '开通' ? makeKit(office, { unit, period, person: personOf(args), ...lock }) : fail('E_WRONG_PLACE', kind);
}

/** Records the county's 校验码 as heard by telephone, which the first 上报 of a unit needs. */
async function confirm(office: Office, args: Arguments): Promise<Result<Office>> {
  const heard = args.options.get('check-code');
  if (heard === undefined) return ok(office);
  const { folder, clock } = office.workspace;
  const county = await confirmCheckCode(nodeFiles, folder, heard, personOf(args), clock.now());
  return county.ok ? ok({ ...office, identity: { ...office.identity, county: county.value } }) : county;
}

const pack_: Verb = {
  usage:
    'pack --workspace 文件夹 --kind 上报|下发|退回|开通 [--to 单位] [--period 2026-10] --out 文件夹 [--reason 退回理由] [--passphrase 口令] [--check-code 校验码] [--person 经办人]',
  valued: ['workspace', 'kind', 'to', 'period', 'out', 'check-code', 'person', 'reason', 'passphrase'],
  needs: ['workspace', 'kind', 'out'],
  positions: 0,
  run: (args) =>
    withOffice(option(args, 'workspace'), personOf(args), async (opened): Promise<Answer> => {
      const confirmed = await confirm(opened, args);
      if (!confirmed.ok) return confirmed;
      const office = confirmed.value;
      const packed = await make(office, args);
      if (!packed.ok) return packed;
      const sent = await sendToStick(office, packed.value, path.resolve(option(args, 'out')), personOf(args));
      return sent.ok
        ? done({ file: sent.value.path, cover: packed.value.cover, operations: packed.value.operations, sha256: packed.value.sha256 })
        : sent;
    }),
};

const unpack_: Verb = {
  usage: 'unpack 数据包 --workspace 文件夹 [--preview] [--receipt 文件夹] [--passphrase 口令] [--person 经办人]',
  valued: ['workspace', 'receipt', 'person', 'passphrase'],
  bare: ['preview'],
  needs: ['workspace'],
  positions: 1,
  run: async (args) => {
    const bytes = await readInput(args.positions[0] ?? '');
    if (!bytes.ok) return bytes;
    return withOffice(option(args, 'workspace'), personOf(args), async (office): Promise<Answer> => {
      const plan = await unpack(office, bytes.value, args.options.get('passphrase'));
      if (!plan.ok) return plan;
      const { planId: _, ...shown } = planForWindow(plan.value, 'command-line', 5_000);
      if (args.flags.has('preview')) return done(shown);
      const taken = await accept(office, plan.value, personOf(args));
      if (!taken.ok) return taken;
      const out = args.options.get('receipt');
      const from = officeOf(office, plan.value.header.from.device);
      if (out === undefined || from === null) return done({ ...shown, commit: taken.value.commit, receipt: null });
      const back = await pack(office, {
        kind: '回执',
        to: from === 'county' ? null : from,
        period: plan.value.header.period,
        receipt: taken.value.receipt,
      });
      if (!back.ok) return back;
      const sent = await sendToStick(office, back.value, path.resolve(out), personOf(args));
      return sent.ok ? done({ ...shown, commit: taken.value.commit, receipt: sent.value.path }) : sent;
    });
  },
};

/** Checks a package without a ledger: signature, hashes, cover page. Whether its county is ours, only a ledger can say. */
const verify: Verb = {
  usage: 'verify 数据包 [--workspace 文件夹]',
  valued: ['workspace'],
  needs: [],
  positions: 1,
  run: async (args) => {
    const file = args.positions[0] ?? '';
    const bytes = await readInput(file);
    if (!bytes.ok) return bytes;
    const folder = args.options.get('workspace');
    const look = (office: Office | null): Answer => {
      const cover = inspect(office, bytes.value, path.basename(file));
      return cover.ok ? done({ cover: cover.value, countyKnown: office !== null }) : cover;
    };
    return folder === undefined ? look(null) : withOffice(folder, COMMAND_PERSON, async (office) => look(office));
  },
};

export const EXCHANGE_VERBS: Readonly<Record<string, Verb>> = { pack: pack_, unpack: unpack_, verify };
