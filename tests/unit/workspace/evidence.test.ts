/**
 * Evidence of a project (佐证材料, S-112): photos and PDFs by their bytes, within the limit, stored by hash once, named by entries in the unit's scope,
 * listed in the 项目档案 with what they prove.
 */
import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceHandlers } from '../../../electron/handlers/evidence';
import { createProgram } from '../../../electron/program';
import type { Program } from '../../../electron/program';
import { createWorkspace } from '../../../electron/workspace/create';
import { sha256Hex } from '../../../electron/workspace/attachments';
import type { FileToken } from '../../../shared/contract/files';
import { strikeDraft } from '../../../shared/ledger/drafts';
import { errorMessage } from '../../../shared/errors';
import { isoDay } from '../../../shared/model/dates';
import { entitySpec } from '../../../shared/model/entities';
import { recordId } from '../../../shared/model/ids';
import { projectFile } from '../../../shared/reports/project-file';
import { evidenceFormat, evidenceOf, MAX_EVIDENCE_BYTES } from '../../../shared/views/evidence';
import { projectTimeline } from '../../../shared/reports/timeline';
import { fakePorts } from '../ipc/program-fixture';
import { good } from '../journal/fixtures';
import { wordsOf } from '../reports/sample-ledger';
import { enter, ledgerWith, PROJECT, record, UNIT } from '../views/small-ledger';
import { foundingPorts } from './fixtures';

const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('工地照片')]);
const PDF = Buffer.from('%PDF-1.7\n协议');
const STAGE = 's-signed';

describe('what may be attached', () => {
  it('S-112: the format is read from the bytes; names decide nothing', () => {
    expect(evidenceFormat(PNG)).toBe('png');
    expect(evidenceFormat(PDF)).toBe('pdf');
    expect(evidenceFormat(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('jpg');
    for (const other of ['', 'MZ', 'PK\u0003\u0004', '<svg onload=1>', 'GIF89a', ' %PDF-'])
      expect(evidenceFormat(Buffer.from(other)), other).toBeNull();
  });
});

describe('keeping a file', () => {
  let program: Program;
  let folder: string;
  const handlers = () => evidenceHandlers(program);
  async function chosen(name: string, bytes: Uint8Array): Promise<FileToken> {
    await writeFile(path.join(folder, name), bytes);
    return program.tokens.issue(path.join(folder, name));
  }
  beforeAll(async () => {
    const fixture = await fakePorts();
    folder = await mkdtemp(path.join(os.tmpdir(), 'zeren-evidence-'));
    program = createProgram(fixture.ports);
    const own = path.join(fixture.folder, '台账');
    good(await createWorkspace(own, { county: '青石县', office: '青石县招商办', unit: null, practice: false }, [], foundingPorts()));
    good(await program.open(own));
  });
  afterAll(() => program.close());

  it('S-112: the name is the SHA-256 of the bytes; the same photo twice is stored once and comes back whole', async () => {
    const first = good(await handlers()['files:keepEvidence']({ file: await chosen('照片.png', PNG) }));
    const again = good(await handlers()['files:keepEvidence']({ file: await chosen('同一张.jpg', PNG) }));
    expect(first).toEqual({ sha256: sha256Hex(PNG), name: '照片.png', size: PNG.length, format: 'png' });
    expect(again.sha256).toBe(first.sha256);
    expect(good((await program.workspace()?.attachments.list()) ?? { ok: true, value: [] })).toEqual([first.sha256]);
    const read = good(await handlers()['files:readEvidence']({ sha256: first.sha256 }));
    expect([read.format, Buffer.from(read.bytes).equals(PNG)]).toEqual(['png', true]);
  });

  it('S-112: a program called .jpg is refused, and so is a file above the limit; nothing is stored', async () => {
    const disguised = await handlers()['files:keepEvidence']({ file: await chosen('合同.jpg', Buffer.from('MZ…')) });
    expect(disguised).toMatchObject({ ok: false, code: 'E_EVIDENCE_TYPE', detail: '合同.jpg' });
    const large = Buffer.alloc(MAX_EVIDENCE_BYTES + 1);
    PNG.copy(large);
    const refused = await handlers()['files:keepEvidence']({ file: await chosen('航拍.png', large) });
    expect(refused).toMatchObject({ ok: false, code: 'E_EVIDENCE_SIZE', detail: '航拍.png，20.0MB' });
    expect(errorMessage('E_EVIDENCE_SIZE')).toContain('20MB');
    expect(good((await program.workspace()?.attachments.list()) ?? { ok: true, value: [] })).toHaveLength(1);
    const whole = await handlers()['files:keepEvidence']({ file: await chosen('航拍2.png', large.subarray(0, MAX_EVIDENCE_BYTES)) });
    expect(whole.ok).toBe(true);
  });

  it('an attachment that never came to this machine is E_ATTACHMENT, not a defect', async () => {
    expect(await handlers()['files:readEvidence']({ sha256: 'a'.repeat(64) })).toMatchObject({ code: 'E_ATTACHMENT' });
  });
});

describe('the entry', () => {
  const values = { project: PROJECT, kind: '协议', fileName: '协议.pdf', sha256: sha256Hex(PDF), size: PDF.length } as const;
  const ledger = ledgerWith(
    { projectName: '甲项目' },
    record('stageEvent', { project: PROJECT, stage: '签约', on: { date: '2026-03-15', precision: 'day' } }, STAGE),
    record('evidence', { ...values, subject: recordId(STAGE), takenOn: isoDay('2026-03-15') }, 'ev-1'),
    record('evidence', { ...values, kind: '照片', fileName: '工地.png', note: '主体封顶' }, 'ev-2'),
  );

  it('S-112: an entry of the unit, never changed, only struck out', () => {
    expect(entitySpec('evidence')).toMatchObject({ home: 'unit', entry: true });
    const struck = enter(ledgerWith({ projectName: '甲项目' }, record('evidence', values, 'ev-3')), [
      strikeDraft({ scope: UNIT, entity: 'evidence', record: recordId('ev-3'), reason: '传错' }),
    ]);
    expect(evidenceOf(struck, PROJECT)).toEqual([]);
  });

  it('S-112: the 项目档案 names every file, what it proves and its 校验值; the line of time too', () => {
    expect(evidenceOf(ledger, PROJECT).map(({ fileName, proves }) => [fileName, proves])).toEqual([
      ['协议.pdf', '签约　2026年3月15日'],
      ['工地.png', '整个项目'],
    ]);
    const file = projectFile(ledger, PROJECT, isoDay('2026-05-31'));
    const words = file === null ? '' : wordsOf(file);
    expect(words).toContain(`协议|协议.pdf|签约　2026年3月15日|2026年3月15日||${values.sha256.slice(0, 12)}`);
    expect(words).toContain('照片|工地.png|整个项目||主体封顶|');
    expect(
      projectTimeline(ledger, PROJECT)
        .filter(({ kind }) => kind === '佐证')
        .map(({ says }) => says),
    ).toEqual(['协议　协议.pdf（签约　2026年3月15日）', '照片　工地.png（整个项目）　主体封顶']);
  });

  it('S-112: when the proved entry was corrected, the evidence stays and says so', () => {
    const own = ledgerWith(
      { projectName: '甲项目' },
      record('stageEvent', { project: PROJECT, stage: '签约' }, STAGE),
      record('evidence', { ...values, subject: recordId(STAGE) }, 'ev-4'),
    );
    enter(own, [strikeDraft({ scope: UNIT, entity: 'stageEvent', record: recordId(STAGE), reason: '更正' })]);
    expect(evidenceOf(own, PROJECT).map(({ proves }) => proves)).toEqual(['签约（已更正）']);
  });
});
