/** Projects of the ledger that the file no longer names: for each a person may say 暂停, 退库, 漏报 or 照旧 with the reason; nothing is ever deleted (M-33). */
import { Flex, Input, Modal, Segmented, Typography } from 'antd';
import { useState } from 'react';
import type { ImportSummary } from '../../../shared/contract/import';
import { MISSING_MARKS, NOTHING_NOW, needsReason } from '../../../shared/imports/said';
import type { RecordId } from '../../../shared/model/ids';
import { ImportNotice } from './ImportNotice';
import type { AnswerGiven } from './ImportQuestions';

type Line = ImportSummary['missing'][number];
type Props = { readonly summary: ImportSummary; readonly onAnswer: (given: AnswerGiven) => void };
const OPEN = '未选';

function isWanting({ mark, reason }: Line): boolean {
  return mark !== null && needsReason(mark) && reason.trim() === '';
}

function MarkLine({ line, at, onChange }: { readonly line: Line; readonly at: number; readonly onChange: (line: Line) => void }) {
  const { projectName, mark, reason } = line;
  return (
    <Flex gap={8} align="center" data-testid="missing-line">
      <span className="import-missing-name" title={projectName}>
        {at + 1}. {projectName}
      </span>
      <Segmented<string>
        size="small"
        aria-label={`${projectName}：本期没有报来，是`}
        value={mark ?? OPEN}
        options={[OPEN, ...MISSING_MARKS]}
        onChange={(word) => onChange({ ...line, mark: MISSING_MARKS.find((own) => own === word) ?? null })}
      />
      <Input
        size="small"
        aria-label={`${projectName}：原因`}
        value={reason}
        maxLength={500}
        disabled={mark === null}
        status={isWanting(line) ? 'error' : ''}
        placeholder={mark !== null && needsReason(mark) ? '原因（必填）' : '说明（可不填）'}
        onChange={(event) => onChange({ ...line, reason: event.target.value })}
      />
    </Flex>
  );
}

function Marks({ summary, onAnswer, onClose }: Props & { readonly onClose: () => void }) {
  const [lines, setLines] = useState<ReadonlyMap<RecordId, Line>>(() => new Map(summary.missing.map((line) => [line.record, line])));
  const all = [...lines.values()];

  function keep(): void {
    const missing = all.map(({ record, mark, reason }) => (mark === null ? { record, mark } : { record, mark, reason: reason.trim() }));
    onAnswer({ answers: [], matches: [], said: { ...NOTHING_NOW, missing } });
    onClose();
  }

  return (
    <Modal
      open
      width={900}
      title="这次没有报来的项目"
      okText="记下"
      cancelText="不改"
      okButtonProps={{ disabled: all.some(isWanting) }}
      onOk={keep}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">
        暂停、退库写明原因，随本次导入一并登记；漏报、照旧不改项目，只记入导入说明。没有选的项目保持原样。哪一种都不会删除项目。
      </Typography.Paragraph>
      <div className="import-missing">
        {all.map((line, at) => (
          <MarkLine key={line.record} line={line} at={at} onChange={(now) => setLines((before) => new Map(before).set(now.record, now))} />
        ))}
      </div>
    </Modal>
  );
}

export function ImportMissing({ summary, onAnswer }: Props) {
  const [open, setOpen] = useState(false);
  const { missing } = summary;
  if (missing.length === 0) return null;
  const counts = MISSING_MARKS.flatMap((mark) => {
    const some = missing.filter((line) => line.mark === mark).length;
    return some === 0 ? [] : [`${mark}${some}个`];
  });
  const says = counts.length === 0 ? '请核实是暂停、退库还是漏报。' : `已核实：${counts.join('、')}。`;
  return (
    <>
      <ImportNotice
        text={`${missing.length} 个项目这次没有报来，导入不会删除。${says}`}
        action="逐个核实"
        testId="missing-open"
        onOpen={() => setOpen(true)}
      />
      {open && <Marks summary={summary} onAnswer={onAnswer} onClose={() => setOpen(false)} />}
    </>
  );
}
