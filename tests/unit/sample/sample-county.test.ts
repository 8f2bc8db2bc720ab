/** The sample county keeps the laws of the data (design/domain.md), because everything shown to a first user comes from it. */
import { extraTasks } from '../../../shared/county/tasks';
import { creditsOn } from '../../../shared/exchange/credits';
import { transferRows } from '../../../shared/exchange/transfers';
import { describe, expect, it } from 'vitest';
import { openCommit } from '../../../shared/ledger/commit';
import { checkDraft } from '../../../shared/ledger/drafts';
import { fold } from '../../../shared/ledger/fold';
import type { Operation } from '../../../shared/ledger/operation';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import { firstDay, lastDay } from '../../../shared/model/dates';
import { LETTER_FIELDS } from '../../../shared/letters/fields';
import { STAGES } from '../../../shared/model/stages';
import { findRegister } from '../../../shared/registers/all-registers';
import { registerContext } from '../../../shared/registers/context';
import { sampleCommits } from '../../../shared/sample/sample-county';
import { SAMPLE_TODAY } from '../../../shared/sample/units';

const INPUTS = { calendars: [], scheme: null };
const commits = sampleCommits(INPUTS);
const operations = commits.flatMap((commit): Operation[] => openCommit(commit) ?? []);
const ledger = fold(operations);
const projects = listRecords(ledger, 'project');

describe('the journal of 青石县', () => {
  it('is the same bytes every time', () => {
    expect(JSON.stringify(sampleCommits(INPUTS))).toBe(JSON.stringify(commits));
  });

  it('is a genuine journal: every commit opens and follows the one before', () => {
    let prev: string | null = null;
    for (const [index, commit] of commits.entries()) {
      expect(openCommit(commit)).not.toBeNull();
      expect(commit.n).toBe(index + 1);
      expect(commit.prev).toBe(prev);
      prev = commit.hash;
    }
  });

  it('chains each device in each scope without a gap', () => {
    const heads = new Map<string, Operation>();
    for (const op of operations) {
      const before = heads.get(`${op.device} ${op.scope}`);
      expect(op.n).toBe((before?.n ?? 0) + 1);
      expect(op.prev).toBe(before?.id ?? null);
      heads.set(`${op.device} ${op.scope}`, op);
    }
    expect(new Set(operations.map(({ device }) => device)).size).toBe(12);
  });

  it('writes only what the registry knows, in the right scope', () => {
    expect(operations.map((op) => checkDraft(op)).filter((problem) => problem !== null)).toEqual([]);
  });

  it('has no clash and nothing entered after the last working day except the county office', () => {
    for (const entity of ledger.records.keys()) {
      for (const state of ledger.records.get(entity)?.values() ?? []) {
        expect(Object.values(state.fields).some(({ clash }) => clash !== undefined)).toBe(false);
      }
    }
    expect(operations.every(({ at }) => at.slice(0, 10) <= SAMPLE_TODAY)).toBe(true);
  });
});

describe('what the sample county holds', () => {
  it('has the counts the issue asks for', () => {
    expect(projects).toHaveLength(420);
    const units = listRecords(ledger, 'unit');
    const count = (kind: string): number => units.filter((unit) => unit.kind === kind).length;
    expect([count('zone'), count('park'), count('town'), count('dept')]).toEqual([1, 1, 10, 20]);
    const groups = listRecords(ledger, 'group');
    expect(groups.map(({ year, key }) => `${year} ${key}`)).toEqual(
      [2025, 2026].flatMap((year) => ['group-1', 'group-2', 'group-3', 'group-4', 'zone'].map((key) => `${year} ${key}`)),
    );
    expect(groups.filter(({ year }) => year === 2026).flatMap(({ units: members }) => members ?? [])).toHaveLength(32);
    expect(listRecords(ledger, 'county')[0]).toMatchObject({ name: '青石县', practice: true, fixedToday: '2026-10-31' });
  });

  it('lives on a Saturday', () => {
    expect(new Date(`${SAMPLE_TODAY}T00:00:00Z`).getUTCDay()).toBe(6);
  });

  it('leaves the new park without a single entry (暂未有上报, S-63)', () => {
    expect(operations.filter(({ scope }) => scope === 'u-xincai')).toEqual([]);
  });

  it('has a leader whose name old fonts lack', () => {
    expect(listRecords(ledger, 'person').map(({ name }) => name)).toContain('周䶮');
  });

  it('gives every project a name of its own', () => {
    expect(new Set(projects.map(({ projectName }) => projectName)).size).toBe(420);
  });
});

describe('what goes between units (S-09, S-10, S-51)', () => {
  it('has an offer that waits for the county and one that was refused, and no project has changed its unit', () => {
    expect(transferRows(ledger).map(({ state, fromName, toName, projectName }) => [state, fromName, toName, projectName !== ''])).toEqual([
      ['待决定', '白鹭镇', '青石经济开发区', true],
      ['未流转', '县商务局', '柳河镇', true],
    ]);
  });

  it('shares two projects between two units each, and the parts are the whole', () => {
    const shared = new Set(listRecords(ledger, 'credit').flatMap(({ project }) => project ?? []));
    expect(shared.size).toBe(2);
    for (const project of shared) {
      const parts = creditsOn(ledger, project, SAMPLE_TODAY);
      expect(parts.map(({ role }) => role)).toEqual(['首谈', '主导']);
      expect(parts.reduce((sum, { percent }) => sum + Number(percent), 0)).toBe(100);
    }
  });

  it('gives four departments a task on top of the 办法, of which one is done', () => {
    const tasks = extraTasks(ledger, 2026, '2026-10', SAMPLE_TODAY).filter(({ task }) => task.indicator === '引进5亿元以上项目（个）');
    expect(tasks.filter(({ completion }) => completion === '100').map(({ task }) => task.unit)).toEqual(['u-gongxin']);
    expect(tasks).toHaveLength(4);
  });
});

describe('money (law 5, S-113)', () => {
  const entries = listRecords(ledger, 'moneyEntry');
  const recognitions = listRecords(ledger, 'recognition');

  it('is whole 分 and positive', () => {
    for (const { reported } of entries) expect(Number.isSafeInteger(reported?.minor) && (reported?.minor ?? 0) > 0).toBe(true);
  });

  it('never recognises more than was reported, and says why it cut', () => {
    let cuts = 0;
    for (const { entry, recognised, ground } of recognitions) {
      const reported = entry === undefined ? null : getRecord(ledger, 'moneyEntry', entry);
      const difference = (reported?.reported?.minor ?? Number.NaN) - (recognised?.minor ?? Number.NaN);
      expect(difference).toBeGreaterThanOrEqual(0);
      expect(difference > 0).toBe(ground !== undefined);
      if (difference > 0) cuts += 1;
    }
    expect(cuts).toBeGreaterThan(50);
  });

  it('leaves some entries waiting for the county (待核定)', () => {
    expect(entries.length - recognitions.length).toBeGreaterThan(10);
  });

  it('knows statements of the month, of the year so far and of all time', () => {
    expect(new Set(entries.map(({ span }) => span))).toEqual(new Set(['当月', '当年累计', '总累计']));
  });
});

describe('dates (law 6) and stages (S-03)', () => {
  it('dates no event after today', () => {
    for (const { on } of listRecords(ledger, 'stageEvent')) {
      expect(on !== undefined && lastDay(on) <= SAMPLE_TODAY).toBe(true);
    }
  });

  it('keeps the order of stages in every project; a date of month precision may be any day of its month', () => {
    const events = listRecords(ledger, 'stageEvent');
    for (const project of projects) {
      const own = events.filter((event) => event.project === project.id);
      const dates = STAGES.flatMap((stage) => own.flatMap((event) => (event.stage === stage && event.on !== undefined ? [event.on] : [])));
      dates.reduce(
        (before, on) => {
          expect(firstDay(before) <= lastDay(on)).toBe(true);
          return on;
        },
        dates[0] ?? { date: '1900', precision: 'year' },
      );
    }
  });
});

describe('responsibility (law 4, S-33)', () => {
  const leaders = listRecords(ledger, 'assignment').filter(({ role }) => role === '包保领导');

  it('gives every term a beginning, and an end not before it', () => {
    for (const { from, to } of listRecords(ledger, 'assignment')) {
      expect(from).toBeDefined();
      expect(to === undefined || (from !== undefined && from <= to)).toBe(true);
    }
  });

  it('assigns only people who held a post when the term began', () => {
    const posts = new Map(listRecords(ledger, 'post').map((post) => [post.person, post]));
    for (const { person, from } of leaders) {
      const post = posts.get(person);
      expect(post?.from !== undefined && from !== undefined && post.from <= from && (post.to === undefined || post.to >= from)).toBe(true);
    }
  });
});

describe('letters of the register', () => {
  it('carry every field their template asks for, so that each can be printed', () => {
    const letters = listRecords(ledger, 'letter');
    expect(letters).toHaveLength(5);
    const needed = Object.entries(LETTER_FIELDS['supervision-notice']).filter(([, spec]) => spec.required);
    for (const { template, fields, number, dated } of letters) {
      expect(template).toBe('supervision-notice');
      const filled = { ...(fields as Record<string, unknown>), number, dated };
      expect(needed.filter(([name]) => !(name in filled)).map(([name]) => name)).toEqual([]);
    }
  });
});

describe('a tie', () => {
  it('two departments of one group have the same money to the 分', () => {
    const sum = (unit: string): number[] =>
      listRecords(ledger, 'recognition')
        .filter(({ scope }) => scope === unit)
        .map(({ recognised }) => recognised?.minor ?? 0);
    expect(sum('u-renshe')).toEqual(sum('u-minzheng'));
    expect(sum('u-renshe').length).toBeGreaterThan(0);
  });
});

describe('registers (登记簿)', () => {
  const context = registerContext(ledger, SAMPLE_TODAY);
  const rows = (id: string): number => findRegister(id)?.rows(context).length ?? 0;

  it('show a first user something in every important one', () => {
    const important = ['trips', 'leads', 'nodes', 'weekly', 'problems', 'suspensions', 'ceremonies', 'commitments', 'carriers', 'packages'];
    const county = ['meetings', 'decisions', 'review-meetings', 'review-items', 'chains', 'teams', 'county-limits', 'trip-plans'];
    expect([...important, ...county].filter((id) => rows(id) === 0)).toEqual([]);
  });

  it('contact a lead only after it was received, and leave some to be looked after, not all (S-07)', () => {
    const leads = listRecords(ledger, 'lead');
    const wrong = leads.filter(
      ({ receivedOn = '', firstContactOn = '9', lastContactOn = '9' }) => receivedOn > firstContactOn || receivedOn > lastContactOn,
    );
    expect(wrong).toEqual([]);
    const marked =
      findRegister('leads')
        ?.rows(registerContext(ledger, SAMPLE_TODAY))
        .filter(({ marks }) => Object.keys(marks).length > 0).length ?? 0;
    expect(marked).toBeGreaterThan(0);
    expect(marked).toBeLessThan(leads.length / 2);
  });

  it('have a register entry for every project that stands still, with a coded reason (S-27)', () => {
    const stopped = listRecords(ledger, 'project').filter(({ state }) => state === '暂停' || state === '退出');
    const entries = listRecords(ledger, 'suspension');
    expect(entries).toHaveLength(stopped.length);
    expect(new Set(entries.map(({ project }) => project))).toEqual(new Set(stopped.map(({ id }) => id)));
    // Register and ledger give the same kind of stop, and the same words for it.
    const said = entries.map(({ project, type, note }) => [project, type, note].join(' ')).sort();
    expect(said).toEqual(stopped.map(({ id, state, stateReason }) => [id, state, stateReason].join(' ')).sort());
    expect(entries.every(({ reason }) => reason !== undefined)).toBe(true);
  });
});
