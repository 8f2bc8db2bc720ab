/**
 * From edits of the grid to drafts: many cells, one commit. A cell whose text cannot be read stops the whole gesture, so that a paste is
 * taken whole or not at all.
 */
import { fail, ok } from '../../../shared/errors';
import type { Failure, Result } from '../../../shared/errors';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Draft } from '../../../shared/ledger/operation';
import { getRecord } from '../../../shared/ledger/read';
import type { IsoDay, LedgerDate } from '../../../shared/model/dates';
import { addDays } from '../../../shared/model/dates';
import type { PersonMention } from '../../../shared/model/field-kinds';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import type { Money } from '../../../shared/model/money';
import { currentDuties } from '../../../shared/views/duty-view';
import { indexLedger } from '../../../shared/views/ledger-index';
import type { LedgerIndex } from '../../../shared/views/ledger-index';
import { parseCell } from '../../../shared/views/parse-cell';
import type { CellContent } from '../../../shared/views/parse-cell';
import { projectColumn } from '../../../shared/views/project-columns';
import type { ColumnWrite } from '../../../shared/views/project-columns';
import { assignDrafts, endAssignmentDrafts, moneyDrafts, projectDrafts, stageDrafts } from '../../data/edits';
import type { MoneyEdit, ProjectEdit, StageEdit } from '../../data/edits';
import type { CellEdit, TableMoneyUnit } from '../../grid/grid-types';

export type EditContext = { readonly ledger: Ledger; readonly today: IsoDay; readonly moneyUnit: TableMoneyUnit };

type Parsed = { readonly project: RecordId; readonly write: ColumnWrite; readonly value: CellContent };

function isRefusal(value: Parsed | Failure): value is Failure {
  return 'ok' in value;
}

function parseEdit(edit: CellEdit, { ledger, today, moneyUnit }: EditContext): Parsed | Failure {
  const column = projectColumn(edit.key);
  const project = recordId(edit.rowId);
  if (column?.writes === undefined) return fail('E_DRAFT', `“${column?.label ?? edit.key}”由程序计算，不能直接填写`);
  const { writes: write } = column;
  // Every paper calls a project by its name; a key pressed by mistake must not take it away.
  const named =
    write.to === 'project' && write.field === 'projectName' && (getRecord(ledger, 'project', project)?.projectName ?? '') !== '';
  if (named && (edit.text ?? '').trim() === '') return fail('E_DRAFT', '项目名称不能清空；录错或重复的项目请用“作废项目”');
  if (edit.text === null) return { project, write, value: null };
  const source = edit.from === undefined ? null : getRecord(ledger, 'project', recordId(edit.from.rowId));
  // A fill copies the value itself, with its raw text and precision; the shown text would lose them.
  if (write.to === 'project' && source !== null && edit.from?.key === edit.key)
    return { project, write, value: (source[write.field] as CellContent | undefined) ?? null };
  const parsed = parseCell(column, edit.text, { moneyUnit: edit.moneyUnit ?? moneyUnit, year: Number(today.slice(0, 4)) });
  return parsed.ok ? { project, write, value: parsed.value } : fail(parsed.code, `${column.label}：${parsed.detail ?? edit.text}`);
}

function isPeople(value: CellContent): value is readonly PersonMention[] {
  return Array.isArray(value);
}

/** New names in a duty column: terms of those no longer named end yesterday, new ones begin today (law 4). */
function dutyDrafts(index: LedgerIndex, { project, write, value }: Parsed, today: IsoDay): Draft[] {
  if (write.to !== 'assignment') return [];
  const wanted: readonly PersonMention[] = isPeople(value)
    ? value
    : typeof value === 'string'
      ? value.split(/[、,，;；\n]/).map((name) => ({ name: name.trim() }))
      : [];
  const { ledger } = index;
  const now = currentDuties(index, project, write.role, today);
  const nameOf = (id: (typeof now)[number]): string => {
    const register = id.person === undefined ? undefined : index.persons.get(id.person)?.name;
    const unit = id.unit === undefined ? undefined : index.units.get(id.unit)?.name;
    return register ?? id.name ?? unit ?? '';
  };
  const ended = now.filter((own) => !wanted.some(({ name }) => name === nameOf(own)));
  const added = wanted.filter(({ name }) => name !== '' && !now.some((own) => nameOf(own) === name));
  const units = [...index.units.values()];
  return [
    ...endAssignmentDrafts(
      ledger,
      ended.map(({ id }) => id),
      addDays(today, -1),
    ),
    ...added.flatMap((person) => {
      const known = [...index.persons.values()].filter(({ name }) => name === person.name);
      const unit =
        write.role === '责任单位'
          ? units.find(({ name, aliases }) => name === person.name || aliases?.includes(person.name) === true)
          : undefined;
      const [only] = known;
      return assignDrafts(ledger, [project], {
        role: write.role,
        name: person.name,
        from: today,
        ...(person.post === undefined ? {} : { post: person.post }),
        ...(person.phone === undefined ? {} : { phone: person.phone }),
        ...(write.role !== '责任单位' && known.length === 1 && only !== undefined ? { person: only.id } : {}),
        ...(unit === undefined ? {} : { unit: unit.id }),
      });
    }),
  ];
}

/** Drafts of one gesture. The first cell that cannot be read refuses all of them. */
export function gridDrafts(edits: readonly CellEdit[], context: EditContext): Result<Draft[]> {
  const fields: ProjectEdit[] = [];
  const stages: StageEdit[] = [];
  const money: MoneyEdit[] = [];
  const duties: Parsed[] = [];
  const entered = new Map<RecordId, Set<string>>();
  for (const edit of edits) {
    const parsed = parseEdit(edit, context);
    if (isRefusal(parsed)) return parsed;
    const { project, write, value } = parsed;
    entered.set(project, new Set([...(entered.get(project) ?? []), edit.key]));
    if (write.to === 'project') fields.push({ project, field: write.field, value } as ProjectEdit);
    else if (write.to === 'stageEvent') stages.push({ project, stage: write.stage, on: value as LedgerDate | null });
    else if (write.to === 'moneyEntry')
      money.push({ project, kind: '到位资金', span: write.span, month: context.today.slice(0, 7), reported: value as Money | null });
    else duties.push(parsed);
  }
  // A value entered by hand settles the text an import could not read.
  for (const [project, keys] of entered) {
    const unread = Object.entries(getRecord(context.ledger, 'project', project)?.unread ?? {});
    const still = unread.filter(([key]) => !keys.has(key));
    if (still.length < unread.length)
      fields.push({ project, field: 'unread', value: still.length === 0 ? null : Object.fromEntries(still) });
  }
  const index = indexLedger(context.ledger);
  return ok([
    ...projectDrafts(context.ledger, fields),
    ...stageDrafts(context.ledger, stages),
    ...moneyDrafts(context.ledger, money),
    ...duties.flatMap((duty) => dutyDrafts(index, duty, context.today)),
  ]);
}
