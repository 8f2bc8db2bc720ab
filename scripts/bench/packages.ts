/**
 * Twenty townships of 5,000 projects report to one county through the product's own doors, on a real disk: 开通, 上报, proof, rights, comparison, union,
 * journal, backup, 回执 (issue 6; design/performance.md goals 3 and 15). Round one fills the county's ledger; in round two every row of every township is
 * edited, one in fifty by the county as well. Works in a folder of its own and removes it.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { confirmCheckCode } from '../../electron/exchange/identity';
import { enrol, makeKit } from '../../electron/exchange/kit';
import { openOffice } from '../../electron/exchange/office';
import type { Office } from '../../electron/exchange/office';
import { pack, recordSent } from '../../electron/exchange/pack';
import type { Packed, PackRequest } from '../../electron/exchange/pack';
import { accept, unpack } from '../../electron/exchange/unpack';
import { nodeFiles } from '../../electron/journal/files';
import { createWorkspace } from '../../electron/workspace/create';
import { openWorkspace } from '../../electron/workspace/workspace';
import type { Result } from '../../shared/errors';
import { checkCode } from '../../shared/exchange/card';
import { clashPlaces } from '../../shared/exchange/clashes';
import { createDraft, setDraft } from '../../shared/ledger/drafts';
import type { Draft } from '../../shared/ledger/operation';
import { COUNTY_SCOPE, recordId } from '../../shared/model/ids';
import type { RecordId } from '../../shared/model/ids';
import type { LongestTurn, TurnWatch } from './turn-watch';
import { watchTurns } from './turn-watch';

const PERIOD = '2026-10';
/** One row in so many is edited by the county too: half of them to the township's value, half to another. */
const BOTH_EVERY = 50;
const COUNTY_PERSON = '王芳';
const TOWN_PERSON = '李明';

const ports = {
  files: nodeFiles,
  systemMs: Date.now,
  now: () => new Date().toISOString(),
  randomBytes: (count: number) => randomBytes(count),
  self: { user: 'bench', host: 'bench' },
  builtMs: Date.UTC(2026, 0, 1),
};

/** A failure here is a defect of the trial or of the product; the trial ends. */
function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code} ${result.detail ?? ''}`);
  return result.value;
}

type Town = { readonly unit: RecordId; readonly name: string; readonly folder: string };
type Phase = 'look' | 'accept' | 'receipt';
/** What one package cost the county. */
type Taken = {
  readonly bytes: number;
  readonly operations: number;
  readonly seconds: Readonly<Record<Phase, number>>;
  readonly longest: Readonly<Record<Phase, LongestTurn>>;
  readonly clashes: number;
};

const PHASES: readonly Phase[] = ['look', 'accept', 'receipt'];
const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
const projectOf = ({ unit }: Town, at: number): RecordId => recordId(`p-${unit}-${at}`);
const reported = (at: number): string => `主体结构施工至${1 + (at % 30)}层`;

function projects(town: Town, rows: number): Draft[] {
  return numbers(rows).map((at) =>
    createDraft(
      { scope: town.unit, entity: 'project', record: projectOf(town, at) },
      {
        projectName: `${town.name}年产${at + 1}套设备项目`,
        investor: `试验企业${at % 997}有限公司`,
        origin: '浙江省杭州市',
        industry: '装备制造',
        kind: '新建',
        content: `新建厂房${1 + (at % 90)}00平方米，购置设备${1 + (at % 40)}台（套）`,
        place: `${town.name}工业园`,
        landMu: String(1 + (at % 200)),
        totalInvestment: { minor: (1 + at) * 1_000_000, currency: 'CNY' },
        fixedInvestment: { minor: (1 + at) * 600_000, currency: 'CNY' },
        stageStated: '在建',
      },
    ),
  );
}

function edits(office: Office, town: Town, rows: readonly number[], value: (at: number) => string): Draft[] {
  const { ledger } = office.workspace;
  return rows.map((at) => setDraft(ledger, { scope: town.unit, entity: 'project', record: projectOf(town, at) }, { place: value(at) }));
}

async function enter(office: Office, drafts: readonly Draft[], person: string): Promise<void> {
  good(await office.workspace.commitDrafts(drafts, person));
}

async function send(office: Office, request: PackRequest, person: string): Promise<Packed> {
  const packed = good(await pack(office, request));
  good(await recordSent(office, packed, packed.fileName, person));
  return packed;
}

type Opened = { readonly office: Office; readonly close: () => Promise<void> };

async function open(folder: string, person: string): Promise<Opened> {
  const workspace = good(await openWorkspace(folder, ports));
  return { office: good(await openOffice(workspace, nodeFiles, person)), close: () => workspace.close() };
}

async function foundCounty(folder: string, units: number): Promise<Opened> {
  good(await createWorkspace(folder, { county: '试验县', office: '试验县招商办', unit: null, practice: false }, [], ports));
  const county = await open(folder, COUNTY_PERSON);
  const place = (entity: 'county' | 'unit', record: string) => ({ scope: COUNTY_SCOPE, entity, record: recordId(record) }) as const;
  const drafts = numbers(units).map((at) =>
    createDraft({ ...place('unit', `u-${at + 1}`), entity: 'unit' }, { name: `第${at + 1}镇`, kind: 'town', section: '镇(街道)' }),
  );
  const named = createDraft({ ...place('county', 'c-1'), entity: 'county' }, { name: '试验县', office: '试验县招商办' });
  await enter(county.office, [named, ...drafts], COUNTY_PERSON);
  return county;
}

async function enrolTown(county: Office, { unit, folder }: Town): Promise<void> {
  const kit = good(await makeKit(county, { unit, period: PERIOD, person: COUNTY_PERSON }));
  good(await recordSent(county, kit, kit.fileName, COUNTY_PERSON));
  good(await enrol(kit.bytes, folder, TOWN_PERSON, ports));
  good(await confirmCheckCode(nodeFiles, folder, checkCode(county.identity.county.key), TOWN_PERSON, ports.now()));
}

/** Takes one 上报 in as the screen does: look, accept, receipt. */
async function take(county: Office, { unit }: Town, report: Packed, watch: TurnWatch): Promise<{ taken: Taken; receipt: Packed }> {
  const seconds: Record<Phase, number> = { look: 0, accept: 0, receipt: 0 };
  const longest: Record<Phase, LongestTurn> = { look: { wall: 0, cpu: 0 }, accept: { wall: 0, cpu: 0 }, receipt: { wall: 0, cpu: 0 } };
  const during = async <T>(phase: Phase, work: () => Promise<T>): Promise<T> => {
    watch.longest();
    const from = performance.now();
    const made = await work();
    seconds[phase] = Number(((performance.now() - from) / 1000).toFixed(2));
    longest[phase] = watch.longest();
    return made;
  };
  const plan = await during('look', async () => good(await unpack(county, report.bytes)));
  const accepted = await during('accept', async () => good(await accept(county, plan, COUNTY_PERSON)));
  const receipt = await during('receipt', () =>
    send(county, { kind: '回执', to: unit, period: PERIOD, receipt: accepted.receipt }, COUNTY_PERSON),
  );
  const clashes = plan.summary.counts['需核对'];
  return { taken: { bytes: report.bytes.length, operations: plan.fresh, seconds, longest, clashes }, receipt };
}

function summaryOf(all: readonly Taken[]) {
  const total = ({ seconds }: Taken): number => PHASES.reduce((sum, phase) => sum + seconds[phase], 0);
  const worst = (phase: Phase): LongestTurn =>
    all
      .map(({ longest }) => longest[phase])
      .reduce((most, one) => ({ wall: Math.max(most.wall, one.wall), cpu: Math.max(most.cpu, one.cpu) }), { wall: 0, cpu: 0 });
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    operations: last.operations,
    megabytes: Number((last.bytes / 1e6).toFixed(1)),
    first: first.seconds,
    last: last.seconds,
    last_first: Number((total(last) / total(first)).toFixed(2)),
    longestTurn: { look: worst('look'), accept: worst('accept'), receipt: worst('receipt') },
  };
}

export type PackagesOutcome = {
  readonly filled: ReturnType<typeof summaryOf>;
  readonly edited: ReturnType<typeof summaryOf>;
  readonly operations: number;
  readonly records: number;
  readonly clashes: { readonly found: number; readonly expected: number };
  readonly megabytes: number;
  readonly passed: boolean;
};

/**
 * Runs the trial.
 * @param told where it has come to, for the person who waits
 */
export async function runPackages(units: number, rows: number, told: (text: string) => void): Promise<PackagesOutcome> {
  const base = await mkdtemp(path.join(os.tmpdir(), 'zeren-packages-'));
  const watch = watchTurns();
  try {
    const towns = numbers(units).map((at): Town => ({
      unit: recordId(`u-${at + 1}`),
      name: `第${at + 1}镇`,
      folder: path.join(base, `t${at + 1}`),
    }));
    const county = await foundCounty(path.join(base, 'county'), units);
    const rounds: Record<'filled' | 'edited', Taken[]> = { filled: [], edited: [] };
    for (const town of towns) {
      await enrolTown(county.office, town);
      const { office, close } = await open(town.folder, TOWN_PERSON);
      await enter(office, projects(town, rows), TOWN_PERSON);
      const { taken, receipt } = await take(
        county.office,
        town,
        await send(office, { kind: '上报', to: null, period: PERIOD }, TOWN_PERSON),
        watch,
      );
      good(await accept(office, good(await unpack(office, receipt.bytes)), TOWN_PERSON));
      await close();
      rounds.filled.push(taken);
      told(`${town.name} ${JSON.stringify(taken)}`);
    }
    const both = numbers(rows).filter((at) => at % BOTH_EVERY === 0);
    for (const town of towns)
      await enter(
        county.office,
        edits(county.office, town, both, (at) => (at % (2 * BOTH_EVERY) === 0 ? '县改' : reported(at))),
        COUNTY_PERSON,
      );
    for (const town of towns) {
      const { office, close } = await open(town.folder, TOWN_PERSON);
      await enter(office, edits(office, town, numbers(rows), reported), TOWN_PERSON);
      const report = await send(office, { kind: '上报', to: null, period: PERIOD }, TOWN_PERSON);
      await close();
      const { taken } = await take(county.office, town, report, watch);
      rounds.edited.push(taken);
      told(`${town.name} ${JSON.stringify(taken)}`);
    }
    const { ledger } = county.office.workspace;
    const expected = units * both.filter((at) => at % (2 * BOTH_EVERY) === 0).length;
    const found = clashPlaces(ledger).length;
    const records = ledger.records.get('project')?.size ?? 0;
    const operations = ledger.operations.size;
    await county.close();
    return {
      filled: summaryOf(rounds.filled),
      edited: summaryOf(rounds.edited),
      operations,
      records,
      clashes: { found, expected },
      megabytes: Math.round(process.resourceUsage().maxRSS / 1000),
      passed: records === units * rows && found === expected && rounds.edited.reduce((sum, { clashes }) => sum + clashes, 0) === expected,
    };
  } finally {
    watch.stop();
    await rm(base, { recursive: true, force: true });
  }
}
