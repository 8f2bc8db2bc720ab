/** 编号: the next number of the series, or one typed from the 党政办's paper register; and 登记占用号, which explains a number used elsewhere. */
import { Alert, Checkbox, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { errorMessage } from '../../../shared/errors';
import type { Failure, Result } from '../../../shared/errors';
import { LETTER_LABELS } from '../../../shared/letters/fields';
import { formatDocumentNumber, parseDocumentNumber } from '../../../shared/letters/numbers';
import type { DocumentNumber } from '../../../shared/letters/numbers';
import type { Draft } from '../../../shared/ledger/operation';
import { isoDay } from '../../../shared/model/dates';
import { letterKind, nextNumber, proposedSeries, takenNumbers, unexplainedGaps } from '../../../shared/papers/register';
import { FROM_PAPER_REGISTER, seatOf, seatText } from '../../../shared/papers/seats';
import { call } from '../../bridge';
import { commit } from '../../data/commit';
import { useStatus } from '../../data/status';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { numberDrafts, numberUsedDrafts } from './letter-drafts';
import type { OpenLetter } from '../../../shared/papers/register-lines';

function proposedNumber(letters: readonly OpenLetter[], today: string): string {
  const [first] = letters;
  const kind = first === undefined ? null : letterKind(first.letter);
  if (first === undefined || kind === null) return '';
  const ledger = currentLedger();
  const series = proposedSeries(ledger, kind);
  return series === ''
    ? ''
    : formatDocumentNumber(nextNumber(takenNumbers(ledger), series, Number((first.letter.dated ?? today).slice(0, 4))));
}

/** Reads the number, makes the drafts and stores them; says what was wrong, or null when it is stored. */
async function store(typed: string, draftsOf: (number: DocumentNumber) => Result<readonly Draft[]>): Promise<Failure | null> {
  const number = parseDocumentNumber(typed);
  if (!number.ok) return number;
  const drafts = draftsOf(number.value);
  if (!drafts.ok) return drafts;
  const answer = await commit(drafts.value);
  return answer.ok ? null : answer;
}

type NumberProps = { readonly letters: readonly OpenLetter[]; readonly onClose: () => void };

export function NumberDialog({ letters, onClose }: NumberProps) {
  const status = useStatus();
  const [typed, setTyped] = useState(() => proposedNumber(letters, status.today));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [fromPaperRegister, setFromPaperRegister] = useState(false);
  const ledger = useLedger((current) => current);
  const [first] = letters;
  const kind = first === undefined ? null : letterKind(first.letter);
  const parsed = parseDocumentNumber(typed);
  const seat = parsed.ok ? seatOf(ledger, parsed.value.series, isoDay(status.today)) : null;
  const elsewhere = seat !== null && seat.device !== status.device;
  const last =
    parsed.ok && letters.length > 1 ? formatDocumentNumber({ ...parsed.value, serial: parsed.value.serial + letters.length - 1 }) : null;

  async function save(): Promise<void> {
    setBusy(true);
    const words = kind === null ? null : await call('paper:words', { template: kind });
    if (words?.ok === false) {
      setBusy(false);
      return setFailure(words);
    }
    const wrong = await store(typed, (number) =>
      numberDrafts(
        currentLedger(),
        letters.map(({ letter }) => letter),
        number,
        { by: status.person, on: isoDay(status.today), device: status.device, fromPaperRegister, words: words?.value.wording ?? null },
      ),
    );
    setBusy(false);
    if (wrong === null) onClose();
    else setFailure(wrong);
  }

  return (
    <Modal
      open
      title="编号"
      okText="编号"
      cancelText="取消"
      okButtonProps={{ loading: busy, disabled: typed.trim() === '' }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <p className="papers-faint">
        {kind === null ? '' : LETTER_LABELS[kind]}，共{letters.length}份。编号以后内容不能再改，有误只能作废重拟。
      </p>
      <Form layout="vertical">
        <Form.Item
          label={letters.length > 1 ? '第一份的文号' : '文号'}
          help={failure === null ? '可以照党政办登记簿上的号填写' : errorMessage(failure.code, failure.detail)}
          validateStatus={failure === null ? '' : 'error'}
        >
          <Input
            aria-label="文号"
            data-testid="letter-number"
            maxLength={60}
            placeholder="例如：青招办督〔2026〕7号"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setFailure(null);
            }}
            onPressEnter={() => void save()}
          />
        </Form.Item>
      </Form>
      {last !== null && <p>依次编到 {last}</p>}
      {elsewhere && (
        <>
          <Alert
            type="warning"
            showIcon
            title={`“${seat.series ?? ''}”由另一台电脑编号（${seatText(seat)}）。要在本机编号，请先在“更多—编号席位”中移到本机。`}
          />
          <Checkbox
            data-testid="paper-register"
            checked={fromPaperRegister}
            onChange={({ target }) => {
              setFromPaperRegister(target.checked);
              setFailure(null);
            }}
          >
            {FROM_PAPER_REGISTER}（照党政办登记簿上的号填写，不从本机取号）
          </Checkbox>
        </>
      )}
    </Modal>
  );
}

/** The first number that nobody has accounted for. */
function firstGap(): string {
  const [gap] = unexplainedGaps(takenNumbers(currentLedger()));
  const serial = gap?.serials[0];
  return gap === undefined || serial === undefined ? '' : formatDocumentNumber({ series: gap.series, year: gap.year, serial });
}

export function NumberUsedDialog({ onClose }: { readonly onClose: () => void }) {
  const [typed, setTyped] = useState(firstGap);
  const [why, setWhy] = useState<'本号由其他文件使用' | '作废'>('本号由其他文件使用');
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);

  async function save(): Promise<void> {
    const wrong = await store(typed, (number) => numberUsedDrafts(currentLedger(), number, why, note.trim()));
    if (wrong === null) onClose();
    else setFailure(wrong);
  }

  return (
    <Modal open title="登记占用号" okText="登记" cancelText="取消" onOk={() => void save()} onCancel={onClose}>
      <Form layout="vertical">
        <Form.Item
          label="文号"
          help={failure === null ? '' : errorMessage(failure.code, failure.detail)}
          validateStatus={failure === null ? '' : 'error'}
        >
          <Input
            aria-label="文号"
            maxLength={60}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setFailure(null);
            }}
          />
        </Form.Item>
        <Form.Item label="去向">
          <Radio.Group
            value={why}
            onChange={(event) => setWhy(event.target.value as typeof why)}
            options={['本号由其他文件使用', '作废']}
          />
        </Form.Item>
        <Form.Item label="备注">
          <Input
            aria-label="备注"
            maxLength={200}
            placeholder="文件标题、用号单位"
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
