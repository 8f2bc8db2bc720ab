/** The records understood, one after the other: what each says, what it changes, and for doubtful ones which project it is. */
import { Button, Pagination, Segmented, Select, Space, Tag } from 'antd';
import { startTransition, useEffect, useRef, useState } from 'react';
import type { ImportRow, ImportSummary } from '../../../shared/contract/import';
import { ROW_STATUSES } from '../../../shared/contract/import';
import { recordIdSchema } from '../../../shared/model/ids';
import { call } from '../../bridge';
import { useInPieces } from '../../ui/use-in-pieces';
import type { AnswerGiven } from './ImportQuestions';
import { Dispute, Reason } from './ImportReason';
import type { CellPlace } from './ImportSheet';
import { isFocusFree } from './free-focus';

const PAGE = 20;
/** Records that come onto the screen with each frame. */
const PIECE = 2;
const FILTERS = ['全部', ...ROW_STATUSES] as const;

/** The page on the screen; how many rows there are of its kind, and of all that wait only for a 核对无误. */
type Shown = { readonly list: string; readonly rows: readonly ImportRow[]; readonly total: number; readonly acceptable: number };

type Props = {
  readonly summary: ImportSummary;
  readonly onAnswer: (given: AnswerGiven) => void;
  readonly onShow: (place: CellPlace) => void;
};

function Choice({ row, onAnswer }: { readonly row: ImportRow; readonly onAnswer: Props['onAnswer'] }) {
  const options = [
    ...row.candidates.map(({ record, projectName, level }) => ({ value: record as string, label: `是“${projectName}”（${level}）` })),
    { value: 'new', label: '是新项目' },
    { value: 'skip', label: '这一行不导入' },
  ];

  function choose(value: string): void {
    const record = value === 'new' || value === 'skip' ? value : recordIdSchema.parse(value);
    onAnswer({ answers: [], matches: [{ index: row.index, record }] });
  }

  return (
    <Space wrap>
      <Select
        size="small"
        style={{ minWidth: 260 }}
        placeholder="这一行是哪个项目"
        aria-label="这一行是哪个项目"
        value={row.chosen}
        onChange={(value: string) => choose(value)}
        options={options}
      />
      {row.chosen !== null && row.status === '需核对' && (row.grave.length === 0 || row.reason !== '') && (
        <Button size="small" type="primary" data-testid="accept-row" onClick={() => choose(row.chosen ?? 'new')}>
          核对无误
        </Button>
      )}
    </Space>
  );
}

function RecordCard({
  row,
  onAnswer,
  onShow,
}: {
  readonly row: ImportRow;
  readonly onAnswer: Props['onAnswer'];
  readonly onShow: Props['onShow'];
}) {
  return (
    <article
      className={`import-record import-status-${row.status}`}
      onClick={() => onShow({ sheet: row.sheet, row: row.row, column: null })}
    >
      <header>
        <Tag>{row.status}</Tag>
        <strong>{row.projectName}</strong>
        <span className="import-source">
          {row.sheet} 第{row.row}行{row.hidden ? '（隐藏行）' : ''}
        </span>
      </header>
      {row.doubts.map((doubt) => (
        <div key={doubt} className="import-doubt">
          ◆ {doubt}
        </div>
      ))}
      {row.grave.length > 0 && row.chosen !== 'skip' && <Reason key={row.reason} row={row} onAnswer={onAnswer} />}
      {row.candidates.map((candidate) => (
        <Dispute key={candidate.record} row={row} candidate={candidate} onAnswer={onAnswer} />
      ))}
      {(row.candidates.length > 0 || row.status === '需核对') && <Choice row={row} onAnswer={onAnswer} />}
      <dl>
        {row.fields.map((field) => (
          <div
            key={`${field.field}/${field.label}`}
            className={field.mark === '' ? '' : `import-field-${field.mark}`}
            title={field.raw === '' ? '' : `原文：${field.raw}`}
          >
            <dt>{field.label}</dt>
            <dd>
              {field.old === '' ? '' : `${field.old} → `}
              {field.text}
              {field.mark === 'question' && '（待回答）'}
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

export function ImportRecords({ summary, onAnswer, onShow }: Props) {
  const [shown, setShown] = useState<Shown>({ list: '', rows: [], total: 0, acceptable: 0 });
  const records = useInPieces(shown.rows, shown.list, PIECE);
  const [only, setOnly] = useState<(typeof FILTERS)[number]>('全部');
  const [asked, setPage] = useState(1);
  const { importId, counts } = summary;
  const count = { 全部: counts.records, 新增: counts.added, 更新: counts.updated, 无变化: counts.unchanged, 需核对: counts.toCheck };
  const page = Math.min(asked, Math.max(1, Math.ceil(count[only] / PAGE)));

  useEffect(() => {
    let live = true;
    const wish = { importId, from: (page - 1) * PAGE, limit: PAGE, ...(only === '全部' ? {} : { only }) };
    void call('import:rows', wish).then((answer) => {
      if (live && answer.ok) startTransition(() => setShown({ list: `${only}/${page}`, ...answer.value }));
    });
    return () => {
      live = false;
    };
  }, [importId, only, page, summary]);

  // With nothing but the keyboard: where questions are answered and rows wait, the choice of rows is next under the fingers.
  const filters = useRef<HTMLElement>(null);
  const isWaiting = counts.questions === 0 && counts.toCheck > 0;
  useEffect(() => {
    if (isWaiting && isFocusFree('.import-question')) filters.current?.querySelector<HTMLElement>('input')?.focus();
  }, [isWaiting]);

  return (
    <section className="import-records" aria-label="读出的项目">
      <header ref={filters}>
        <Segmented
          size="small"
          value={only}
          onChange={(word) => {
            setOnly(word);
            setPage(1);
          }}
          options={FILTERS.map((word) => ({ value: word, label: `${word} ${count[word]}` }))}
        />
        {shown.acceptable > 0 && (
          <Button size="small" data-testid="accept-all" onClick={() => onAnswer({ answers: [], matches: [], acceptAll: true })}>
            {shown.acceptable} 行都核对无误
          </Button>
        )}
      </header>
      <div className="import-list">
        {records.map((row) => (
          <RecordCard key={row.index} row={row} onAnswer={onAnswer} onShow={onShow} />
        ))}
      </div>
      {shown.total > PAGE && (
        <Pagination size="small" current={page} pageSize={PAGE} total={shown.total} showSizeChanger={false} onChange={setPage} />
      )}
    </section>
  );
}
