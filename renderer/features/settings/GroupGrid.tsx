/**
 * 赛区 of a year in one table: every unit with its section, kind, order and the one group it competes in (S-47, S-48, S-50). Copied from last year,
 * moved by typing or pasting the group's name; a unit in none or in two says so.
 */
import { Button, InputNumber, Space } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { copyGroupDrafts, groupFindings, groupsHolding, groupsOfYear, moveDrafts, unitsInYear } from '../../../shared/county/groups';
import { fail } from '../../../shared/errors';
import { setDraft } from '../../../shared/ledger/drafts';
import type { Ledger } from '../../../shared/ledger/fold';
import { SECTIONS, UNIT_KINDS, UNIT_KIND_WORDS } from '../../../shared/model/entities-county';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { LedgerGrid } from '../../grid/LedgerGrid';
import { plainView } from '../../grid/grid-types';
import type { CellEdit, GridColumn, GridRow } from '../../grid/grid-types';
import { cspNonce } from '../../ui/csp-nonce';
import { useFrame } from '../../ui/frame-context';
import { EmptyState } from '../../ui/Notices';
import { GroupList } from './GroupList';

const OUTSIDE = '赛区外';
const KIND_WORDS = UNIT_KINDS.map((kind) => UNIT_KIND_WORDS[kind]);

function columns(groups: readonly string[], year: number, readOnly: boolean): GridColumn[] {
  const editable = !readOnly;
  return [
    { key: 'name', label: '单位', kind: 'text', width: 190, frozen: true },
    { key: 'order', label: '排序', kind: 'number', width: 80, editable, total: false },
    { key: 'section', label: '板块', kind: 'choice', width: 120, editable, choices: SECTIONS },
    { key: 'kind', label: '类别', kind: 'choice', width: 120, editable, choices: KIND_WORDS },
    { key: 'group', label: `${year}年赛区`, kind: 'choice', width: 170, editable, choices: [...groups, OUTSIDE] },
    { key: 'last', label: `${year - 1}年赛区`, kind: 'text', width: 150 },
  ];
}

function rowsOf(ledger: Ledger, year: number): GridRow[] {
  const [now, before] = [groupsOfYear(ledger, year), groupsOfYear(ledger, year - 1)];
  return unitsInYear(ledger, year).map(({ id, name, order, section, kind }) => {
    const own = groupsHolding(now, id).map((group) => group.name ?? '');
    const word = UNIT_KINDS.find((known) => known === kind);
    const doubt = own.length > 1 ? { group: { kind: 'doubt' as const, reason: '一个单位只能在一个赛区里，请重新选择。' } } : {};
    return {
      id,
      cells: {
        name: name ?? '',
        order: order ?? null,
        section: section ?? null,
        kind: word === undefined ? null : UNIT_KIND_WORDS[word],
        group: own.length === 0 ? OUTSIDE : own.join('、'),
        last: groupsHolding(before, id)
          .map((group) => group.name ?? '')
          .join('、'),
      },
      marks: doubt,
    };
  });
}

export function GroupGrid({ thisYear, readOnly }: { readonly thisYear: number; readonly readOnly: boolean }) {
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const [year, setYear] = useState(thisYear);
  const [view, setView] = useState(() => plainView('万元'));
  const groups = useMemo(() => groupsOfYear(ledger, year), [ledger, year]);
  const rows = useMemo(() => rowsOf(ledger, year), [ledger, year]);
  const shown = useMemo(
    () =>
      columns(
        groups.map(({ name }) => name ?? ''),
        year,
        readOnly,
      ),
    [groups, year, readOnly],
  );
  const findings = useMemo(() => groupFindings(ledger, year), [ledger, year]);

  const onEdits = useCallback(
    async (edits: readonly CellEdit[]): Promise<void> => {
      const now = currentLedger();
      const known = groupsOfYear(now, year);
      const moves = new Map<RecordId, RecordId | null>();
      const units = new Map<string, Record<string, unknown>>();
      for (const { rowId, key, text } of edits) {
        const word = (text ?? '').trim();
        if (key === 'group') {
          const group = known.find(({ name }) => name === word);
          if (group === undefined && word !== '' && word !== OUTSIDE)
            return frame.showFailure(fail('E_ANSWER', `${year}年没有叫“${word}”的赛区`));
          moves.set(recordId(rowId), group?.id ?? null);
          continue;
        }
        const kind = UNIT_KINDS.find((own) => UNIT_KIND_WORDS[own] === word);
        if (key === 'order' && word !== '' && !/^\d{1,5}$/.test(word)) return frame.showFailure(fail('E_ANSWER', word));
        if (key === 'kind' && word !== '' && kind === undefined) return frame.showFailure(fail('E_ANSWER', word));
        if (key === 'section' && word !== '' && !SECTIONS.some((section) => section === word))
          return frame.showFailure(fail('E_ANSWER', word));
        const value = word === '' ? null : key === 'order' ? Number(word) : key === 'kind' ? kind : word;
        units.set(rowId, { ...units.get(rowId), [key]: value });
      }
      const answer = await commit((current) => [
        ...moveDrafts(current, year, moves),
        ...[...units].map(([id, values]) => setDraft(current, { scope: COUNTY_SCOPE, entity: 'unit', record: recordId(id) }, values)),
      ]);
      if (!answer.ok) frame.showFailure(answer);
    },
    [frame, year],
  );

  async function copy(): Promise<void> {
    const answer = await commit((now) => copyGroupDrafts(now, year - 1, year, freshId));
    if (!answer.ok) frame.showFailure(answer);
    else frame.tell(`已复制${year - 1}年赛区`);
  }

  function showList(): void {
    frame.openDrawer({ title: `${year}年赛区`, width: 460, body: <GroupList year={year} readOnly={readOnly} /> });
  }

  const nonce = cspNonce();
  const hasLast = groupsOfYear(ledger, year - 1).length > 0;
  return (
    <div className="settings-grid" data-testid="group-grid">
      <LedgerGrid
        label="赛区"
        columns={shown}
        rows={rows}
        view={view}
        onViewChange={setView}
        onEdits={onEdits}
        showTotals={false}
        toolbar={
          <Space>
            <InputNumber
              size="small"
              aria-label="年度"
              suffix="年"
              min={2000}
              max={2100}
              value={year}
              onChange={(next) => setYear(next ?? thisYear)}
            />
            {!readOnly && groups.length === 0 && hasLast && (
              <Button size="small" type="primary" onClick={() => void copy()} data-testid="copy-groups">
                复制{year - 1}年赛区
              </Button>
            )}
            <Button size="small" onClick={showList} data-testid="group-list">
              赛区名称和次序（{groups.length}）
            </Button>
            <span title={findings.map(({ text }) => text).join('\n')}>
              {groups.length === 0
                ? `${year}年还没有赛区`
                : findings.length === 0
                  ? '● 每个单位都在一个赛区'
                  : `▲ ${findings[0]?.text ?? ''}${findings.length > 1 ? `，另有 ${findings.length - 1} 处` : ''}`}
            </span>
          </Space>
        }
        empty={<EmptyState title="还没有单位">先在“单位”里录入各镇、园区、县直单位。</EmptyState>}
        {...(nonce === undefined ? {} : { styleNonce: nonce })}
      />
    </div>
  );
}
