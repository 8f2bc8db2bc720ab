/**
 * 考核办法: the county's schemes — adopted, drafts — and the ways to a new one: from an example, from last year's, from a file. None is active until a
 * person has entered its 发文号; until then nobody is ranked and nothing is proposed.
 */
import './scheme.css';
import { Alert, Button, Modal, Space } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createDraft, setDraft, strikeDraft } from '../../../shared/ledger/drafts';
import { listRecords } from '../../../shared/ledger/read';
import { formatDay, isoDay } from '../../../shared/model/dates';
import { ENTITIES } from '../../../shared/model/entities';
import type { RecordOf } from '../../../shared/model/entities';
import type { Json } from '../../../shared/model/field-kinds';
import { COUNTY_SCOPE, newRecordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { EXAMPLES, blankScheme, draftFrom } from '../../../shared/scoring/scheme-edits';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { call } from '../../bridge';
import { commit } from '../../data/commit';
import { useStatus } from '../../data/status';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { AskText } from '../../ui/AskText';
import { MenuButton } from '../../ui/MenuButton';
import { PlainTable } from '../../ui/PlainTable';
import type { PanelProps } from '../../ui/Panel';
import { AdoptForm } from './AdoptForm';
import type { Adoption } from './AdoptForm';
import { CompareView } from './CompareView';
import { SchemeEditor } from './SchemeEditor';

type Entry = { readonly record: RecordOf<'scheme'>; readonly scheme: Scheme | null; readonly adopted: boolean };

function entriesOf(records: readonly RecordOf<'scheme'>[]): readonly Entry[] {
  return records
    .map((record) => {
      const read = SchemeSchema.safeParse(record.body);
      return { record, scheme: read.success ? read.data : null, adopted: (record.documentNumber ?? '').trim() !== '' };
    })
    .toSorted(
      (a, b) =>
        (b.record.year ?? 0) - (a.record.year ?? 0) ||
        (b.record.effectiveFrom ?? '').localeCompare(a.record.effectiveFrom ?? '') ||
        (a.record.id < b.record.id ? -1 : 1),
    );
}

/** The scheme as it counts: the number entered at adoption stands in its basis. */
function counted({ record, scheme, adopted }: Entry): Scheme | null {
  return scheme === null || !adopted ? scheme : { ...scheme, basis: { ...scheme.basis, docNumber: record.documentNumber ?? '' } };
}

type View = { readonly is: 'list' } | { readonly is: 'compare' } | { readonly is: 'edit'; readonly id: RecordId };

export function SchemePanel({ readOnly }: PanelProps) {
  const frame = useFrame();
  const status = useStatus();
  const records = useLedger((ledger) => listRecords(ledger, 'scheme'));
  const groups = useLedger((ledger) => listRecords(ledger, 'group'));
  const unitRecords = useLedger((ledger) => listRecords(ledger, 'unit'));
  const units = useMemo(() => unitRecords.map(({ id, kind }) => ({ id, kind: kind ?? '' })), [unitRecords]);
  const entries = useMemo(() => entriesOf(records), [records]);
  const [view, setView] = useState<View>({ is: 'list' });
  const [adopting, setAdopting] = useState<Entry | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const left = useRef<string | null>(null);
  const adoptForm = useRef<HTMLDivElement>(null);
  const [striking, setStriking] = useState<Entry | null>(null);
  // Back in the list the keys are where they were left: at the line of the 办法 just seen, or at the button that led away.
  useEffect(() => {
    if (view.is === 'edit') left.current = `[data-testid="scheme-open-${view.id}"]`;
    else if (view.is === 'compare') left.current = '[data-testid="scheme-compare-open"]';
    else if (left.current !== null) list.current?.querySelector<HTMLElement>(left.current)?.focus();
  }, [view]);
  const thisYear = Number(status.today.slice(0, 4));

  async function store(scheme: Scheme, year: number): Promise<void> {
    const record = newRecordId(ENTITIES.scheme.idPrefix, crypto.getRandomValues(new Uint8Array(10)));
    const place = { scope: COUNTY_SCOPE, entity: 'scheme', record } as const;
    const answer = await commit([createDraft(place, { title: scheme.title, year, body: scheme as unknown as Json })]);
    if (answer.ok) setView({ is: 'edit', id: record });
    else frame.showFailure(answer);
  }
  function countyIn(year: number) {
    const own = groups.filter((group) => group.year === year || group.year === thisYear);
    return {
      name: status.county,
      units,
      groups: [...new Map(own.map((group) => [group.key ?? group.id, { id: group.key ?? group.id, title: group.name ?? '' }])).values()],
    };
  }
  function copied(source: Scheme, year: number): Promise<void> {
    return store(draftFrom(source, year, countyIn(year)), year);
  }
  async function save(id: RecordId, scheme: Scheme): Promise<boolean> {
    const place = { scope: COUNTY_SCOPE, entity: 'scheme', record: id } as const;
    const answer = await commit([setDraft(currentLedger(), place, { title: scheme.title, body: scheme as unknown as Json })]);
    if (!answer.ok) frame.showFailure(answer);
    return answer.ok;
  }
  async function adopt({ documentNumber, effectiveFrom, year }: Adoption): Promise<void> {
    if (adopting === null || effectiveFrom === undefined) return;
    const place = { scope: COUNTY_SCOPE, entity: 'scheme', record: adopting.record.id } as const;
    const from = isoDay(effectiveFrom.format('YYYY-MM-DD'));
    const answer = await commit([setDraft(currentLedger(), place, { documentNumber, effectiveFrom: from, year })]);
    if (!answer.ok) return frame.showFailure(answer);
    setAdopting(null);
    setView({ is: 'list' });
    frame.tell(`已采用 ${documentNumber}`);
  }
  async function importFile(): Promise<void> {
    const file = await call('files:choose', { purpose: 'scheme' });
    if (!file.ok || file.value === null) return;
    const read = await call('files:scheme', { file: file.value.token });
    const answer = read.ok ? await commit(read.value.drafts) : read;
    if (!answer.ok) frame.showFailure(answer);
    else if (read.ok) frame.tell(`已导入“${read.value.title}”，是草稿，不生效；核对后再采用`);
  }
  async function strike(entry: Entry, reason: string): Promise<void> {
    const answer = await commit([strikeDraft({ scope: COUNTY_SCOPE, entity: 'scheme', record: entry.record.id, reason })]);
    setStriking(null);
    if (!answer.ok) frame.showFailure(answer);
    else frame.tell(`已作废草稿“${entry.record.title ?? ''}”`);
    // Its line is gone, and the keys with it.
    list.current?.querySelector<HTMLElement>('[data-testid="scheme-new"]')?.focus();
  }
  async function exportFile(scheme: Scheme): Promise<void> {
    const answer = await call('files:saveScheme', { title: scheme.title, body: scheme as unknown as Json });
    if (!answer.ok) frame.showFailure(answer);
    else if (answer.value !== null) frame.tell(`已导出 ${answer.value.name}`);
  }

  const adoptDialog = (
    <Modal
      open={adopting !== null}
      title="采用考核办法"
      footer={null}
      style={{ top: 16 }}
      onCancel={() => setAdopting(null)}
      // Not by autoFocus: the dialog must first have remembered where the keys were.
      afterOpenChange={(open) => open && adoptForm.current?.querySelector('input')?.focus()}
      destroyOnHidden
    >
      <div ref={adoptForm}>
        {adopting?.scheme != null && (
          <AdoptForm
            scheme={adopting.scheme}
            today={status.today}
            year={adopting.record.year ?? thisYear}
            number={adopting.record.documentNumber ?? ''}
            onDone={(adoption) => void adopt(adoption)}
          />
        )}
      </div>
    </Modal>
  );

  if (view.is === 'edit') {
    const entry = entries.find(({ record }) => record.id === view.id);
    const scheme = entry === undefined ? null : counted(entry);
    if (entry !== undefined && scheme !== null)
      return (
        <>
          <SchemeEditor
            key={entry.record.id}
            opened={scheme}
            locked={readOnly || entry.adopted}
            today={status.today}
            year={entry.record.year ?? thisYear}
            onSave={(next) => save(entry.record.id, next)}
            onBack={() => setView({ is: 'list' })}
            onAdopt={readOnly || entry.adopted || scheme.use !== 'adoptable' ? undefined : () => setAdopting(entry)}
          />
          {adoptDialog}
        </>
      );
  }
  if (view.is === 'compare')
    return (
      <CompareView
        today={status.today}
        onBack={() => setView({ is: 'list' })}
        schemes={[
          // The one in force is 甲 to begin with, the newest draft 乙.
          ...entries
            .toSorted((a, b) => Number(b.adopted) - Number(a.adopted))
            .flatMap((entry) =>
              entry.scheme === null
                ? []
                : [
                    {
                      id: String(entry.record.id),
                      label: `${entry.adopted ? (entry.record.documentNumber ?? '') : '草稿'}　${entry.scheme.title}`,
                      scheme: entry.scheme,
                    },
                  ],
            ),
          ...EXAMPLES.map((scheme) => ({
            id: scheme.id,
            label: scheme.title,
            scheme: draftFrom(scheme, thisYear, { name: status.county, groups: groupsNow(groups, thisYear), units }),
          })),
        ]}
      />
    );
  const [latest] = entries;
  return (
    <div className="scheme-list-page" ref={list}>
      {!entries.some((entry) => entry.adopted) && (
        <Alert type="info" showIcon title="还没有录入本县正式印发的考核办法。录入办法和发文号之前，程序不排名、不提出督办和处置建议。" />
      )}
      <Space wrap>
        {!readOnly && (
          <MenuButton
            type="primary"
            label="新建办法 ▾"
            testId="scheme-new"
            items={[
              ...(latest?.scheme == null
                ? []
                : [{ key: 'copy', label: `复制“${latest.scheme.title}”为${(latest.record.year ?? thisYear) + 1}年` }]),
              ...EXAMPLES.map((scheme) => ({ key: scheme.id, label: `从示例开始：${scheme.title}` })),
              { key: 'blank', label: '从空白开始' },
            ]}
            onPick={(key) => {
              const example = EXAMPLES.find((scheme) => scheme.id === key);
              if (key === 'blank') void store(blankScheme(thisYear, countyIn(thisYear)), thisYear);
              else if (example !== undefined) void copied(example, thisYear);
              else if (latest?.scheme != null) void copied(latest.scheme, (latest.record.year ?? thisYear) + 1);
            }}
          />
        )}
        {!readOnly && <Button onClick={() => void importFile()}>导入考核办法文件</Button>}
        <Button onClick={() => setView({ is: 'compare' })} data-testid="scheme-compare-open">
          试算对比
        </Button>
      </Space>
      <PlainTable<Entry>
        rowKey={({ record }) => record.id}
        pagination={false}
        dataSource={entries}
        empty="还没有考核办法。点“新建办法”从示例开始，或导入办法文件。"
        columns={[
          { title: '年度', width: 64, render: (_, { record }) => record.year ?? '' },
          { title: '名称', render: (_, { record }) => record.title ?? '' },
          {
            title: '状态',
            width: 220,
            render: (_, { record, adopted }) => (adopted ? `已采用　${record.documentNumber ?? ''}` : '草稿，不生效'),
          },
          {
            title: '施行日期',
            width: 120,
            render: (_, { record }) => (record.effectiveFrom === undefined ? '' : formatDay(record.effectiveFrom)),
          },
          {
            title: '',
            width: 330,
            render: (_, entry) => {
              const { scheme } = entry;
              if (scheme === null) return '内容读不出来，请重新导入';
              const year = entry.record.year ?? thisYear;
              return (
                <Space size={0}>
                  <Button
                    size="small"
                    type="link"
                    data-testid={`scheme-open-${entry.record.id}`}
                    onClick={() => setView({ is: 'edit', id: entry.record.id })}
                  >
                    {entry.adopted || readOnly ? '查看' : '修改'}
                  </Button>
                  {!readOnly && entry.adopted && (
                    <Button size="small" type="link" onClick={() => void copied(scheme, year)}>
                      修订为新版本
                    </Button>
                  )}
                  {!readOnly && (
                    <Button size="small" type="link" onClick={() => void copied(scheme, year + 1)}>
                      复制为{year + 1}年
                    </Button>
                  )}
                  {!readOnly && !entry.adopted && scheme.use === 'adoptable' && (
                    <Button size="small" type="link" onClick={() => setAdopting(entry)}>
                      采用
                    </Button>
                  )}
                  <Button size="small" type="link" onClick={() => void exportFile(scheme)}>
                    导出
                  </Button>
                  {!readOnly && !entry.adopted && (
                    <Button size="small" type="link" onClick={() => setStriking(entry)}>
                      作废
                    </Button>
                  )}
                </Space>
              );
            },
          },
        ]}
      />
      {adoptDialog}
      {striking !== null && (
        <AskText
          title={`作废草稿“${striking.record.title ?? ''}”`}
          hint="草稿不再列出。已采用的办法不受影响。"
          okText="作废"
          onOk={(reason) => void strike(striking, reason)}
          onCancel={() => setStriking(null)}
        />
      )}
    </div>
  );
}

function groupsNow(groups: readonly RecordOf<'group'>[], year: number): { readonly id: string; readonly title: string }[] {
  return groups.filter((group) => group.year === year).map((group) => ({ id: group.key ?? group.id, title: group.name ?? '' }));
}
