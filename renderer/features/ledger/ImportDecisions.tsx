/** 处理说明 before anything is committed: every decision, every row left out and every cell not read, with its place; a line shows its cell. */
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { ImportSummary } from '../../../shared/contract/import';
import { placeText, skippedText } from '../../../shared/views/import-table';
import type { CellPlace } from './ImportSheet';

type Line = { readonly sheet: string | null; readonly row: number | null; readonly column: string | null; readonly text: string };

const SHOWN = 300;

function Lines({
  title,
  lines,
  onShow,
}: {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly onShow: (place: CellPlace) => void;
}) {
  if (lines.length === 0) return null;
  return (
    <>
      <h5>
        {title}（{lines.length}）
      </h5>
      {lines.slice(0, SHOWN).map(({ sheet, row, column, text }, at) => (
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
      {lines.length > SHOWN && <p>另有 {lines.length - SHOWN} 处，导入后可在“导入记录”中保存或打印全部。</p>}
    </>
  );
}

export function ImportDecisions({ summary, onShow }: { readonly summary: ImportSummary; readonly onShow: (place: CellPlace) => void }) {
  const [open, setOpen] = useState(false);
  const { decisions, errors, skipped } = summary;
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
        <Lines title="程序按规则处理" lines={decisions} onShow={show} />
        <Lines title="未能识别，保留原文" lines={errors.map((error) => ({ ...error, text: `${error.text} ${error.raw}` }))} onShow={show} />
        <Lines
          title="不作为项目的行"
          lines={skipped.map(({ sheet, row, reason, text }) => ({ sheet, row, column: null, text: `${skippedText(reason)}　${text}` }))}
          onShow={show}
        />
      </Drawer>
    </>
  );
}
