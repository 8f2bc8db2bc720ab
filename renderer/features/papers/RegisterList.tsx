/** 文号登记簿: letters and the numbers used elsewhere, newest first, with how far each has come and which receipts are late. Presents only. */
import { Input, Select, Space, Tag } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { LETTER_STATES, RECEIPT_STATES } from '../../../shared/papers/register';
import type { ReceiptState } from '../../../shared/papers/register';
import { filterLines } from '../../../shared/papers/register-lines';
import type { RegisterFilter, RegisterLine } from '../../../shared/papers/register-lines';
import type { RecordId } from '../../../shared/model/ids';
import { StatusMark } from '../../ui/Notices';
import type { Tone } from '../../ui/Notices';
import { PlainTable } from '../../ui/PlainTable';

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
      <Input
        size="small"
        allowClear
        aria-label="查文号、标题或核验码"
        placeholder="查文号、标题、核验码"
        style={{ width: 190 }}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
      />
      {boxes.map(({ key, label, options }) => (
        <Select
          key={key}
          size="small"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={label}
          placeholder={label}
          style={{ width: 104 }}
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
        <PlainTable<RegisterLine>
          rowKey="key"
          className="papers-table"
          testId="register"
          dataSource={shown}
          pagination={{ pageSize: 100 }}
          rowClassName={({ key }) => (key === chosen ? 'papers-chosen' : '')}
          onOpen={({ open }) => open !== null && onChoose(open.letter.id)}
          opens={({ open }) => open !== null}
          selection={{
            keys: ticked,
            onChange: (rows) => onTick(rows.map(({ key }) => key)),
            label: ({ title }) => `勾选${title}`,
            allowed: ({ open }) => open !== null,
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
