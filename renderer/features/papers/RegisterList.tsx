/** 文号登记簿: letters and the numbers used elsewhere, newest first, with how far each has come and which receipts are late. Presents only. */
import { Select, Space, Table, Tag } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import type { Ledger } from '../../../shared/ledger/fold';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import { LETTER_LABELS } from '../../../shared/letters/fields';
import { formatDocumentNumber } from '../../../shared/letters/numbers';
import type { DocumentNumber } from '../../../shared/letters/numbers';
import type { IsoDay } from '../../../shared/model/dates';
import type { RecordId } from '../../../shared/model/ids';
import {
  LETTER_STATES,
  letterKind,
  letterState,
  numberOf,
  receiptState,
  RECEIPT_STATES,
  stepsByLetter,
  takenNumbers,
  unexplainedGaps,
} from '../../../shared/papers/register';
import type { ReceiptState } from '../../../shared/papers/register';
import { StatusMark } from '../../ui/Notices';
import type { Tone } from '../../ui/Notices';
import type { OpenLetter } from './paper-commands';

/** One line of the register: a letter, or a number that another paper holds. */
export type RegisterLine = {
  readonly key: string;
  readonly open: OpenLetter | null;
  readonly kind: string;
  readonly number: string;
  readonly title: string;
  readonly unit: string;
  readonly dated: string;
  readonly state: string;
  readonly receipt: ReceiptState | null;
  /** Its number in parts; null for a draft. */
  readonly place: DocumentNumber | null;
};

/** Drafts first, then by year, series and serial with the newest on top; the series last written to stands first. */
function inRegisterOrder(letters: readonly RegisterLine[]): (a: RegisterLine, b: RegisterLine) => number {
  const latest = new Map(letters.map(({ place }, at) => [place?.series ?? '', at]));
  const rank = (line: RegisterLine): number => latest.get(line.place?.series ?? '') ?? -1;
  return (a, b) => {
    if (a.place === null || b.place === null) return Number(a.place !== null) - Number(b.place !== null);
    return b.place.year - a.place.year || rank(b) - rank(a) || b.place.serial - a.place.serial;
  };
}

/** The register's lines, newest on top: letters, and numbers that other papers hold. */
export function registerLines(ledger: Ledger, today: IsoDay): RegisterLine[] {
  const steps = stepsByLetter(ledger);
  const letters = listRecords(ledger, 'letter').map((letter): RegisterLine => {
    const own = steps.get(letter.id) ?? [];
    const kind = letterKind(letter);
    return {
      key: letter.id,
      open: { letter, steps: own },
      kind: kind === null ? (letter.template ?? '') : LETTER_LABELS[kind],
      number: letter.number ?? '',
      title: letter.title ?? '',
      unit: letter.unit === undefined ? '' : (getRecord(ledger, 'unit', letter.unit)?.name ?? ''),
      dated: letter.dated ?? own.find(({ step }) => step === '签订')?.on ?? '',
      state: letterState(letter, own),
      receipt: receiptState(letter, own, today),
      place: numberOf(letter),
    };
  });
  const others = takenNumbers(ledger).flatMap((taken): RegisterLine[] =>
    taken.letter !== null
      ? []
      : [
          {
            key: `used/${formatDocumentNumber(taken)}`,
            open: null,
            kind: '',
            number: formatDocumentNumber(taken),
            title: taken.why,
            unit: '',
            dated: '',
            state: '占用',
            receipt: null,
            place: taken,
          },
        ],
  );
  return [...letters.toReversed(), ...others].sort(inRegisterOrder(letters));
}

/** Series whose numbers want an explanation, as one sentence each. */
export function gapSentences(ledger: Ledger): string[] {
  return unexplainedGaps(takenNumbers(ledger)).map(
    ({ series, year, serials }) => `${series}〔${year}〕缺 ${serials.join('、')} 号，没有说明去向`,
  );
}

export type RegisterFilter = { readonly kind: string | null; readonly state: string | null; readonly unit: string | null };
export const NO_FILTER: RegisterFilter = { kind: null, state: null, unit: null };

/** Lines that pass the filter; a state may be a step or a receipt's state. */
export function filterLines(lines: readonly RegisterLine[], { kind, state, unit }: RegisterFilter): RegisterLine[] {
  return lines.filter(
    (line) =>
      (kind === null || line.kind === kind) &&
      (unit === null || line.unit === unit) &&
      (state === null || line.state === state || line.receipt === state),
  );
}

const RECEIPT_MARKS: Readonly<Record<ReceiptState, { readonly tone: Tone; readonly word: string }>> = {
  待回执: { tone: 'plain', word: '待回执' },
  将到期: { tone: 'yellow', word: '回执将到期' },
  逾期: { tone: 'red', word: '回执逾期' },
  已回执: { tone: 'green', word: '已回执' },
};

function StateCell({ line }: { readonly line: RegisterLine }) {
  if (line.receipt !== null) return <StatusMark {...RECEIPT_MARKS[line.receipt]} />;
  return line.open === null || line.state === '作废' || line.state === '撤回' ? <Tag>{line.state}</Tag> : <span>{line.state}</span>;
}

/** The kind before the title, unless the title says it. */
function TitleCell({ line: { kind, title } }: { readonly line: RegisterLine }) {
  const plain = kind !== '' && !title.includes(kind);
  return (
    <span title={title}>
      {plain && <span className="papers-faint">{kind}　</span>}
      {title}
    </span>
  );
}

const choices = (values: readonly string[]) =>
  [...new Set(values)].filter((value) => value !== '').map((value) => ({ value, label: value }));

type FilterProps = {
  readonly lines: readonly RegisterLine[];
  readonly filter: RegisterFilter;
  readonly onFilter: (filter: RegisterFilter) => void;
};

function Filters({ lines, filter, onFilter }: FilterProps) {
  const boxes = [
    { key: 'kind', label: '文种', options: choices(lines.map(({ kind }) => kind)) },
    {
      key: 'state',
      label: '办理情况',
      options: choices(
        [...LETTER_STATES, ...RECEIPT_STATES].filter((word) => lines.some((line) => line.state === word || line.receipt === word)),
      ),
    },
    { key: 'unit', label: '受文单位', options: choices(lines.map(({ unit }) => unit)) },
  ] as const;
  return (
    <Space size={6}>
      {boxes.map(({ key, label, options }) => (
        <Select
          key={key}
          size="small"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={label}
          placeholder={label}
          style={{ width: 130 }}
          value={filter[key]}
          options={options}
          onChange={(value: string | undefined) => onFilter({ ...filter, [key]: value ?? null })}
        />
      ))}
    </Space>
  );
}

type Props = FilterProps & {
  readonly chosen: RecordId | null;
  readonly onChoose: (letter: RecordId) => void;
  readonly ticked: readonly string[];
  readonly onTick: (keys: readonly string[]) => void;
};

export function RegisterList({ lines, filter, onFilter, chosen, onChoose, ticked, onTick }: Props) {
  const shown = useMemo(() => filterLines(lines, filter), [lines, filter]);
  const scroller = useRef<HTMLDivElement>(null);
  // A letter that was just made or opened from elsewhere is brought into sight.
  useEffect(() => {
    scroller.current?.querySelector('.papers-chosen')?.scrollIntoView({ block: 'nearest' });
  }, [chosen, shown]);
  return (
    <div className="papers-register">
      <div className="papers-filters">
        <Filters lines={lines} filter={filter} onFilter={onFilter} />
        <span className="papers-count">
          共{shown.length}条{ticked.length > 0 && `，勾选${ticked.length}份`}
        </span>
      </div>
      <div ref={scroller} className="papers-scroll" tabIndex={0}>
        <Table
          size="small"
          rowKey="key"
          className="papers-table"
          data-testid="register"
          dataSource={shown}
          pagination={{ pageSize: 100, hideOnSinglePage: true, size: 'small', showSizeChanger: false }}
          rowClassName={({ key }) => (key === chosen ? 'papers-chosen' : '')}
          onRow={({ open }) => (open === null ? {} : { onClick: () => onChoose(open.letter.id) })}
          rowSelection={{
            columnWidth: 30,
            selectedRowKeys: [...ticked],
            onChange: (keys) => onTick(keys.map(String)),
            getCheckboxProps: ({ open, title }) => ({ disabled: open === null, 'aria-label': `勾选${title}` }),
          }}
          columns={[
            {
              title: '文号',
              dataIndex: 'number',
              width: 166,
              ellipsis: true,
              render: (number: string) => (number === '' ? <span className="papers-faint">待编号</span> : number),
            },
            { title: '文种、标题', ellipsis: true, render: (_, line) => <TitleCell line={line} /> },
            { title: '受文单位', dataIndex: 'unit', width: 96, ellipsis: true },
            { title: '成文日期', dataIndex: 'dated', width: 94 },
            { title: '办理情况', width: 108, render: (_, line) => <StateCell line={line} /> },
          ]}
        />
      </div>
    </div>
  );
}
