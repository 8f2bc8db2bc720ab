/** 处理说明 before anything is committed: every decision, every row left out and every cell not read, with its place; a line shows its cell. */
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { ImportSummary } from '../../../shared/contract/import';
import { placeText, skippedText } from '../../../shared/views/import-table';
import type { CellPlace } from './ImportSheet';

type Line = { readonly sheet: string | null; readonly row: number | null; readonly column: string | null; readonly text: string };

function Lines({
  title,
  lines,
  count,
  onShow,
}: {
  readonly title: string;
  /** The first of them; `count` says how many there are. */
  readonly lines: readonly Line[];
  readonly count: number;
  readonly onShow: (place: CellPlace) => void;
}) {
  if (lines.length === 0) return null;
  return (
    <>
      <h5>
        {title}（{count}）
      </h5>
      {lines.map(({ sheet, row, column, text }, at) => (
        <div key={`${sheet}/${row}/${column}/${at}`} className="import-recalled">
          <span>{text}</span>
          <Button
            size="small"
            type="link"
            disabled={row === null}
            onClick={() => row !== null && onShow({ sheet: sheet ?? '', row, column })}
          >
            {placeText(sheet, row, column) || '表格'}
          </Button>
        </div>
      ))}
      {count > lines.length && <p>另有 {count - lines.length} 处，导入后可在“导入记录”中保存或打印全部。</p>}
    </>
  );
}

export function ImportDecisions({ summary, onShow }: { readonly summary: ImportSummary; readonly onShow: (place: CellPlace) => void }) {
  const [open, setOpen] = useState(false);
  const { counts, decisions, errors, skipped } = summary;
  const show = (place: CellPlace): void => {
    setOpen(false);
    onShow(place);
  };
  return (
    <>
      <Button data-testid="decisions-open" onClick={() => setOpen(true)}>
        处理说明
      </Button>
      <Drawer open={open} title="处理说明" size={560} onClose={() => setOpen(false)} className="ledger-drawer">
        <Lines title="程序按规则处理" lines={decisions} count={counts.decisions} onShow={show} />
        <Lines
          title="未能识别，保留原文"
          lines={errors.map((error) => ({ ...error, text: `${error.text} ${error.raw}` }))}
          count={counts.errors}
          onShow={show}
        />
        <Lines
          title="不作为项目的行"
          lines={skipped.map(({ sheet, row, reason, text }) => ({ sheet, row, column: null, text: `${skippedText(reason)}　${text}` }))}
          count={counts.skipped}
          onShow={show}
        />
      </Drawer>
    </>
  );
}
