/** Who answers or decides, and what is said with it: the two lines that every step of a 流转 asks for. */
import { Form, Input } from 'antd';

type Props = {
  readonly by: string;
  readonly note: string;
  /** Labels: who, and why. */
  readonly who: string;
  readonly why: string;
  readonly onBy: (text: string) => void;
  readonly onNote: (text: string) => void;
};

export function AnswerFields({ by, note, who, why, onBy, onNote }: Props) {
  return (
    <Form layout="vertical" requiredMark={false} component="div">
      <Form.Item label={who}>
        <Input
          autoFocus
          value={by}
          maxLength={30}
          aria-label="决定人"
          placeholder="姓名、职务，例如 副县长 李明"
          onChange={(event) => onBy(event.target.value)}
        />
      </Form.Item>
      <Form.Item label={why}>
        <Input.TextArea rows={2} value={note} maxLength={500} aria-label="说明" onChange={(event) => onNote(event.target.value)} />
      </Form.Item>
    </Form>
  );
}
