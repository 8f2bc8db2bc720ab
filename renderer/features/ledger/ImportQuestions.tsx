/** The questions of an import: one at a time, answered for this cell or for all questions of the same kind in the column. */
import { Alert, Button, Flex, Input, Space, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ImportQuestion, ImportSummary } from '../../../shared/contract/import';
import type { SaidNow } from '../../../shared/imports/said';
import type { RecordId } from '../../../shared/model/ids';
import type { CellPlace } from './ImportSheet';
import { isFocusFree } from './free-focus';

export type AnswerGiven = {
  readonly answers: readonly { readonly question: string; readonly choice?: string; readonly value?: string; readonly alike?: true }[];
  readonly matches: readonly { readonly index: number; readonly record: RecordId | 'new' | 'skip' }[];
  /** Where rows belong that do not say their unit. */
  readonly unit?: RecordId | null;
  /** Every row that waits only for a 核对无误. */
  readonly acceptAll?: true;
  readonly said?: SaidNow;
};

type Props = {
  readonly summary: ImportSummary;
  readonly onAnswer: (given: AnswerGiven) => void;
  readonly onShow: (place: CellPlace) => void;
};

function placeText({ sheet, row, rows, column }: ImportQuestion): string {
  const at = row ?? rows[0];
  return [sheet ?? '', column === null ? '' : `${column}列`, at === undefined ? '' : `第${at}行`].filter((part) => part !== '').join(' ');
}

/** 另行填写; begins empty for each question. */
function OtherAnswer({ onGive }: { readonly onGive: (value: string) => void }) {
  const [typed, setTyped] = useState('');
  const value = typed.trim();
  return (
    <Space.Compact>
      <Input
        value={typed}
        placeholder="另行填写"
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={() => value !== '' && onGive(value)}
      />
      <Button disabled={value === ''} onClick={() => onGive(value)}>
        采用
      </Button>
    </Space.Compact>
  );
}

export function ImportQuestions({ summary, onAnswer, onShow }: Props) {
  const open = summary.questions.filter(({ answer }) => answer === null);
  const answers = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const question = open[Math.min(at, open.length - 1)];

  useEffect(() => {
    const row = question?.row ?? question?.rows[0];
    if (question?.sheet != null && row !== undefined && row !== null) onShow({ sheet: question.sheet, row, column: question.column });
  }, [question?.id, question?.sheet, question?.row, question?.rows, question?.column, onShow]);

  // With nothing but the keyboard: each new question has its first answer under the fingers, unless the person is busy elsewhere.
  useEffect(() => {
    if (isFocusFree('.import-question')) answers.current?.querySelector<HTMLElement>('button, input')?.focus();
  }, [question?.id]);

  if (question === undefined) {
    return summary.questions.length === 0 ? null : <Alert type="success" showIcon title="问题都已回答。" />;
  }

  function choose(choice: string, everywhere: boolean): void {
    if (question === undefined) return;
    onAnswer({ answers: [{ question: question.id, choice, ...(everywhere ? { alike: true as const } : {}) }], matches: [] });
  }

  return (
    <div className="import-question" data-testid="import-question">
      <Flex justify="space-between" align="center" gap={12}>
        <div>
          <Typography.Text type="secondary">
            问题 {Math.min(at, open.length - 1) + 1}/{summary.counts.questions}　{placeText(question)}
          </Typography.Text>
          <div className="import-ask">{question.text}</div>
        </div>
        <Space>
          <Button size="small" disabled={at <= 0} onClick={() => setAt((now) => Math.max(0, Math.min(now, open.length - 1) - 1))}>
            上一个
          </Button>
          <Button size="small" disabled={at >= open.length - 1} onClick={() => setAt((now) => now + 1)}>
            下一个
          </Button>
        </Space>
      </Flex>
      <Space wrap ref={answers}>
        {question.choices.map(({ choice, label, alike }, place) => (
          <Space.Compact key={choice}>
            <Button type={place === 0 ? 'primary' : 'default'} onClick={() => choose(choice, false)} data-testid="answer-choice">
              {label}
            </Button>
            {alike > 1 && <Button onClick={() => choose(choice, true)}>同类 {alike} 处都这样</Button>}
          </Space.Compact>
        ))}
        {question.free && (
          <OtherAnswer key={question.id} onGive={(value) => onAnswer({ answers: [{ question: question.id, value }], matches: [] })} />
        )}
      </Space>
    </div>
  );
}
