/** Evidence of a project (佐证材料, S-112): pictures small in the list and large on a click, PDFs opened beside it; added with a dialog, taken off with a reason. */
import { Button, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { errorMessage } from '../../../shared/errors';
import { formatDay } from '../../../shared/model/dates';
import type { RecordId } from '../../../shared/model/ids';
import { checkEvidenceSize, evidenceOf, sizeText } from '../../../shared/views/evidence';
import type { EvidenceItem } from '../../../shared/views/evidence';
import type { ChosenFile } from '../../../shared/contract/files';
import { call } from '../../bridge';
import { commit } from '../../data/commit';
import { useLedger } from '../../data/use-ledger';
import { AskText } from '../../ui/AskText';
import { useFrame } from '../../ui/frame-context';
import { PdfPane } from '../../ui/PdfPane';
import { EvidenceDialog } from './EvidenceDialog';
import { detachDrafts } from './evidence-edits';
import { useAttachment } from './use-attachment';

function Thumbnail({ item, onOpen }: { readonly item: EvidenceItem; readonly onOpen: () => void }) {
  const shown = useAttachment(item.sha256 ?? null);
  if (shown.state === 'failed')
    return (
      <span className="evidence-small evidence-missing" title={errorMessage(shown.failure.code, shown.failure.detail)}>
        {shown.failure.code === 'E_ATTACHMENT' ? '附件未随包' : '打不开'}
      </span>
    );
  return (
    <button type="button" className="evidence-small" aria-label={`打开${item.fileName ?? '附件'}`} onClick={onOpen}>
      {shown.state === 'picture' ? <img src={shown.address} alt="" /> : shown.state === 'pdf' ? 'PDF' : '…'}
    </button>
  );
}

function Enlarged({ item, onClose }: { readonly item: EvidenceItem; readonly onClose: () => void }) {
  const shown = useAttachment(item.sha256 ?? null);
  const name = item.fileName ?? '附件';
  return (
    <Modal open title={name} footer={null} width={900} style={{ top: 16 }} onCancel={onClose} className="evidence-large">
      {shown.state === 'picture' && <img src={shown.address} alt={name} />}
      {shown.state === 'pdf' && <PdfPane data={shown.bytes} label={name} startZoom={100} />}
      {shown.state === 'failed' && <p>{errorMessage(shown.failure.code, shown.failure.detail)}</p>}
    </Modal>
  );
}

export function EvidenceList({ project }: { readonly project: RecordId }) {
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const items = useMemo(() => evidenceOf(ledger, project).toReversed(), [ledger, project]);
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [open, setOpen] = useState<EvidenceItem | null>(null);
  const [leaving, setLeaving] = useState<EvidenceItem | null>(null);

  async function choose(): Promise<void> {
    const answer = await call('files:choose', { purpose: 'evidence' });
    if (!answer.ok) return frame.showFailure(answer);
    if (answer.value === null) return;
    const small = checkEvidenceSize(answer.value.name, answer.value.size);
    if (small.ok) setChosen(answer.value);
    else frame.showFailure(small);
  }

  async function takeOff(item: EvidenceItem, reason: string): Promise<void> {
    setLeaving(null);
    const answer = await commit((current) => detachDrafts(current, item.id, reason));
    if (answer.ok) frame.tell('已划去这份佐证材料');
    else frame.showFailure(answer);
  }

  return (
    <div className="evidence" data-testid="evidence">
      <p className="record-hint">
        <Button size="small" onClick={() => void choose()} data-testid="add-evidence">
          添加佐证材料
        </Button>
        照片（JPG、PNG）和PDF，每个不超过20MB。
      </p>
      {items.length === 0 && <p className="record-hint">还没有佐证材料。协议、执照、施工许可、现场照片、银行回单都可以添加。</p>}
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <Thumbnail item={item} onOpen={() => setOpen(item)} />
            <div>
              <strong>
                {item.kind}　{item.fileName}
              </strong>
              <span>证明：{item.proves}</span>
              <span>
                {item.takenOn === undefined ? '未写日期' : formatDay(item.takenOn)}　{sizeText(item.size ?? 0)}
                {item.note === undefined ? '' : `　${item.note}`}
              </span>
            </div>
            <Button size="small" type="text" aria-label={`划去${item.fileName ?? '附件'}`} onClick={() => setLeaving(item)}>
              划去
            </Button>
          </li>
        ))}
      </ul>
      {chosen !== null && <EvidenceDialog project={project} file={chosen} onClose={() => setChosen(null)} />}
      {open !== null && <Enlarged item={open} onClose={() => setOpen(null)} />}
      {leaving !== null && (
        <AskText
          title="划去佐证材料"
          hint={`${leaving.fileName ?? '附件'}不再列出，变更记录里仍然留着。`}
          okText="划去"
          onOk={(reason) => void takeOff(leaving, reason)}
          onCancel={() => setLeaving(null)}
        />
      )}
    </div>
  );
}
