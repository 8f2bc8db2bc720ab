/** Who answers or decides, and what is said with it: the two lines that every step of a 流转 asks for. */
import { Input, Space } from 'antd';

type Props = {
  readonly by: string;
  readonly note: string;
  /** Placeholders: who, and why. */
  readonly who: string;
  readonly why: string;
  readonly onBy: (text: string) => void;
  readonly onNote: (text: string) => void;
};

export function AnswerFields({ by, note, who, why, onBy, onNote }: Props) {
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Input autoFocus value={by} maxLength={30} aria-label="决定人" placeholder={who} onChange={(event) => onBy(event.target.value)} />
      <Input.TextArea
        rows={2}
        value={note}
        maxLength={500}
        aria-label="说明"
        placeholder={why}
        onChange={(event) => onNote(event.target.value)}
      />
    </Space>
  );
}
