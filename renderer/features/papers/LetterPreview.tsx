/** The chosen letter as the printer would give it, and what has happened to it. The page comes from the printing engine, never from here. */
import { Alert, Button, Input, Modal } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { PaperRequest } from '../../../shared/contract/paper';
import { errorMessage, fail } from '../../../shared/errors';
import type { Result } from '../../../shared/errors';
import type { Layout } from '../../../shared/letters/blocks';
import type { LetterKind } from '../../../shared/letters/fields';
import { layoutFindings } from '../../../shared/letters/layout-check';
import type { PlacedPage } from '../../../shared/letters/layout-check';
import type { RecordId } from '../../../shared/model/ids';
import { IssuedBanner } from './IssuedVersion';
import { strikeStepDraft, toJson } from './letter-drafts';
import { contentHashOf, fieldsOf } from '../../../shared/papers/letter-records';
import type { Fields } from '../../../shared/papers/letter-records';
import { checkCode, editionText, letterKind, mustBeNumbered } from '../../../shared/papers/register';
import type { RegisteredLetter, RegisteredStep } from '../../../shared/papers/register';
import { call } from '../../bridge';
import { commit } from '../../data/commit';
import { useFrame } from '../../ui/frame-context';
import { PdfPane } from '../../ui/PdfPane';
import { PlainTable } from '../../ui/PlainTable';
import type { OpenLetter } from '../../../shared/papers/register-lines';

/** A draft has no number yet; the place says so on the page. */
const NO_NUMBER = '（待编号）';

/** The request that shows a draft of these fields. */
export function draftRequest(kind: LetterKind, fields: Fields, wording?: RecordId | null): PaperRequest {
  const number = fields['number'];
  const shown = mustBeNumbered(kind) && (number === undefined || number === '') ? { ...fields, number: NO_NUMBER } : fields;
  return { paper: 'draft', template: kind, fields: toJson(shown), ...(wording === undefined ? {} : { wording }) };
}

function previewRequest(letter: RegisteredLetter): Result<PaperRequest> {
  const kind = letterKind(letter);
  if (kind === null) return fail('E_PAPER_DATA', letter.template);
  if (letter.clashes !== undefined) return fail('E_CLASH_IN_PAPER', letter.title);
  if (letter.number !== undefined || !mustBeNumbered(kind)) return { ok: true, value: { paper: 'letter', letter: letter.id } };
  const fields = { ...fieldsOf(letter), ...(letter.dated === undefined ? {} : { dated: letter.dated }) };
  return { ok: true, value: draftRequest(kind, fields, letter.wording ?? null) };
}

type PaneProps = {
  readonly request: PaperRequest;
  readonly label: string;
  /** The last page stays in sight until the next is made: for one paper under work. */
  readonly live?: boolean;
};
type Shown = { readonly pdf: Uint8Array; readonly layout: Layout | null };

/** 版面检查: what the printed page itself says against the standard. */
function LayoutNotice({ findings }: { readonly findings: readonly string[] }) {
  return (
    <div className="papers-findings" data-testid="layout-findings" role="status">
      {findings.length === 0 ? (
        <span className="papers-count">版面检查：版心、行数、字数、页码、署名位置未发现问题</span>
      ) : (
        findings.map((finding) => <Alert key={finding} type="warning" showIcon title={finding} />)
      )}
    </div>
  );
}

/** Page-exact preview of a request; a new request object makes a new one. */
export function PaperPane({ request, label, live = false }: PaneProps) {
  const [findings, setFindings] = useState<readonly string[] | null>(null);
  const [made, setMade] = useState<{ readonly of: PaperRequest; readonly answer: Result<Shown> } | null>(null);
  useEffect(() => {
    let current = true;
    void call('paper:preview', request).then((answer) => current && setMade({ of: request, answer }));
    return () => {
      current = false;
    };
  }, [request]);
  const answer = live || made?.of === request ? (made?.answer ?? null) : null;
  const layout = answer?.ok === true ? answer.value.layout : null;
  const look = useMemo(
    () => (pages: readonly PlacedPage[]) => setFindings(layout === null ? null : layoutFindings(pages, layout)),
    [layout],
  );
  if (answer?.ok === false)
    return <Alert type="error" showIcon title={errorMessage(answer.code, answer.detail)} data-testid="preview-failure" />;
  return (
    <>
      {findings !== null && <LayoutNotice findings={findings} />}
      <PdfPane data={answer?.value.pdf ?? null} label={label} startZoom={67} onTexts={look} />
    </>
  );
}

/** Steps that carry the letter itself are not struck out; what is wrong with them is cured by 作废. */
const FIXED: ReadonlySet<string> = new Set(['拟稿', '编号', '作废']);

/** Copies, scan, place and remark of a step in one line. */
function stepText({ step, copies, scan, filedAt, note }: RegisteredStep): string {
  const parts = [
    copies === undefined ? '' : `${copies}份`,
    scan === undefined ? '' : step === '定稿' ? `附件核验码 ${checkCode(scan)}` : '已存扫描件',
    filedAt === undefined ? '' : `存放于${filedAt}`,
    note ?? '',
  ];
  return parts.filter((part) => part !== '').join('；');
}

function StepList({ steps, canEdit }: { readonly steps: readonly RegisteredStep[]; readonly canEdit: boolean }) {
  const frame = useFrame();
  const [striking, setStriking] = useState<RegisteredStep | null>(null);
  const [reason, setReason] = useState('');

  async function strike(): Promise<void> {
    if (striking === null) return;
    const answer = await commit([strikeStepDraft(striking, reason.trim())]);
    if (!answer.ok) return frame.showFailure(answer);
    setStriking(null);
    setReason('');
  }

  return (
    <>
      <div className="papers-steps">
        <PlainTable
          rowKey="id"
          className="papers-table"
          testId="letter-steps"
          dataSource={steps.toReversed()}
          empty="还没有办理记录"
          columns={[
            { title: '环节', dataIndex: 'step', width: 60 },
            { title: '日期', dataIndex: 'on', width: 96 },
            { title: '办理人', dataIndex: 'by', width: 104, ellipsis: true },
            { title: '说明', render: (_, step) => stepText(step) },
            {
              title: '',
              width: 60,
              render: (_, step) =>
                canEdit && step.step !== undefined && !FIXED.has(step.step) ? (
                  <Button size="small" type="link" onClick={() => setStriking(step)}>
                    记错了
                  </Button>
                ) : null,
            },
          ]}
        />
      </div>
      <Modal
        open={striking !== null}
        title={`划去“${striking?.step ?? ''}”记录`}
        okText="划去"
        cancelText="取消"
        okButtonProps={{ disabled: reason.trim() === '' }}
        onOk={() => void strike()}
        onCancel={() => setStriking(null)}
      >
        <p>记录划去后仍留在操作日志中，可以查到。</p>
        <Input
          aria-label="划去的理由"
          placeholder="理由，例如：日期录错"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Modal>
    </>
  );
}

export function LetterPreview({ open, canEdit }: { readonly open: OpenLetter; readonly canEdit: boolean }) {
  const { letter, steps } = open;
  const [request, setRequest] = useState<{ readonly of: RegisteredLetter; readonly value: Result<PaperRequest> }>(() => ({
    of: letter,
    value: previewRequest(letter),
  }));
  // The same record is the same object, so only a changed letter is printed anew.
  if (request.of !== letter) setRequest({ of: letter, value: previewRequest(letter) });
  const altered = letter.contentHash !== undefined && letter.contentHash !== contentHashOf(letter);
  return (
    <div className="papers-letter">
      {altered && <Alert banner type="error" title="这份文书编号以后内容被改动过，与编号时不一致，请核对后作废重拟。" />}
      {letter.contentHash !== undefined && !altered && (
        <span className="papers-faint" data-testid="check-code">
          核验码 {checkCode(letter.contentHash)}，内容与编号时一致{editionText(letter)}
        </span>
      )}
      <IssuedBanner open={open} />
      <div className="papers-page">
        {request.value.ok ? (
          <PaperPane request={request.value.value} label={`${letter.title ?? '文书'}预览`} />
        ) : (
          <Alert type="error" showIcon title={errorMessage(request.value.code, request.value.detail)} data-testid="preview-failure" />
        )}
      </div>
      <StepList steps={steps} canEdit={canEdit} />
    </div>
  );
}
