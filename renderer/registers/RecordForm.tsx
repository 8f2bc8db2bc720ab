/**
 * One record of a register in the drawer: every field with its words, references chosen by name, long texts in full, who entered it; also the form for a
 * new record. What cannot be read is said beside its field and nothing is saved.
 */
import { Button, Input, Select, Space } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../shared/errors';
import { entitySpec } from '../../shared/model/entities';
import type { Json } from '../../shared/model/field-kinds';
import type { RecordId } from '../../shared/model/ids';
import type { RegisterContext } from '../../shared/registers/context';
import { editDrafts, mayWrite, newRecordDraft, replacements } from '../../shared/registers/edits';
import { entryFields } from '../../shared/registers/entry';
import { UNIT_COLUMN } from '../../shared/registers/register';
import type { Register, RegisterColumn, RegisterRecord } from '../../shared/registers/register';
import { cellOf, valueOf } from '../../shared/registers/values';
import { commit } from '../data/commit';
import { freshId } from '../data/edits';
import { useStatus } from '../data/status';
import { cellText } from '../grid/cell-text';
import type { TableMoneyUnit } from '../grid/grid-types';
import { useFrame, useHeldDrawer } from '../ui/frame-context';
import { FIRST_FIELD } from '../ui/kept-keys';
import { ErrorNotice } from '../ui/Notices';
import { SuggestBox } from '../ui/SuggestBox';
import { currentContext, standingIn, useNames, useRegisterContext, useWriting } from './register-data';
import { noteReplaced } from './replaced';

type RecordFormProps = {
  readonly register: Register;
  readonly moneyUnit: TableMoneyUnit;
  /** Null: a new record. */
  readonly record: RecordId | null;
};

/** What stands in a control: a text, or the ids of several records. */
type Held = string | readonly string[];

function heldOf(column: RegisterColumn, record: RegisterRecord | null, context: RegisterContext, unit: TableMoneyUnit): Held {
  const value = record?.[column.key];
  if (column.field?.kind === 'refs') return Array.isArray(value) ? (value as readonly string[]) : [];
  return column.field === undefined ? '' : cellText(cellOf(column.field, value, context), column.kind, unit);
}

/** Who entered the record, when, and from which row of which file. */
function originOf(record: RegisterRecord, entity: string, { ledger }: RegisterContext): string {
  const madeBy = ledger.records.get(entity)?.get(record.id)?.madeBy;
  const op = madeBy === undefined ? undefined : ledger.operations.get(madeBy);
  return op === undefined ? '' : `${op.person}　${op.at.slice(0, 10)} 录入`;
}

export function RecordForm({ register, moneyUnit, record: given }: RecordFormProps) {
  const { today, readOnly } = useStatus();
  const frame = useFrame();
  const writing = useWriting();
  const names = useNames(register);
  const context = useRegisterContext();
  const { records } = register;
  const id = given === null ? null : standingIn(register, context, given);
  const record = id === null || records === null ? null : (context.get(records.entity, id) as RegisterRecord | null);
  const [held, setHeld] = useState<Readonly<Record<string, Held>>>({});
  const [unit, setUnit] = useState('');
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  useHeldDrawer(unit.trim() !== '' || Object.keys(held).length > 0);
  if (records === null) return null;
  const columns = register.columns.filter(({ field }) => field !== undefined);
  const defaults = id === null ? records.defaults(context) : {};
  const before = (column: RegisterColumn): Held =>
    heldOf(column, id === null ? ({ ...defaults } as RegisterRecord) : record, context, moneyUnit);
  const asksUnit = id === null && entryFields(register, writing).some(({ key }) => key === UNIT_COLUMN);

  async function save(): Promise<void> {
    if (records === null) return;
    const now = currentContext(today);
    const standing = given === null ? null : standingIn(register, now, given);
    const values: Record<string, Json | null> = {};
    const wrong: Record<string, string> = {};
    for (const column of columns) {
      const own = held[column.key];
      if (own === undefined || column.field === undefined) continue;
      if (typeof own !== 'string') values[column.key] = own.length === 0 ? null : [...own];
      else {
        const read = valueOf(column.field, own, { context: now, moneyUnit }, column.unit);
        if (read.ok) values[column.key] = read.value;
        else wrong[column.key] = read.detail ?? '读不懂';
      }
    }
    const found = unit.trim() === '' ? [] : now.names('unit').find(unit);
    if (asksUnit && unit.trim() !== '' && found.length !== 1) wrong[UNIT_COLUMN] = `没有登记“${unit}”`;
    setProblems(wrong);
    if (Object.keys(wrong).length > 0) return;
    const drafts =
      standing === null
        ? newRecordDraft(register, values, found[0] ?? writing.unit, now, freshId)
        : editDrafts(
            register,
            Object.entries(values).map(([field, value]) => ({ record: standing, field, value })),
            now,
            writing,
            freshId,
          );
    if (!drafts.ok) return setFailure(drafts);
    const list = 'draft' in drafts.value ? [drafts.value.draft] : drafts.value;
    noteReplaced(replacements(list));
    const answer = list.length === 0 ? null : await commit(list);
    if (answer !== null && !answer.ok) return setFailure(answer);
    frame.closeDrawer();
    frame.tell(list.length === 0 ? '没有改动' : id === null ? `已登记：${register.short}` : '已保存');
  }

  function control(column: RegisterColumn) {
    const { key, label, kind, choices, names: entity, field } = column;
    const own = held[key] ?? before(column);
    const locked = readOnly || !mayWrite(records as NonNullable<typeof records>, record, key, writing);
    const set = (next: Held): void => setHeld((now) => ({ ...now, [key]: next }));
    if (typeof own !== 'string')
      return (
        <Select
          mode="multiple"
          aria-label={label}
          style={{ width: '100%' }}
          disabled={locked}
          value={[...own]}
          onChange={(next) => set(next)}
          showSearch={{ optionFilterProp: 'label' }}
          options={[...context.names(entity ?? '').nameOf].map(([value, name]) => ({ value, label: name }))}
        />
      );
    if (field?.kind === 'longText')
      return (
        <Input.TextArea
          aria-label={label}
          // Not autoSize: it measures with a style attribute, which the page's policy refuses.
          rows={Math.min(10, Math.max(2, own.split('\n').length, Math.ceil(own.length / 20)))}
          disabled={locked}
          value={own}
          onChange={(event) => set(event.target.value)}
        />
      );
    const options = choices ?? (entity === undefined ? [] : (names.get(entity) ?? []));
    return <SuggestBox label={label} value={own} options={options} closed={kind === 'choice'} disabled={locked} onChange={set} />;
  }

  const row = (key: string, label: string, needed: boolean, body: React.ReactNode) => (
    <div key={key} className="rg-field">
      <span className="rg-label">
        {label}
        {needed && <b title="必填"> *</b>}
      </span>
      <div>
        {body}
        {problems[key] !== undefined && (
          <p className="rg-problem" role="alert">
            ▲ {problems[key]}
          </p>
        )}
      </div>
    </div>
  );

  return (
    <form
      className="rg-form"
      data-testid="record-form"
      {...(id === null ? { [FIRST_FIELD]: true } : {})}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {failure !== null && <ErrorNotice failure={failure} onClose={() => setFailure(null)} />}
      {asksUnit &&
        row(
          UNIT_COLUMN,
          '填报单位',
          entitySpec(records.entity)?.home === 'unit',
          <SuggestBox label="填报单位" value={unit} options={names.get('unit') ?? []} closed onChange={setUnit} />,
        )}
      {record !== null &&
        entitySpec(records.entity)?.home === 'unit' &&
        row(UNIT_COLUMN, '填报单位', false, context.unitName(record.scope))}
      {columns.map((column) => {
        const unitWord = column.kind === 'money' ? moneyUnit : column.unit;
        return row(
          column.key,
          `${column.label}${unitWord === undefined ? '' : `（${unitWord}）`}`,
          records.required.includes(column.key),
          control(column),
        );
      })}
      {record !== null && <p className="rg-origin">{originOf(record, records.entity, context)}</p>}
      {record !== null && typeof record['struck'] === 'string' && <p className="rg-origin">已作废：{record['struck']}</p>}
      {!readOnly && (
        <Space>
          <Button type="primary" htmlType="submit" data-testid="record-save">
            {id === null ? '登记' : '保存'}
          </Button>
          <Button onClick={frame.closeDrawer}>取消</Button>
        </Space>
      )}
    </form>
  );
}
