/** Small pieces that tell something: nothing here yet, it did not work, it is under way, a coloured state. Presents only. */
import './pieces.css';
import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { errorMessage } from '../../shared/errors';
import type { Failure } from '../../shared/errors';

/** An empty list says what belongs here and how to start. */
export function EmptyState(props: { readonly title: string; readonly children?: ReactNode; readonly actions?: ReactNode }) {
  return (
    <div className="ui-empty">
      <h2>{props.title}</h2>
      <div>{props.children}</div>
      {props.actions !== undefined && <div className="ui-empty-actions">{props.actions}</div>}
    </div>
  );
}

/** An expected failure in words: 发生了什么 · 什么没有改变 · 怎么办, the code small at the end. */
export function ErrorNotice({ failure, onClose }: { readonly failure: Failure; readonly onClose?: () => void }) {
  const words = errorMessage(failure.code, failure.detail);
  const code = `〔${failure.code}〕`;
  return (
    <div className="ui-error" role="alert">
      <span aria-hidden="true">▲</span>
      <p>
        {words.replace(code, '')} <small>{code}</small>
      </p>
      {onClose !== undefined && (
        <Button size="small" onClick={onClose}>
          知道了
        </Button>
      )}
    </div>
  );
}

type ProgressNoticeProps = {
  readonly label: string;
  readonly done: number;
  /** null while nobody knows how much there is. */
  readonly total: number | null;
  readonly onCancel?: () => void;
};

/** Work under way, with the way to stop it. */
export function ProgressNotice({ label, done, total, onCancel }: ProgressNoticeProps) {
  const percent = total === null || total === 0 ? 0 : Math.floor((done / total) * 100);
  return (
    <div className="ui-progress" role="status">
      <span>{label}</span>
      {total === null && <span className="number">{done}</span>}
      {total !== null && total > 0 && <Progress percent={percent} format={() => `${done}/${total}`} />}
      {onCancel !== undefined && (
        <Button size="small" onClick={onCancel}>
          停止
        </Button>
      )}
    </div>
  );
}

/** A colour's meaning in the county's scheme; the shape says it again for black-and-white print. */
export type Tone = 'red' | 'yellow' | 'blue' | 'green' | 'plain';

export const TONE_SHAPES: Readonly<Record<Tone, string>> = { red: '▲', yellow: '◆', blue: '■', green: '●', plain: '○' };

/** A coloured state: shape, word, and the colour last. */
export function StatusMark({ tone, word }: { readonly tone: Tone; readonly word: string }) {
  return (
    <span className={`ui-mark ui-${tone}`}>
      <i aria-hidden="true">{TONE_SHAPES[tone]}</i>
      {word}
    </span>
  );
}

type CountTab<K extends string> = { readonly key: K; readonly label: string; readonly count?: number };

type CountTabsProps<K extends string> = {
  readonly label: string;
  readonly tabs: readonly CountTab<K>[];
  readonly active: K;
  readonly onChange: (key: K) => void;
};

/** The tabs of a screen, each with the number of what it holds. */
export function CountTabs<K extends string>({ label, tabs, active, onChange }: CountTabsProps<K>) {
  return (
    <div className="ui-tabs" role="tablist" aria-label={label}>
      {tabs.map((tab) => (
        <button key={tab.key} type="button" role="tab" aria-selected={tab.key === active} onClick={() => onChange(tab.key)}>
          {tab.label}
          {tab.count !== undefined && <small>{tab.count}</small>}
        </button>
      ))}
    </div>
  );
}
